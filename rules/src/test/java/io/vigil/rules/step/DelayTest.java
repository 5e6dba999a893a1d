package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.reading.QualityReason;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On-delay 5 s, off-delay 4 s, a reading a second: silence is borne for 3 s. */
class DelayTest {
  /** How long after an outage no clock counts: senders may need so long to come back. */
  private static final long RETURN = 30_000;

  private final TestLane lane = TestLane.with(point(0).watch(0, high(5000, 4000)).build());

  @Nested
  class OnDelay {
    @ParameterizedTest(name = "second reading after {0} ms raises {1}")
    @CsvSource({"4999, false", "5000, true", "5001, true"})
    void elapsesOnStampsExactly(long after, boolean raises) {
      lane.read(0, 0, 12);
      assertThat(kinds(lane.read(0, after, 12)).contains(RAISE)).isEqualTo(raises);
    }

    @ParameterizedTest(name = "silence of {0} ms raises {1}")
    @CsvSource({"4990, false", "5000, true", "5010, true"})
    void elapsesOnTheClockWhenNoReadingComes(long after, boolean raises) {
      lane.read(0, 0, 12);
      assertThat(kinds(lane.pass(after)).contains(RAISE)).isEqualTo(raises);
    }

    @Test
    void raiseIsDatedByOnsetAndDelayWhicheverElapsedFirst() {
      lane.read(0, 100, 12);
      ActivationEvent onClock = lane.pass(5000).get(0);
      assertThat(onClock.onset()).isEqualTo(START + 100);
      assertThat(onClock.at()).isEqualTo(START + 5100);
      assertThat(onClock.received()).as("time alone caused it").isZero();

      TestLane other = TestLane.with(point(0).watch(0, high(5000, 4000)).build());
      other.read(0, 100, 12);
      ActivationEvent onStamps = other.read(0, 7000, 13).get(0);
      assertThat(onStamps.onset()).isEqualTo(START + 100);
      assertThat(onStamps.at()).isEqualTo(START + 5100);
    }

    @Test
    void startsAgainWhenATrustedValueContradicts() {
      lane.read(0, 0, 12);
      lane.read(0, 4000, 9);
      lane.read(0, 4500, 12);
      assertThat(lane.read(0, 9499, 12)).isEmpty();
      assertThat(lane.read(0, 9500, 12).get(0).onset()).isEqualTo(START + 4500);
    }

    @Test
    void isSettledBeforeTheReadingThatContradictsTooLate() {
      lane.read(0, 0, 12);
      assertThat(kinds(lane.read(0, 5000, 1))).containsExactly(RAISE);
    }

    @Test
    void goesOnThroughBadAndDoubtfulValues() {
      lane.read(0, 0, 12);
      lane.read(0, 1000, Double.NaN, QualityReason.SENSOR_FAULT);
      lane.read(0, 2000, 1, QualityReason.MANUAL);
      assertThat(kinds(lane.read(0, 5000, Double.NaN, QualityReason.BAD))).containsExactly(RAISE);
    }

    @Test
    void onClockBeginsAnewWhenTheSendersHaveHadTimeToComeBack() {
      lane.read(0, 0, 12);
      lane.pass(3000);
      lane.link(Door.MQTT, LinkState.LOST);
      assertThat(lane.pass(60_000)).isEmpty();
      lane.link(Door.MQTT, LinkState.CURRENT);
      assertThat(lane.pass(RETURN + 4990)).isEmpty();
      assertThat(kinds(lane.pass(10))).as("silence does not save it").containsExactly(RAISE);
    }

    @Test
    void whatASenderKeptThroughAnOutageStillCounts() {
      lane.read(0, 0, 12);
      lane.link(Door.MQTT, LinkState.LOST);
      lane.link(Door.MQTT, LinkState.CURRENT);
      assertThat(lane.pass(20_000)).as("its sender is still on its way").isEmpty();
      lane.read(0, 600, 1);
      assertThat(lane.pass(2 * RETURN)).as("it was above the limit for 600 ms").isEmpty();
      lane.read(0, 61_000, 12);
      assertThat(kinds(lane.read(0, 66_000, 12))).containsExactly(RAISE);
    }

    @Test
    void inTheTimeOfReturnStampsCount() {
      lane.link(Door.MQTT, LinkState.LOST);
      lane.link(Door.MQTT, LinkState.CURRENT);
      lane.read(0, 0, 12);
      assertThat(lane.pass(10_000)).isEmpty();
      assertThat(kinds(lane.read(0, 5000, 12))).containsExactly(RAISE);
    }

    @Test
    void onClockDoesNotCountOurOwnOutage() {
      lane.read(0, 0, 12);
      assertThat(lane.jump(3_600_000)).as("an hour of ours is a second at most").isEmpty();
      assertThat(kinds(lane.pass(4000))).containsExactly(RAISE);
    }

    @Test
    void keepsTheWorstValueOfTheDelay() {
      lane.read(0, 0, 12);
      lane.read(0, 1000, 60);
      lane.read(0, 2000, 20);
      assertThat(lane.read(0, 5000, 11).get(0).extreme()).isEqualTo(60);
    }
  }

  @Nested
  class OffDelay {
    void raise() {
      lane.read(0, 0, 12);
      lane.read(0, 5000, 12);
    }

    @ParameterizedTest(name = "trusted for {0} ms clears {1}")
    @CsvSource({"3999, false", "4000, true", "4001, true"})
    void elapsesOnStampsExactly(long after, boolean clears) {
      raise();
      lane.read(0, 6000, 1);
      lane.read(0, 8000, 1);
      assertThat(kinds(lane.read(0, 6000 + after, 1)).contains(CLEAR)).isEqualTo(clears);
    }

