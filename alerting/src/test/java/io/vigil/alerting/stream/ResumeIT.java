package io.vigil.alerting.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import io.vigil.alerting.testing.Stream.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A screen that comes back with the number it saw last sees all that came after, and that once. */
@ExtendWith(Room.Shared.class)
class ResumeIT {
  @Test
  void fromEveryNumberOnTheLaterChangesComeInOrderAndTheEarlierDoNot(Room room)
      throws ExecutionException, InterruptedException {
    String plant = room.plant(4);
    String start = room.duty().get("/api/v1/alerts?limit=1").json().get("position").asText();
    List<Heard> live = new ArrayList<>();
    try (Stream stream = room.duty().stream("?from=" + start)) {
      for (int i = 1; i <= 4; i++) {
        room.raise(plant, "F%02d.CH4".formatted(i));
        live.add(stream.next(event -> isOf(event, plant)));
      }
    }
    assertThat(live)
        .extracting(event -> event.data().get("point").asText())
        .doesNotHaveDuplicates();
    for (int i = 0; i < live.size(); i++) {
      try (Stream again = room.duty().stream("?from=" + live.get(i).id())) {
        for (int next = i + 1; next < live.size(); next++) {
          Heard heard = again.next(event -> isOf(event, plant));
          assertThat(heard.id()).isEqualTo(live.get(next).id());
          assertThat(heard.data().get("id")).isEqualTo(live.get(next).data().get("id"));
        }
      }
    }
  }

  @Test
  void whatTheBrowserSawLastWinsOverWhatThePageBeganWith(Room room) throws Exception {
    String plant = room.plant(2);
    String start = room.duty().get("/api/v1/alerts?limit=1").json().get("position").asText();
    room.raise(plant, "F01.CH4");
    room.open(plant, any -> true);
    String seen;
    try (Stream stream = room.duty().stream("?from=" + start)) {
      seen = stream.next(event -> isOf(event, plant)).id();
    }
    room.raise(plant, "F02.CH4");
    try (Stream stream = room.duty().stream("?from=" + start, "Last-Event-ID", seen)) {
      JsonNode next = stream.next(event -> isOf(event, plant)).data();
      assertThat(next.get("point").asText()).isEqualTo("F02.CH4");
    }
  }

  @Test
  void emptyLastEventIdIsNone(Room room) throws Exception {
    String plant = room.plant(1);
    String start = room.duty().get("/api/v1/alerts?limit=1").json().get("position").asText();
    room.raise(plant, "F01.CH4");
    room.open(plant, any -> true);
    try (Stream stream = room.duty().stream("?from=" + start, "Last-Event-ID", "")) {
      stream.next(event -> isOf(event, plant));
    }
  }

  @Test
  void numberThatIsStillToComeOrOfAnotherEpochLoadsEverythingAnew(Room room)
      throws InterruptedException {
    JournalNumber now = Inside.of(room.alerting()).getBean(Journal.class).position();
    JournalNumber ahead = new JournalNumber(now.epoch(), now.n() + 100_000);
    JournalNumber later = new JournalNumber(now.epoch() + 1, 1);
    for (JournalNumber from : List.of(ahead, later, new JournalNumber(0, now.n()))) {
      try (Stream stream = room.duty().stream("?from=" + from)) {
        Heard resync = stream.next(event -> event.event().equals("resync"));
        JournalNumber position =
            JournalNumber.parse(resync.data().get("position").asText()).orElseThrow();
        assertThat(position).isGreaterThanOrEqualTo(now).isLessThan(ahead);
      }
    }
  }

  @Test
  void afterAResyncTheStreamGoesOnFromThePositionItNamed(Room room)
      throws ExecutionException, InterruptedException {
    String plant = room.plant(1);
    try (Stream stream = room.duty().stream("?from=0-1")) {
      stream.next(event -> event.event().equals("resync"));
      room.raise(plant, "F01.CH4");
      stream.next(event -> isOf(event, plant));
    }
  }

  @Test
  void listAndStreamTogetherMissNothingHoweverTheyOverlap(Room room) throws InterruptedException {
    String plant = room.plant(30);
    Thread raising = raiseAll(room, plant);
    JsonNode page = room.duty().get("/api/v1/alerts?open=true&limit=5000").json();
    List<String> points = new ArrayList<>();
    page.get("items")
        .forEach(
            one -> {
              if (one.get("enterprise").asText().equals(plant)) {
                points.add(one.get("point").asText());
              }
            });
    try (Stream stream = room.duty().stream("?from=" + page.get("position").asText())) {
      while (points.stream().distinct().count() < 30) {
        points.add(stream.next(event -> isOf(event, plant)).data().get("point").asText());
      }
    }
    raising.join(60_000);
    assertThat(room.openOf(plant)).hasSize(30);
  }

  @Test
  void numbersOnlyGrowAndEveryFrameIsTheAlertAsTheListShowsIt(Room room) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    try (Stream stream = room.duty().stream("")) {
      stream.nextHeartbeat();
      room.judge().say(watch.raise(1.6));
      Heard raised = stream.next(event -> isOf(event, plant));
      assertThat(raised.data()).isEqualTo(room.open(plant, any -> true));
      room.judge().say(watch.clear(0.2));
      Heard cleared = stream.next(event -> isOf(event, plant) && !event.id().equals(raised.id()));
      assertThat(number(cleared)).isGreaterThan(number(raised));
      assertThat(cleared.data().get("version").asLong())
          .isGreaterThan(raised.data().get("version").asLong());
      assertThat(cleared.data()).isEqualTo(room.open(plant, one -> !one.get("cleared").isNull()));
    }
  }

  private static Thread raiseAll(Room room, String plant) {
    List<Judge.About> watches = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      watches.add(room.judge().watch(plant, "F%02d.CH4".formatted(i), Room.RULE));
    }
    Thread raising =
        new Thread(
            () -> {
              for (Judge.About watch : watches) {
                try {
                  room.judge().say(watch.raise(1.6));
                } catch (ExecutionException e) {
                  throw new IllegalStateException(e);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            },
            "judge");
    raising.start();
    return raising;
  }

  private static JournalNumber number(Heard event) {
    return JournalNumber.parse(event.id()).orElseThrow();
  }

  private static boolean isOf(Heard event, String plant) {
    return event.event().equals("alert") && event.data().get("enterprise").asText().equals(plant);
  }
}
