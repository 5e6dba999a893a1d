package io.vigil.alerting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.JudgeEventCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever stands in the log, what is a fact is applied and what is none is kept and counted. */
@ExtendWith(Room.Shared.class)
class HostileFactsIT {
  @Test
  void brokenBytesBetweenFactsAreKeptAndEveryFactIsApplied(Room room) throws Exception {
    String plant = room.plant(20);
    Random random = new Random(41);
    List<byte[]> broken = new ArrayList<>();
    long before = refused(room);
    for (int i = 1; i <= 20; i++) {
      ActivationEvent raise = room.judge().watch(plant, code(i), Room.RULE).raise(1.6);
      byte[] bytes = JudgeEventCodec.encode(raise);
      byte[] part = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      broken.add(part);
      room.judge().sayBytes(part);
      room.judge().say(raise);
    }
    Eventually.get(() -> room.openOf(plant), all -> all.size() == 20);
    Eventually.get(() -> refused(room), count -> count == before + broken.size());
    List<byte[]> kept = new ArrayList<>();
    facts(room).findAll().forEach(fact -> kept.add(fact.message()));
    for (byte[] part : broken) {
      assertThat(kept).anyMatch(one -> Arrays.equals(one, part));
    }
  }

  @Test
  void factWithNumbersThatAreNoneIsShownWithoutThem(Room room) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.raise(Double.NaN, QualityReason.BAD));
    JsonNode alert = room.open(plant, any -> true);
    assertThat(alert.get("value").isNull()).isTrue();
    assertThat(alert.get("trusted").asBoolean()).isFalse();
    assertThat(alert.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    room.judge().say(watch.update(Double.MAX_VALUE));
    JsonNode worse = room.open(plant, one -> !one.get("value").isNull());
    assertThat(worse.get("value").asDouble()).isEqualTo(Double.MAX_VALUE);
    assertThat(room.duty().get(Room.path(worse) + "/trace").status()).isEqualTo(200);
  }

  @Test
  void worseValueOfAWatchThatWasNeverRaisedIsAnAlertAllTheSame(Room room) throws Exception {
    String plant = room.plant(1);
    room.judge().say(room.judge().watch(plant, "F01.CH4", Room.RULE).update(1.9));
    assertThat(room.open(plant, any -> true).get("state").asText()).isEqualTo("ACTIVE_UNACKED");
  }

  @Test
  void clearingWhatWasNeverRaisedIsNothing(Room room) throws Exception {
    String plant = room.plant(2);
    room.judge().say(room.judge().watch(plant, "F01.CH4", Room.RULE).clear(0.1));
    room.raise(plant, "F02.CH4");
    JsonNode only = room.open(plant, any -> true);
    assertThat(only.get("point").asText()).as("control").isEqualTo("F02.CH4");
  }

  @Test
  void thousandRaisesAndClearsOfOneWatchAreOneOpenAlertWithAllOfItsHistory(Room room)
      throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    List<ActivationEvent> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(watch.activation("n" + i).raise(1.6));
      events.add(watch.activation("n" + i).clear(0.1));
    }
    room.judge().sayAll(events);
    JsonNode alert =
        room.open(plant, one -> one.get("activation").asText().endsWith("n499") && isOver(one));
    JsonNode trace = room.duty().get(Room.path(alert) + "/trace").json().get("events");
    assertThat(trace).hasSize(1_000);
    assertThat(trace.get(0).get("kind").asText()).isEqualTo("RAISED");
    assertThat(trace.get(998).get("kind").asText()).isEqualTo("REOPENED");
    assertThat(trace.get(999).get("kind").asText()).isEqualTo("CLEARED");
    assertThat(alert.get("state").asText()).isEqualTo("CLEARED_UNACKED");
  }

  private static boolean isOver(JsonNode alert) {
    return !alert.get("cleared").isNull();
  }

  private static long refused(Room room) {
    return facts(room).findAll().size();
  }

  private static RefusedFactRepository facts(Room room) {
    return Inside.of(room.alerting()).getBean(RefusedFactRepository.class);
  }

  private static String code(int i) {
    return "F%02d.CH4".formatted(i);
  }
}
