package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.model.alert.ActivationEvent.Kind.STATE;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestPoint.change;
import static io.vigil.rules.step.TestPoint.point;
import static io.vigil.rules.step.TestPoint.stale;
import static io.vigil.rules.step.TestPoint.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discrete, rate of change, stale. */
class OtherRulesTest {
  @Nested
  class Discrete {
    private final TestLane lane = TestLane.with(point(0).watch(0, stopped(2000, 0)).build());

    @Test
    void abnormalValueRaisesAfterItsDelayAndEveryOtherClears() {
      lane.read(0, 0, 0);
      assertThat(lane.read(0, 1999, 0)).isEmpty();
      assertThat(kinds(lane.read(0, 2000, 0))).containsExactly(RAISE);
      assertThat(kinds(lane.read(0, 3000, 2))).containsExactly(CLEAR);
    }

    @Test
    void doubtfulOtherValueDoesNotClear() {
      lane.read(0, 0, 0);
      lane.read(0, 2000, 0);
      assertThat(lane.read(0, 3000, 1, QualityReason.UNCERTAIN)).isEmpty();
      assertThat(lane.read(0, 3100, Double.NaN, QualityReason.BAD)).isEmpty();
    }

    @Test
    void limitOfTheEventIsTheAbnormalValue() {
      lane.read(0, 0, 0);
      assertThat(lane.read(0, 2000, 0).get(0).limit()).isZero();
    }
  }

  @Nested
  class RateOfChange {
    private TestLane lane(Direction direction) {
      return TestLane.with(point(0).stamps(1).watch(0, change(direction, 5, 10_000, 0)).build());
    }

    @ParameterizedTest(name = "{0}: from 20 to {1} after {2} ms raises {3}")
    @CsvSource({
      "RISE, 24.9, 1000, false", "RISE, 25, 1000, true", "RISE, 15, 1000, false",
      "FALL, 15.1, 1000, false", "FALL, 15, 1000, true", "FALL, 25, 1000, false",
      "BOTH, 25, 1000, true", "BOTH, 15, 1000, true", "BOTH, 21, 1000, false",
      "RISE, 25, 10000, true", "RISE, 25, 10001, false"
    })
    void changeInsideTheWindowRaises(Direction direction, double to, long after, boolean raises) {
      TestLane lane = lane(direction);
      lane.read(0, 0, 20);
      assertThat(kinds(lane.read(0, after, to)).contains(RAISE)).isEqualTo(raises);
    }

    @Test
    void clearsWhenNoPairInsideTheWindowShowsTheChangeAnyMore() {
      TestLane lane = lane(Direction.RISE);
      lane.read(0, 0, 20);
      lane.read(0, 2000, 26);
      assertThat(lane.read(0, 10_000, 26)).as("0 and 2000 are in the window").isEmpty();
      assertThat(kinds(lane.read(0, 10_001, 26))).containsExactly(CLEAR);
    }

    @Test
    void eventTellsTheChangeAndNotTheValue() {
      TestLane lane = lane(Direction.FALL);
      lane.read(0, 0, 20);
      ActivationEvent raised = lane.read(0, 1000, 13).get(0);
      assertThat(raised.value()).isEqualTo(-7);
      assertThat(raised.extreme()).isEqualTo(-7);
      assertThat(raised.limit()).isEqualTo(-5);
    }

    @Test
    void badValuesAreNoPartOfAChange() {
      TestLane lane = lane(Direction.BOTH);
      lane.read(0, 0, 20);
      lane.read(0, 1000, 90, QualityReason.CALIBRATING);
      assertThat(lane.read(0, 2000, 20)).isEmpty();
    }

    @Test
    void silenceDoesNotClear() {
      TestLane lane = lane(Direction.RISE);
      lane.read(0, 0, 20);
      lane.read(0, 1000, 30);
      assertThat(lane.pass(60_000)).isEmpty();
      assertThat(kinds(lane.read(0, 61_000, 30))).containsExactly(CLEAR);
    }
  }

  @Nested
  class Stale {
    private final TestLane lane = TestLane.with(point(0).watch(0, stale(3000)).build());

    @ParameterizedTest(name = "{0} ms of silence raises {1}")
    @CsvSource({"2990, false", "3000, true", "3010, true"})
    void silenceRaisesExactly(long silence, boolean raises) {
      lane.pass(700);
      lane.read(0, 0, 1);
      assertThat(kinds(lane.pass(silence)).contains(RAISE)).isEqualTo(raises);
    }

    @Test
    void neverHeardPointIsSilentSinceItWasDefined() {
      ActivationEvent raised = lane.pass(3000).get(0);
      assertThat(raised.kind()).isEqualTo(RAISE);
      assertThat(raised.onset()).isEqualTo(START + 3000);
      assertThat(raised.value()).isNaN();
      assertThat(raised.reason()).isEqualTo(QualityReason.BAD);
    }

    @Test
    void isRaisedOnceAndEndedByAnyReading() {
      lane.read(0, 0, 1);
      assertThat(kinds(lane.pass(20_000))).containsExactly(RAISE);
      assertThat(kinds(lane.read(0, 20_000, Double.NaN, QualityReason.BAD))).containsExactly(CLEAR);
      assertThat(kinds(lane.pass(3000))).as("and counts anew").containsExactly(RAISE);
    }

    @Test
    void readingOutOfOrderIsASignOfLife() {
      lane.read(0, 10_000, 1);
      lane.pass(2990);
      lane.read(0, 9000, 2);
      assertThat(lane.pass(2990)).isEmpty();
      assertThat(kinds(lane.pass(10))).containsExactly(RAISE);
      assertThat(kinds(lane.read(0, 8000, 2))).containsExactly(CLEAR);
    }

    @Test
    void repeatIsNoSignOfLife() {
      lane.read(0, 0, 1);
      lane.pass(2000);
      lane.read(0, 0, 1);
      assertThat(kinds(lane.pass(1000)))
          .as("a gateway that repeats its last value does not measure")
          .containsExactly(RAISE);
    }

    @Test
    void standsStillWhileTheLinkIsLost() {
      lane.read(0, 0, 1);
      lane.pass(2000);
      lane.link(Door.MQTT, LinkState.LOST);
      assertThat(lane.pass(600_000)).isEmpty();
      lane.link(Door.MQTT, LinkState.CURRENT);
      assertThat(lane.pass(990)).isEmpty();
      assertThat(kinds(lane.pass(10))).containsExactly(RAISE);
    }

    @Test
    void isDatedByTheMomentItBecameTooLong() {
      lane.read(0, 0, 1);
      lane.pass(2600);
      ActivationEvent raised = lane.jump(900).get(0);
      assertThat(raised.onset()).isEqualTo(START + 3000);
      assertThat(raised.at()).isEqualTo(START + 3000);
      assertThat(raised.limit()).isNaN();
    }

    @Test
    void firstReadingSaysThatThePointIsNotSilent() {
      assertThat(kinds(lane.read(0, 0, 1))).containsExactly(STATE);
      assertThat(lane.read(0, 1, 2)).isEmpty();
    }

    @Test
    void manyPointsFallSilentInOrder() {
      TestLane own =
          TestLane.with(
              point(0).watch(0, stale(3000)).build(),
              point(1).watch(1, stale(2000)).build(),
              point(2).watch(2, stale(2000)).build());
      assertThat(own.pass(4000))
          .extracting(ActivationEvent::rule)
          .containsExactly("R1", "R2", "R0");
    }
  }
}
