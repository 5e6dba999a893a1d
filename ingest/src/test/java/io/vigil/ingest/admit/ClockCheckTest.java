package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.admit.ClockCheck.Verdict;
import io.vigil.ingest.fixture.Defined;
import io.vigil.model.lane.PointDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of onboarding §5, each below, at and above. */
class ClockCheckTest {
  private static final long NOW = 1_795_334_531_000L;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final PointDefinition POINT = Defined.point(0, "A", 0);

  private final ClockLimits limits = ClockLimits.defaults();
  private final ClockCheck check = new ClockCheck(limits);
  private double values;

  @ParameterizedTest
  @CsvSource({"119999, GOOD", "120000, GOOD", "120001, FUTURE", "600000, FUTURE"})
  void stampMoreThanTwoMinutesAheadIsABadClock(long ahead, Verdict verdict) {
    assertThat(live(POINT, NOW + ahead, NOW)).isEqualTo(verdict);
    assertThat(check.late(NOW + ahead, NOW)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"-1, GOOD", "0, GOOD", "1, OLD"})
  void historyIsTooOldAfterThirtyDays(long beyond, Verdict verdict) {
    assertThat(check.late(NOW - 30 * DAY - beyond, NOW)).isEqualTo(verdict);
    assertThat(live(POINT, NOW - 30 * DAY - beyond, NOW)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"299999, false", "300000, false", "300001, true"})
  void messageSentMoreThanTheLiveLimitAgoIsHistory(long behind, boolean late) {
    assertThat(check.isLate(new SteadyOffset(limits), NOW - behind, NOW)).isEqualTo(late);
  }

  @Test
  void liveLimitIsASetting() {
    ClockCheck shorter = new ClockCheck(limits.withLive(10 * SECOND));
    assertThat(shorter.isLate(new SteadyOffset(limits), NOW - 10_000, NOW)).isFalse();
    assertThat(shorter.isLate(new SteadyOffset(limits), NOW - 10_001, NOW)).isTrue();
  }

  @Test
  void gatewayWhoseClockIsConstantlyBehindIsNotLateForLong() {
    SteadyOffset gateway = new SteadyOffset(limits);
    for (long t = 0; t < MINUTE; t += SECOND) {
      assertThat(check.isLate(gateway, NOW + t - 10 * MINUTE, NOW + t)).isTrue();
    }
    assertThat(check.isLate(gateway, NOW + MINUTE - 10 * MINUTE, NOW + MINUTE)).isFalse();
  }

  @Test
  void gatewayThatCatchesUpStaysLateUntilItHas() {
    SteadyOffset gateway = new SteadyOffset(limits);
    for (long t = 0; t < 5 * MINUTE; t += SECOND) {
      long behind = 15 * MINUTE - t;
      assertThat(check.isLate(gateway, NOW + t - behind, NOW + t)).as("after %s", t).isTrue();
    }
    assertThat(check.isLate(gateway, NOW + 10 * MINUTE, NOW + 10 * MINUTE)).isFalse();
  }

  @Test
  void constantOffsetOfLiveDataIsABadClockAfterAMinute() {
    assertThat(minuteOf(10 * MINUTE, 0)).isEqualTo(Verdict.PAST);
    assertThat(minuteOf(5 * MINUTE, 0)).isEqualTo(Verdict.GOOD);
    assertThat(minuteOf(5 * MINUTE + 1, 0)).isEqualTo(Verdict.PAST);
  }

  @Test
  void offsetThatShrinksIsNotABadClock() {
    assertThat(minuteOf(60 * MINUTE, 500)).isEqualTo(Verdict.GOOD);
  }

  @Test
  void offsetMustStandStillForAWholeMinute() {
    for (long t = 0; t < MINUTE; t += SECOND) {
      assertThat(live(POINT, NOW + t - 10 * MINUTE, NOW + t)).isEqualTo(Verdict.GOOD);
    }
  }

  @Test
  void afterALongPauseTheOffsetIsLookedAtAnew() {
    assertThat(minuteOf(10 * MINUTE, 0)).isEqualTo(Verdict.PAST);
    long later = NOW + 3 * MINUTE;
    assertThat(live(POINT, later - 10 * MINUTE, later)).isEqualTo(Verdict.GOOD);
  }

  @Test
  void clockThatIsConstantlyMonthsBehindDoesNotBlind() {
    assertThat(live(POINT, NOW - 90 * DAY, NOW)).isEqualTo(Verdict.OLD);
    assertThat(minuteOf(90 * DAY, 0)).isEqualTo(Verdict.PAST);
  }

  @Test
  void clockThatWasNeverSetIsABadClockAtOnce() {
    assertThat(live(POINT, 0, NOW)).isEqualTo(Verdict.PAST);
    assertThat(live(POINT, 946_684_799_999L, NOW)).isEqualTo(Verdict.PAST);
    assertThat(live(POINT, 946_684_800_000L, NOW)).isEqualTo(Verdict.OLD);
    assertThat(check.late(0, NOW)).isEqualTo(Verdict.OLD);
  }

  @Test
  void stampThatStandsIsABadClockHoweverFarItIsBehind() {
    assertThat(live(POINT, NOW, NOW)).isEqualTo(Verdict.GOOD);
    assertThat(live(POINT, NOW, NOW + SECOND)).isEqualTo(Verdict.STUCK);
    assertThat(live(POINT, NOW, NOW + 40 * DAY)).isEqualTo(Verdict.STUCK);
    assertThat(live(POINT, NOW + 40 * DAY + 1, NOW + 40 * DAY + 1)).isEqualTo(Verdict.GOOD);
  }

  @Test
  void stampAheadThatStandsIsAheadUntilOursHasCaughtUp() {
    long ahead = NOW + 3 * MINUTE;
    assertThat(live(POINT, ahead, NOW)).isEqualTo(Verdict.FUTURE);
    assertThat(live(POINT, ahead, NOW + 30 * SECOND)).isEqualTo(Verdict.FUTURE);
    assertThat(live(POINT, ahead, NOW + 2 * MINUTE)).isEqualTo(Verdict.STUCK);
  }

  @Test
  void pointsAreLookedAtOneByOne() {
    assertThat(minuteOf(10 * MINUTE, 0)).isEqualTo(Verdict.PAST);
    PointDefinition other = Defined.point(1, "B", 0);
    long now = NOW + MINUTE;
    assertThat(live(other, now - 10 * MINUTE, now)).isEqualTo(Verdict.GOOD);
  }

  /** What a stamp is worth, with another value each time. */
  private Verdict live(PointDefinition point, long time, long received) {
    values++;
    return check.live(point, time, values, new Moment(received, received, false));
  }

  /** What a reading a minute on is worth, when the offset shrinks by so much a second. */
  private Verdict minuteOf(long behind, long shrinkingMillis) {
    Verdict verdict = Verdict.GOOD;
    for (long t = 0; t <= MINUTE; t += SECOND) {
      long offset = behind - t / SECOND * shrinkingMillis;
      verdict = live(POINT, NOW + t - offset, NOW + t);
    }
    return verdict;
  }
}
