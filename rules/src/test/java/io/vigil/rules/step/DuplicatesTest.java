package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.model.alert.ActivationEvent.Kind.STATE;
import static io.vigil.rules.step.TestLane.BOOT;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestLane.reading;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private final TestLane lane = TestLane.with(point(0).watch(0, high(0, 0)).build());

  private void send(String boot, long sequence, long time, double value) {
    lane.append(lane.batch(0, boot, sequence, Batch.NO_AT, reading(0, time, value)));
  }

  @Test
  void messageThatStandsInTheLaneIsDroppedWhole() {
    send(BOOT, 7, 0, 12);
    int before = lane.said().size();
    send(BOOT, 7, 5000, 1);
    assertThat(lane.said()).hasSize(before);
    assertThat(lane.state().counts().repeats()).isEqualTo(1);
    send(BOOT, 8, 5000, 1);
    assertThat(kinds(lane.activations())).as("control").containsExactly(RAISE, CLEAR);
  }

  @Test
  void sameNumberOfAnotherBootIsAnotherMessage() {
    send("b1", 7, 0, 12);
    send("b2", 7, 1000, 1);
    assertThat(kinds(lane.activations())).containsExactly(RAISE, CLEAR);
  }

  @Test
  void lateMessageOfAnEarlierNumberIsNoRepeat() {
    send(BOOT, 9, 0, 1);
    send(BOOT, 3, 1000, 12);
    assertThat(kinds(lane.activations())).contains(RAISE);
  }

  @Test
  void numberOlderThanTheWindowIsDecidedByStamps() {
    send(BOOT, 1, 0, 12);
    send(BOOT, 1 + BootWindow.LENGTH, 1000, 13);
    send(BOOT, 1, 0, 12);
    assertThat(lane.state().counts().repeats()).as("by its stamp").isEqualTo(1);
    send(BOOT, 2, 2000, 1);
    assertThat(kinds(lane.activations())).as("control: never seen").contains(CLEAR);
  }

  @Test
  void ninthBootForgetsTheOneThatWasUsedLongestAgo() {
    for (int boot = 0; boot < 8; boot++) {
      send("b" + boot, 1, boot, 1);
    }
    send("b0", 1, 100, 1);
    assertThat(lane.state().counts().repeats()).as("b0 is known, and used now").isEqualTo(1);
    send("b8", 1, 200, 1);
    send("b0", 1, 300, 1);
    assertThat(lane.state().counts().repeats()).as("b0 is still known").isEqualTo(2);
    send("b1", 1, 400, 12);
    assertThat(kinds(lane.activations())).as("b1 was forgotten").contains(RAISE);
  }

  @Test
  void equalValueAtAKnownStampIsDroppedAndCounted() {
    lane.read(0, 0, 12);
    assertThat(lane.read(0, 0, 12)).isEmpty();
    assertThat(lane.state().counts().repeats()).isEqualTo(1);
    assertThat(lane.refusals).isEmpty();
  }

  @Test
  void otherValueAtAKnownStampIsRefusedInWordsAndTheFirstStays() {
    lane.read(0, 0, 12);
    assertThat(lane.read(0, 0, 1)).isEmpty();
    assertThat(lane.state().counts().conflicts()).isEqualTo(1);
    Refusal refusal = lane.refusals.get(0);
    assertThat(refusal.code()).isEqualTo(RefusalCode.VALUE_CONFLICT);
    assertThat(refusal.enterprise()).isEqualTo("coal-a");
    assertThat(refusal.gateway()).isEqualTo("gw0");
    assertThat(refusal.point()).isEqualTo("P0");
    assertThat(refusal.time()).isEqualTo(START);
    assertThat(refusal.zh()).contains("P0", "12.0", "1.0", "2026-11-22T");
    assertThat(refusal.en()).contains("P0", "12.0", "1.0");
  }

  @Test
  void missingValueEqualsMissingValue() {
    lane.read(0, 0, Double.NaN, QualityReason.BAD);
    lane.read(0, 0, Double.NaN, QualityReason.BAD);
    assertThat(lane.state().counts().repeats()).isEqualTo(1);
    lane.read(0, 0, 1);
    assertThat(lane.state().counts().conflicts()).isEqualTo(1);
  }

  @Test
  void asManyStampsAreRememberedAsTheDefinitionSays() {
    TestLane own = TestLane.with(point(0).stamps(3).watch(0, high(0, 0)).build());
    for (int time = 0; time < 4; time++) {
      own.read(0, time, 1);
    }
    own.read(0, 1, 2);
    assertThat(own.state().counts().conflicts()).as("stamp 1 is the third newest").isEqualTo(1);
    own.read(0, 0, 2);
    assertThat(own.state().counts().conflicts()).as("stamp 0 is forgotten").isEqualTo(1);
    assertThat(own.state().counts().outOfOrder()).isEqualTo(1);
  }

  @Test
  void stampOutOfOrderIsRememberedAmongTheNewest() {
    lane.read(0, 10, 1);
    lane.read(0, 30, 1);
    lane.read(0, 20, 1);
    lane.read(0, 20, 2);
    assertThat(lane.state().counts().conflicts()).isEqualTo(1);
  }

  @Test
  void repeatInsideOneMessageIsFoundToo() {
    lane.read(
        new Readings(
            new int[] {0, 0},
            new long[] {START, START},
            new double[] {1, 1},
            new byte[2],
            new byte[2]));
    assertThat(lane.state().counts().repeats()).isEqualTo(1);
  }

  @Test
  void badClockIsJudgedByReceiveTimeAndNeverBlinds() {
    byte future = ReadingFlag.TIME_FUTURE;
    lane.read(reading(0, 700_000, 12, QualityReason.GOOD, future));
    assertThat(lane.activations().get(0).onset()).as("received then").isEqualTo(START);
    assertThat(lane.activations().get(0).flags()).isEqualTo(future);
    lane.read(reading(0, 700_000, 1, QualityReason.GOOD, ReadingFlag.TIME_STUCK));
    assertThat(kinds(lane.activations()))
        .as("received in the same millisecond, and yet judged")
        .containsExactly(RAISE, CLEAR);
    assertThat(lane.activations().get(1).at()).isEqualTo(START + 1);
  }

  @Test
  void stampThatStandsStillLosesNothingToTheJudgeHoweverOftenItIsJudged() {
    byte stuck = ReadingFlag.TIME_STUCK;
    double[] values = {1, 12, 12, 1, 1, 12};
    List<LaneRecord> records = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      byte flag = i == 0 ? 0 : stuck;
      Readings one = reading(0, 0, values[i], QualityReason.GOOD, flag);
      records.add(lane.batch(0, "b1", 100 + i, Batch.NO_AT, one));
      lane.append(records.get(i));
    }
    assertThat(kinds(lane.activations())).containsExactly(STATE, RAISE, CLEAR, RAISE);
    assertThat(lane.state().counts()).isEqualTo(new IntakeCounts(0, 0, 0, 0));
    assertThat(lane.refusals).isEmpty();
    TestLane again = TestLane.with(point(0).watch(0, high(0, 0)).build());
    records.forEach(again::append);
    assertThat(again.activations()).isEqualTo(lane.activations());
  }

  @Test
  void pointOfAnotherGatewayIsRefusedInWords() {
    lane.define(TestLane.gateway(2, GatewayMode.LIVE));
    lane.append(lane.batch(2, "x", 1, Batch.NO_AT, reading(0, 0, 12)));
    assertThat(lane.activations()).isEmpty();
    Refusal refusal = lane.refusals.get(0);
    assertThat(refusal.code()).isEqualTo(RefusalCode.POINT_FOREIGN);
    assertThat(refusal.en()).contains("P0", "gw0", "gw2");
  }

  @Test
  void whatIsNotDefinedIsCounted() {
    lane.append(lane.batch(9, "x", 1, Batch.NO_AT, reading(0, 0, 12)));
    lane.append(lane.batch(0, "x", 1, Batch.NO_AT, reading(77, 0, 12)));
    assertThat(lane.state().counts().unknown()).isEqualTo(2);
    assertThat(lane.activations()).isEmpty();
  }

  @Test
  void readingsOfALowerOwnerEpochStillCount() {
    lane.append(new Tick(5, START + 10));
    Batch late = lane.batch(0, "late", 1, Batch.NO_AT, reading(0, 0, 12));
    assertThat(late.ownerEpoch()).isEqualTo(1);
    lane.append(late);
    assertThat(kinds(lane.activations())).containsExactly(RAISE);
  }

  @Test
  void recordThatWasJudgedAlreadyChangesNothing() {
    lane.read(0, 0, 12);
    int before = lane.said().size();
    long again = lane.offset() - 1;
    Batch other = lane.batch(0, "other", 1, Batch.NO_AT, reading(0, 1000, 1));
    Step.step(lane.state(), again, other, lane);
    assertThat(lane.said()).hasSize(before);
  }

  @Test
  @DisplayName("scenario 08: a slot that is revised is judged by what it is now, and not refused")
  void revisedSlotIsJudgedAnew() {
    TestLane lane = TestLane.with(point(0).meter().sample(900_000).watch(0, high(0, 0)).build());
    assertThat(kinds(lane.read(0, 0, 5))).doesNotContain(RAISE);
    assertThat(kinds(lane.read(0, 0, 50))).as("revised").containsExactly(RAISE);
    assertThat(kinds(lane.read(0, 0, 5))).as("back again").containsExactly(CLEAR);
    assertThat(kinds(lane.read(0, 900_000, 5))).isEmpty();
    assertThat(kinds(lane.read(0, 0, 50))).as("of the past").isEmpty();
    assertThat(lane.refusals).isEmpty();
  }
}
