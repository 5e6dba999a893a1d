package io.vigil.alerting.annunciation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More than a position can look at, as it goes on. */
@ExtendWith(Room.Shared.class)
class FloodsIT {
  @Test
  @DisplayName("A14 a flood begins with the eleventh within 10 min and ends below five, once each")
  void beginsAndEnds(Room room) throws Exception {
    String plant = room.plantIn("140481", 14);
    String position = "county:140481";
    JournalNumber from = Inside.of(room.alerting()).getBean(Journal.class).position();
    raise(room, plant, 1, 10, Mode.REAL);
    room.open(room.signIn("prefecture"), plant, 10);
    try (Stream shift = room.officer("flooded", position).stream("");
        Stream other = room.officer("calm", "county:140482").stream("")) {
      assertThat(flood(shift)).as("ten are none").isNull();
      raise(room, plant, 11, 13, Mode.REAL);
      room.open(room.signIn("prefecture"), plant, 13);
      JsonNode flood = shift.next(FloodsIT::isFlood).data().get("flood");
      assertThat(flood.get("count").asInt()).isEqualTo(13);
      assertThat(flood(other)).as("another position").isNull();
      room.pass(Duration.ofMinutes(9));
      assertThat(flood(shift)).as("it goes on").isNotNull();
      room.pass(Duration.ofMinutes(11));
      shift.next(one -> one.event().equals("heartbeat") && !isFlood(one));
    }
    assertThat(kinds(room, from, position))
        .containsExactly(JournalKind.FLOOD_BEGAN, JournalKind.FLOOD_ENDED);
  }

  @Test
  @DisplayName("A14, A25 what is only a test floods nobody")
  void testsFloodNobody(Room room) throws Exception {
    String plant = room.plantIn("140483", 12);
    raise(room, plant, 1, 12, Mode.TEST);
    room.open(room.signIn("prefecture"), plant, 12);
    try (Stream shift = room.officer("tested", "county:140483").stream("")) {
      assertThat(flood(shift)).isNull();
    }
  }

  private static void raise(Room room, String plant, int from, int to, Mode mode)
      throws ExecutionException, InterruptedException {
    List<ActivationEvent> events = new ArrayList<>();
    for (int point = from; point <= to; point++) {
      Judge.About watch = room.judge().watch(plant, "F%02d.CH4".formatted(point), Room.RULE);
      events.add(watch.mode(mode).raise(1.6));
    }
    room.judge().sayAll(events);
  }

  private static @Nullable JsonNode flood(Stream stream) throws InterruptedException {
    JsonNode flood = stream.nextHeartbeat().data().get("flood");
    return flood == null || flood.isNull() ? null : flood;
  }

  private static boolean isFlood(Stream.Heard heard) {
    return heard.event().equals("heartbeat") && heard.data().hasNonNull("flood");
  }

  private static List<JournalKind> kinds(Room room, JournalNumber from, String subject) {
    return Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000).stream()
        .filter(one -> one.alert().equals(subject))
        .map(JournalEntry::kind)
        .toList();
  }
}