    @Test
    void hasToBeToldByTheNextReadingOfAPointThatReportsPeriodically() {
      raise();
      lane.read(0, 6000, 1);
      lane.read(0, 6800, 1);
      assertThat(lane.pass(2500)).as("a calm of 0.8 s, whose next reading is under way").isEmpty();
      assertThat(lane.read(0, 7000, 12)).as("as it turns out").isEmpty();
      lane.read(0, 8000, 1);
      lane.pass(9000);
      lane.read(0, 10_000, 1);
      assertThat(kinds(lane.read(0, 12_000, 1))).containsExactly(CLEAR);
    }

    @Test
    void clearIsDatedByTheFirstTrustedValueAndTheDelay() {
      raise();
      lane.read(0, 6000, 1);
      lane.read(0, 8500, 1);
      ActivationEvent cleared = lane.read(0, 10_700, 2).get(0);
      assertThat(cleared.at()).isEqualTo(START + 10_000);
      assertThat(cleared.value()).as("judged last before it cleared").isEqualTo(1);
    }

    @Test
    void gapOnStampsStartsItAgain() {
      raise();
      lane.read(0, 6000, 1);
      assertThat(lane.read(0, 9001, 1)).as("missing for more than 3 s").isEmpty();
      assertThat(lane.read(0, 11_000, 1)).isEmpty();
      assertThat(lane.read(0, 13_000, 1)).isEmpty();
      assertThat(lane.read(0, 13_001, 1).get(0).at()).isEqualTo(START + 13_001);
    }

    @Test
    void anyDoubtEndsIt() {
      raise();
      for (QualityReason doubt : List.of(QualityReason.BAD, QualityReason.MANUAL)) {
        long base = doubt == QualityReason.BAD ? 6000 : 20_000;
        lane.read(0, base, 1);
        lane.read(0, base + 1000, 1, doubt);
        lane.read(0, base + 2000, 1);
        assertThat(lane.read(0, base + 4500, 1)).as(doubt.name()).isEmpty();
        lane.read(0, base + 5000, 12);
      }
      lane.read(0, 30_000, 1);
      lane.read(0, 32_000, 1);
      assertThat(kinds(lane.read(0, 34_000, 1))).as("control").containsExactly(CLEAR);
    }

    @Test
    void valueInsideTheDeadbandEndsIt() {
      raise();
      lane.read(0, 6000, 1);
      lane.read(0, 7000, 9);
      lane.read(0, 8000, 1);
      assertThat(lane.read(0, 10_500, 1)).isEmpty();
    }

    @Test
    void lostLinkLeavesItToTheStamps() {
      raise();
      lane.read(0, 6000, 1);
      lane.link(Door.MQTT, LinkState.LOST);
      lane.link(Door.MQTT, LinkState.CURRENT);
      assertThat(lane.pass(10_000)).as("nothing was heard since the link was lost").isEmpty();
    }

    @Test
    void afterALostLinkTheStampsOfTheDrainedQueueCount() {
      raise();
      lane.read(0, 6000, 1);
      lane.link(Door.MQTT, LinkState.LOST);
      lane.pass(60_000);
      lane.read(0, 8000, 1);
      assertThat(kinds(lane.read(0, 10_000, 1))).containsExactly(CLEAR);
    }

    @Test
    void afterAnOutageTheClockAloneClearsNothingBeforeTheSendersAreBack() {
      raise();
      lane.read(0, 6000, 1);
      lane.link(Door.MQTT, LinkState.LOST);
      lane.link(Door.MQTT, LinkState.CURRENT);
      lane.read(0, 7000, 1);
      assertThat(lane.pass(2 * RETURN)).isEmpty();
      lane.read(0, 9000, 1);
      assertThat(kinds(lane.read(0, 10_000, 1))).as("stamps do").containsExactly(CLEAR);
    }

    @Test
    void whatADrainedQueueHeldDoesNotStartTheClock() {
      raise();
      lane.link(Door.MQTT, LinkState.LOST);
      lane.read(0, 6000, 1);
      lane.read(0, 8000, 1);
      lane.link(Door.MQTT, LinkState.CURRENT);
      assertThat(lane.pass(3000))
          .as("the gateway may still hold a reading that contradicts")
          .isEmpty();
      assertThat(kinds(lane.read(0, 8400, 12))).doesNotContain(CLEAR);
    }

    @Test
    void gapOnStampsEndsItEvenIfTheDelayIsOverInside() {
      raise();
      lane.read(0, 6000, 1);
      lane.read(0, 8500, 1);
      assertThat(lane.read(0, 12_000, 1))
          .as("3.5 s are missing, though the delay was over after 1.5 s")
          .isEmpty();
    }
  }

  @Test
  void readingsOutOfOrderMoveNoCondition() {
    lane.read(0, 10_000, 12);
    assertThat(lane.read(0, 9000, 1)).isEmpty();
    assertThat(kinds(lane.read(0, 15_000, 12))).containsExactly(RAISE);
    lane.read(0, 16_000, 1);
    lane.read(0, 15_500, 50);
    lane.read(0, 18_000, 1);
    assertThat(kinds(lane.read(0, 20_000, 1))).containsExactly(CLEAR);
  }

  @Test
  void dueWatchesAreSettledInOrderOfTimeThenNumber() {
    TestLane own =
        TestLane.with(
            point(0).watch(2, high(500, 0)).watch(1, high(500, 0)).watch(0, high(900, 0)).build());
    own.read(0, 0, 12);
    assertThat(own.jump(1000)).extracting(ActivationEvent::rule).containsExactly("R1", "R2", "R0");
  }
}
