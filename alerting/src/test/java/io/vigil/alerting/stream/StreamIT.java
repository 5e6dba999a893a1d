package io.vigil.alerting.stream;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Dawdler;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import io.vigil.alerting.testing.Stream.Heard;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The live stream as browsers hear it. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class StreamIT {
  private static final int NEVER_READ = 200;
  private static final int CHANGES = 60;
  private static final long MOST_GROWN_BYTES = 64L << 20;

  @Test
  void twoScreensSeeAnAlertComeAndSomebodyAcknowledgeIt(Room room) throws Exception {
    String plant = room.plant(1);
    Browser second = room.signIn("duty");
    try (Stream one = room.duty().stream("");
        Stream other = second.stream("")) {
      one.nextHeartbeat();
      other.nextHeartbeat();
      JsonNode alert = room.raised(plant);
      one.next(event -> isAbout(event, alert, "ACTIVE_UNACKED"));
      other.next(event -> isAbout(event, alert, "ACTIVE_UNACKED"));
      acknowledge(room.duty(), alert);
      Heard seen = other.next(event -> isAbout(event, alert, "ACTIVE_ACKED"));
      assertThat(seen.data().get("acked_by").asText()).isEqualTo("duty");
    }
  }

  @Test
  void aScreenThatWasAwayMissesNothing(Room room) throws Exception {
    String plant = room.plant(6);
    String position;
    try (Stream stream = room.duty().stream("")) {
      stream.nextHeartbeat();
      room.raise(plant, "F01.CH4");
      position = stream.next(event -> isOf(event, plant)).id();
    }
    for (int i = 2; i <= 6; i++) {
      room.raise(plant, "F%02d.CH4".formatted(i));
    }
    Eventually.get(() -> room.openOf(plant), all -> all.size() == 6);
    Set<String> caughtUp = new HashSet<>();
    try (Stream stream = room.duty().stream("?from=" + position)) {
      while (caughtUp.size() < 5) {
        caughtUp.add(stream.next(one -> isOf(one, plant)).data().get("point").asText());
      }
    }
    assertThat(caughtUp).doesNotContain("F01.CH4");
  }

  @Test
  void aScreenFromBeforeARestoreLoadsEverythingAnew(Room room) throws InterruptedException {
    try (Stream stream = room.duty().stream("?from=0-7")) {
      Heard resync = stream.next(event -> event.event().equals("resync"));
      assertThat(resync.data().get("position").asText()).startsWith("1-");
    }
    assertProblem(room.duty().get("/api/v1/stream?from=nonsense"), 400, "BAD_REQUEST");
  }

  @Test
  void manyChangesAtOnceComeInFewFramesAndAllOfThemCome(Room room)
      throws ExecutionException, InterruptedException {
    String plant = room.plant(40);
    try (Stream stream = room.duty().stream("")) {
      stream.nextHeartbeat();
      for (int i = 1; i <= 40; i++) {
        room.raise(plant, "F%02d.CH4".formatted(i));
      }
      Set<String> points = new HashSet<>();
      while (points.size() < 40) {
        points.add(stream.next(one -> isOf(one, plant)).data().get("point").asText());
      }
    }
  }

  @Test
  void everyHeartbeatSaysTheTimeAndWhetherSomebodyJudges(Room room) throws InterruptedException {
    try (Stream stream = room.duty().stream("")) {
      Heard first = stream.nextHeartbeat();
      Heard second = stream.nextHeartbeat();
      assertThat(second.data().get("now").asText()).isGreaterThan(first.data().get("now").asText());
      assertThat(second.data().get("judging").isBoolean()).isTrue();
      assertThat(second.data().get("lanesBehindMs").asLong()).isNotNegative();
    }
  }

  @Test
  @DisplayName("attack73 one user cannot hold all streams")
  void aUserHasSoManyScreensAndNoMore(Room room, Attack attack) throws Exception {
    Browser hoarding = room.signIn("admin");
    List<Stream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < StreamController.MOST_PER_USER; i++) {
        Stream stream = hoarding.stream("");
        streams.add(stream);
        stream.nextHeartbeat();
      }
      attack.isRefused(hoarding, 429, "TOO_MANY_STREAMS", () -> hoarding.get("/api/v1/stream"));
      try (Stream others = room.duty().stream("")) {
        others.nextHeartbeat();
      }
    } finally {
      streams.forEach(Stream::close);
    }
  }

  @Test
  @DisplayName("attack72 two hundred screens that never read take no memory, and others hear on")
  void screensThatNeverRead(Room room, Attack attack)
      throws ExecutionException, IOException, InterruptedException {
    String division = "140464";
    String plant = room.plantIn(division, CHANGES);
    List<Dawdler> deaf = new ArrayList<>();
    try {
      for (int user = 0; user < NEVER_READ / StreamController.MOST_PER_USER; user++) {
        Browser officer = room.officer("deaf-officer-" + user, "county:" + division);
        for (int i = 0; i < StreamController.MOST_PER_USER; i++) {
          deaf.add(officer.dawdle("/api/v1/stream"));
        }
      }
      Browser hearing = room.officer("hearing-officer", "county:" + division);
      long before = inUse();
      try (Stream stream = hearing.stream("")) {
        stream.nextHeartbeat();
        for (int i = 1; i <= CHANGES; i++) {
          room.raise(plant, "F%02d.CH4".formatted(i));
        }
        Set<String> points = new HashSet<>();
        while (points.size() < CHANGES) {
          points.add(stream.next(one -> isOf(one, plant)).data().get("point").asText());
        }
      }
      assertThat(inUse() - before).as("bytes").isLessThan(MOST_GROWN_BYTES);
      attack.boardIsNoQuieter();
      for (Dawdler one : List.of(deaf.get(0), deaf.get(NEVER_READ - 1))) {
        assertThat(one.firstLine()).isEqualTo("HTTP/1.1 200 OK");
        one.awaitText("F%02d.CH4".formatted(CHANGES));
      }
    } finally {
      for (Dawdler one : deaf) {
        one.close();
      }
    }
  }

  /** Bytes of the heap, after what nobody holds is gone. */
  private static long inUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void aStreamEndsWithTheSignIn(Room room) throws InterruptedException {
    Browser leaving = room.signIn("duty");
    try (Stream stream = leaving.stream("")) {
      stream.nextHeartbeat();
      leaving.post("/api/v1/logout", "{}");
      stream.next(event -> event.event().equals("closed"));
    }
  }

  private static boolean isOf(Heard event, String plant) {
    return event.event().equals("alert") && event.data().get("enterprise").asText().equals(plant);
  }

  private static boolean isAbout(Heard event, JsonNode alert, String state) {
    return event.event().equals("alert")
        && event.data().get("id").equals(alert.get("id"))
        && event.data().get("state").asText().equals(state);
  }
}
