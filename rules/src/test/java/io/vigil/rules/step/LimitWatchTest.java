package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.model.alert.ActivationEvent.Kind.STATE;
import static io.vigil.model.alert.ActivationEvent.Kind.UPDATE;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.Mode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitWatchTest {
  private final TestLane lane = TestLane.with(point(0).watch(0, high(0, 0)).build());

  @ParameterizedTest(name = "{0} 10: {1} raises {2}")
  @CsvSource({
    "GE, 9.99, false", "GE, 10, true", "GE, 10.01, true",
    "GT, 9.99, false", "GT, 10, false", "GT, 10.01, true",
    "LE, 9.99, true", "LE, 10, true", "LE, 10.01, false",
    "LT, 9.99, true", "LT, 10, false", "LT, 10.01, false"
  })
  void eachComparisonIsExactAtItsLimit(Comparison comparison, double value, boolean raises) {
    Comparison back = comparison.isHigh() ? Comparison.LT : Comparison.GT;
    LimitRule rule = new LimitRule(comparison, 10, back, 10, Delays.NONE, null);
    TestLane own = TestLane.with(point(0).watch(0, rule).build());
    assertThat(kinds(own.read(0, 0, value)).contains(RAISE)).isEqualTo(raises);
  }

  @Test
  void alertStaysActiveInsideTheDeadband() {
    assertThat(kinds(lane.read(0, 0, 10))).containsExactly(RAISE);
    assertThat(lane.read(0, 1, 9)).isEmpty();
    assertThat(lane.read(0, 2, 8)).as("8 is not below the clear value").isEmpty();
    assertThat(kinds(lane.read(0, 3, 7.99))).containsExactly(CLEAR);
  }

  @Test
  void eventNamesEverythingThatPeopleAreTold() {
    ActivationEvent raised = lane.read(0, 5, 12).get(0);
    assertThat(raised.point()).hasToString("coal-a:P0");
    assertThat(raised.unit()).isEqualTo("U1");
    assertThat(raised.rule()).isEqualTo("R0");
    assertThat(raised.mode()).isEqualTo(Mode.REAL);
    assertThat(raised.run()).isEmpty();
    assertThat(raised.active()).isTrue();
    assertThat(raised.onset()).isEqualTo(START + 5);
    assertThat(raised.at()).isEqualTo(START + 5);
    assertThat(raised.received()).isEqualTo(START);
    assertThat(raised.value()).isEqualTo(12);
    assertThat(raised.extreme()).isEqualTo(12);
    assertThat(raised.limit()).isEqualTo(10);
    assertThat(raised.lane()).isEqualTo(3);
    assertThat(raised.offset()).isEqualTo(lane.offset() - 1);
    assertThat(raised.activation()).matches("[0-9a-f]{32}");
  }

  @Test
  void clearNamesTheSameActivationAndItsWorstValue() {
    ActivationEvent raised = lane.read(0, 0, 12).get(0);
    lane.read(0, 10, 40);
    lane.read(0, 20, 15);
    ActivationEvent cleared = lane.read(0, 30, 2).get(0);
    assertThat(cleared.activation()).isEqualTo(raised.activation());
    assertThat(cleared.active()).isFalse();
    assertThat(cleared.onset()).isEqualTo(START);
    assertThat(cleared.at()).isEqualTo(START + 30);
    assertThat(cleared.extreme()).isEqualTo(40);
    assertThat(cleared.value()).isEqualTo(2);
  }

  @Test
  void nextActivationHasAnotherIdAndEventsAreNumberedOn() {
    lane.read(0, 0, 12);
    lane.read(0, 1, 2);
    lane.read(0, 2, 12);
    List<ActivationEvent> all = lane.activations();
    assertThat(kinds(all)).containsExactly(RAISE, CLEAR, RAISE);
    assertThat(all).extracting(ActivationEvent::ordinal).containsExactly(1L, 2L, 3L);
    assertThat(all.get(2).activation()).isNotEqualTo(all.get(0).activation());
  }

  @Test
  void worseValuesAreToldAtMostOnceASecond() {
    lane.read(0, 0, 12);
    assertThat(lane.read(0, 999, 13)).isEmpty();
    List<ActivationEvent> told = lane.read(0, 1000, 11);
    assertThat(kinds(told)).containsExactly(UPDATE);
    assertThat(told.get(0).extreme()).isEqualTo(13);
    assertThat(lane.read(0, 2500, 12)).as("not worse than what was told").isEmpty();
    assertThat(kinds(lane.read(0, 2600, 14))).containsExactly(UPDATE);
  }

  @Test
  void lowLimitKeepsTheLowestValue() {
    LimitRule low = new LimitRule(Comparison.LE, 10, Comparison.GE, 12, Delays.NONE, null);
    TestLane own = TestLane.with(point(0).watch(0, low).build());
    own.read(0, 0, 9);
    own.read(0, 10, 3);
    own.read(0, 20, 5);
    assertThat(own.read(0, 30, 12).get(0).extreme()).isEqualTo(3);
  }

  @Test
  void valueBeyondTheRangeCountsAsTheEndOfTheRange() {
    ActivationEvent raised = lane.read(0, 0, 4000, QualityReason.OVER_RANGE).get(0);
    assertThat(raised.value()).isEqualTo(100);
    assertThat(raised.reason()).isEqualTo(QualityReason.OVER_RANGE);
  }

  @Test
  void valueBeyondTheRangeNeverClearsWhateverItSaysOfItself() {
    lane.read(0, 0, 12);
    assertThat(lane.read(0, 1, -5, QualityReason.OVER_RANGE)).isEmpty();
    assertThat(lane.read(0, 2, -5, QualityReason.GOOD)).isEmpty();
    assertThat(kinds(lane.read(0, 3, 0))).as("control: in range").containsExactly(CLEAR);
  }

  @Test
  void goodValueBeyondTheRangeIsToldAsOverRange() {
    assertThat(lane.read(0, 0, 4000).get(0).reason()).isEqualTo(QualityReason.OVER_RANGE);
  }

  @Test
  void uncertainValueRaisesButDoesNotClear() {
    assertThat(kinds(lane.read(0, 0, 12, QualityReason.MANUAL))).containsExactly(RAISE);
    assertThat(lane.read(0, 1, 2, QualityReason.MANUAL)).isEmpty();
    assertThat(kinds(lane.read(0, 2, 2))).containsExactly(CLEAR);
  }

  @ParameterizedTest
  @EnumSource(
      value = QualityReason.class,
      names = {
        "BAD",
        "CALIBRATING",
        "SENSOR_FAULT",
        "SENTINEL",
        "NOT_A_NUMBER",
        "OUT_OF_SERVICE",
        "COMMUNICATION"
      })
  void badValueNeitherRaisesNorClears(QualityReason bad) {
    assertThat(lane.read(0, 0, 50, bad)).isEmpty();
    lane.read(0, 1, 50);
    assertThat(lane.read(0, 2, 0, bad)).isEmpty();
    assertThat(kinds(lane.read(0, 3, 0))).as("control: good").containsExactly(CLEAR);
  }

  @Test
  void notANumberIsBadEvenIfItSaysGood() {
    lane.read(0, 0, 12);
    assertThat(lane.read(0, 1, Double.NaN)).isEmpty();
    assertThat(kinds(lane.read(0, 2, 1))).containsExactly(CLEAR);
  }

  @Test
  void unknownReasonCountsAsBadAndStopsNothing() {
    lane.read(0, 0, 12);
    byte[] unheardOf = {99};
    Readings strange =
        new Readings(
            new int[] {0}, new long[] {START + 1}, new double[] {1}, unheardOf, new byte[1]);
    assertThat(lane.read(strange)).isEmpty();
    assertThat(kinds(lane.read(0, 2, 1))).containsExactly(CLEAR);
  }

  @Test
  void watchesOfOnePointAreJudgedApart() {
    TestLane own =
        TestLane.with(point(0).watch(0, high(0, 0)).watch(1, high(20, 18, 0, 0, null)).build());
    assertThat(kinds(own.read(0, 0, 12))).containsExactly(RAISE, STATE);
    assertThat(own.read(0, 1, 25)).extracting(ActivationEvent::rule).containsExactly("R1");
    assertThat(kinds(own.read(0, 2, 1))).containsExactly(CLEAR, CLEAR);
  }

  @Test
  void firstTrustedValueSaysThatNothingIsActive() {
    List<ActivationEvent> first = lane.read(0, 0, 1);
    assertThat(kinds(first)).containsExactly(STATE);
    assertThat(first.get(0).active()).isFalse();
    assertThat(first.get(0).activation()).isEmpty();
    assertThat(lane.read(0, 1, 2)).as("said once").isEmpty();
  }
}
