package io.vigil.rules.step;

import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static io.vigil.rules.step.TestPoint.stale;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.Mode;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.Gate;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers remembered of gaps is judged once and in order, and says what it found. */
class GapStepTest {
  private static final long MINUTE = 60_000;

  private GapState state = GapState.fresh(3);
  private final List<FoundActivation> found = new ArrayList<>();
  private long offset;
  private long sequence;

  private void append(LaneRecord record) {
    GapStep.step(state, offset++, record, found::add);
  }

  private void define(DefinitionEntry... entries) {
    List<DefinitionEntry> all = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      all.add(
          new GatewayDefinition(
              number, 1, "coal-a", "gw" + number, Door.OPC_UA, GatewayMode.LIVE, false));
    }
    all.addAll(List.of(entries));
    append(new Definition(1, START, all));
  }

  private void late(Readings readings) {
    append(new Batch(1, START, 0, "boot", sequence++, START, START, Batch.NO_AT, readings));
  }

  private void late(int slot, long minute, double value) {
    late(TestLane.reading(slot, minute * MINUTE, value));
  }

  private void whole(long fromMinute, long toMinute, boolean closed) {
    append(
        new GapDone(
            1, START + 1, 0, START + fromMinute * MINUTE, START + toMinute * MINUTE, closed));
  }

  /** Above its limit from minute 10 to minute 20. */
  private void storyOfOnePeak() {
    for (int minute = 0; minute < 30; minute++) {
      late(0, minute, minute >= 10 && minute < 20 ? 30 + minute : 1);
    }
  }

  private void defineOne() {
    define(point(0).sample(MINUTE).watch(0, high(0, 0)).watch(1, stale(2 * MINUTE)).build());
  }

  @Test
  void whatWasTrueInAGapIsFoundOnceItsSpanIsWhole() {
    defineOne();
    storyOfOnePeak();
    assertThat(found).isEmpty();
    whole(0, 30, true);
    assertThat(found).hasSize(1);
    ActivationEvent last = found.get(0).last();
    assertThat(last.mode()).isEqualTo(Mode.HISTORY);
    assertThat(last.rule()).isEqualTo("R0");
    assertThat(last.onset()).isEqualTo(START + 10 * MINUTE);
    assertThat(last.at()).isEqualTo(START + 20 * MINUTE);
    assertThat(last.extreme()).isEqualTo(49);
    assertThat(found.get(0).outlastsGap()).isFalse();
  }

  @Test
  void whatIsStillTrueAtTheEndOfAGapIsFoundAsSuch() {
    defineOne();
    late(0, 1, 1);
    late(0, 2, 30);
    whole(0, 10, true);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).outlastsGap()).isTrue();
    assertThat(found.get(0).last().at()).isEqualTo(START + 2 * MINUTE);
  }

  @Test
  void delaysElapseOnStampsAlone() {
    define(point(0).sample(MINUTE).watch(0, high(5 * MINUTE, 0)).build());
    late(0, 0, 30);
    late(0, 4, 30);
    late(0, 5, 1);
    late(0, 10, 30);
    late(0, 14, 30);
    late(0, 16, 1);
    whole(0, 20, true);
    assertThat(found)
        .extracting(one -> one.last().onset())
        .containsExactly(START, START + 10 * MINUTE);
  }

  @Test
  void activationGoesOnFromSpanToSpan() {
    defineOne();
    for (int minute = 0; minute < 30; minute++) {
      if (minute == 15) {
        whole(0, 15, false);
      }
      late(0, minute, minute >= 10 && minute < 20 ? 30 + minute : 1);
    }
    assertThat(found).isEmpty();
    whole(15, 30, true);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).last().onset()).isEqualTo(START + 10 * MINUTE);
    assertThat(found.get(0).last().extreme()).isEqualTo(49);
  }

  @Test
  void gapThatIsReadAgainFindsNothingMore() {
    defineOne();
    storyOfOnePeak();
    whole(0, 30, true);
    storyOfOnePeak();
    whole(0, 30, true);
    assertThat(found).hasSize(1);
  }

  @Test
  void spanThatWasBegunTwiceIsJudgedOnce() {
    defineOne();
    for (int minute = 0; minute < 15; minute++) {
      late(0, minute, minute >= 10 ? 30 + minute : 1);
    }
    storyOfOnePeak();
    whole(0, 30, true);
    assertThat(found).hasSize(1);
  }

  @Test
  void sameGapJudgedByAnotherStateFindsTheSame() {
    defineOne();
    storyOfOnePeak();
    whole(0, 30, true);
    state = GapState.fresh(3);
    defineOne();
    late(0, 8, 1);
    late(0, 10, 40);
    late(0, 20, 1);
    whole(5, 25, true);
    assertThat(found).hasSize(2);
    assertThat(found.get(1).last().activation()).isEqualTo(found.get(0).last().activation());
  }

  @Test
  void newerGapThatIsReadFirstDoesNotHideAnOlderOne() {
    defineOne();
    late(0, 101, 30);
    late(0, 105, 1);
    whole(100, 110, true);
    storyOfOnePeak();
    whole(0, 30, true);
    assertThat(found)
        .extracting(one -> one.last().onset())
        .containsExactly(START + 101 * MINUTE, START + 10 * MINUTE);
  }

  @Test
  void whatIsMissingInAHistoryIsNoSilence() {
    defineOne();
    late(0, 0, 1);
    late(0, 25, 1);
    whole(0, 30, true);
    assertThat(found).isEmpty();
  }

  @Test
  void gapWithoutReadingsFindsNothing() {
    defineOne();
    whole(0, 30, true);
    assertThat(found).isEmpty();
  }

  @Test
  void ruleThatLooksBeyondTheGapIsNotJudgedOnHalfOfIt() {
    Gate running = new Gate(1, 1);
    define(
        point(0).sample(MINUTE).watch(0, high(10, 8, 0, 0, running)).build(),
        point(1).sample(MINUTE).gateway(1).build());
    storyOfOnePeak();
    whole(0, 30, true);
    assertThat(found).isEmpty();

    state = GapState.fresh(3);
    define(
        point(0).sample(MINUTE).watch(0, high(10, 8, 0, 0, running)).build(),
        point(1).sample(MINUTE).build());
    storyOfOnePeak();
    late(1, 5, 1);
    whole(0, 30, true);
    assertThat(found).as("the same with the gate in the gap").hasSize(1);
  }

  private void defineAtGateway(TestPoint point) {
    append(new Definition(1, START, List.of(TestLane.gateway(0, GatewayMode.LIVE), point.build())));
  }

  private static TestPoint peaking() {
    return point(0).sample(MINUTE).watch(0, high(0, 0));
  }

  @Test
  void whatGatewayKeptDuringAnOutageIsFoundOnceItIsCalledWhole() {
    defineAtGateway(peaking());
    storyOfOnePeak();
    assertThat(found).isEmpty();
    whole(0, 30, true);
    assertThat(found).extracting(one -> one.last().onset()).containsExactly(START + 10 * MINUTE);
  }

  @Test
  void whatWaitedForIngestThatWasKilledIsJudgedWhenItBeginsAgain() {
    GatewayDefinition gateway = TestLane.gateway(0, GatewayMode.LIVE);
    append(new Definition(1, START, List.of(gateway, peaking().build())));
    storyOfOnePeak();
    append(new Snapshot(1, START + 1, 1, 0, 1, List.of(gateway, peaking().build())));
    assertThat(found).hasSize(1);
    storyOfOnePeak();
    whole(0, 30, true);
    assertThat(found).as("sent again, and not found again").hasSize(1);
  }

  @Test
  void whatServerRemembersWaitsForItsReaderAlthoughIngestBeginsAgain() {
    defineOne();
    storyOfOnePeak();
    append(new Snapshot(1, START + 1, 1, 0, 1, List.of()));
    assertThat(found).isEmpty();
  }

  @Test
  void nothingGoesOnOverWhatIsMissingOfPeriodicPoint() {
    defineAtGateway(point(0).sample(MINUTE).watch(0, high(4 * MINUTE, 0)));
    late(0, 0, 30);
    late(0, 5, 30);
    late(0, 6, 1);
    late(0, 10, 30);
    late(0, 13, 30);
    late(0, 15, 30);
    late(0, 16, 1);
    whole(0, 30, true);
    assertThat(found).extracting(one -> one.last().onset()).containsExactly(START + 10 * MINUTE);
  }

  @Test
  void valueThatIsSentWhenItChangesHoldsUntilThen() {
    defineAtGateway(point(0).sample(MINUTE).byException().watch(0, high(4 * MINUTE, 0)));
    late(0, 0, 30);
    late(0, 5, 30);
    late(0, 6, 1);
    whole(0, 30, true);
    assertThat(found).extracting(one -> one.last().onset()).containsExactly(START);
  }

  @Test
  void stateIsTheSameAfterItWasWrittenInTheMiddleOfASpan() {
    defineOne();
    for (int minute = 0; minute < 30; minute++) {
      if (minute == 12) {
        whole(0, 12, false);
      }
      if (minute == 15) {
        GapState read = GapStateCodec.get(new ByteReader(bytes(state)));
        assertThat(bytes(read)).isEqualTo(bytes(state));
        state = read.copy();
      }
      late(0, minute, minute >= 10 && minute < 20 ? 30 + minute : 1);
    }
    whole(12, 30, true);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).last().onset()).isEqualTo(START + 10 * MINUTE);
  }

  private static byte[] bytes(GapState of) {
    ByteWriter out = new ByteWriter(256);
    GapStateCodec.put(of, out);
    return out.toByteArray();
  }
}
