package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftTest {
  private static final long DAY = 86_400;
  private static final long CYCLE = 2_400;
  private static final Shift COAL = new Shift(14, 6, CYCLE, 0.7, 0.9);

  /** 00:00 in Beijing. */
  private static final long MIDNIGHT = Instant.parse("2026-11-23T16:00:00Z").getEpochSecond();

  private static final long SIX = MIDNIGHT + 6 * 3_600;
  private static final long TWO = MIDNIGHT + 14 * 3_600;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -7, Long.MAX_VALUE})
  void nobodyWorksOutsideTheShiftWhateverTheSeed(long seed) {
    for (long second = SIX; second < TWO; second++) {
      assertThat(COAL.isWork(seed, second)).isFalse();
    }
    assertThat(COAL.isWork(seed, TWO)).as("the shift begins with work").isTrue();
    assertThat(COAL.isWork(seed, TWO - DAY)).as("the day before").isTrue();
    assertThat(COAL.isWork(seed, SIX - CYCLE)).as("the last cycle before six").isTrue();
    assertThat(COAL.isWork(seed, SIX - 1)).as("its pause").isFalse();
  }

  @Test
  void everyCycleIsOneStretchOfWorkAndOnePause() {
    for (long cycle = TWO; cycle < SIX + DAY; cycle += CYCLE) {
      long work = 0;
      while (COAL.isWork(9, cycle + work)) {
        work++;
      }
      assertThat(work).isBetween(CYCLE * 70 / 100, CYCLE * 90 / 100);
      for (long second = work; second < CYCLE; second++) {
        assertThat(COAL.isWork(9, cycle + second)).isFalse();
      }
    }
  }

  @Test
  void shiftWithinOneDayEndsOnThatDay() {
    Shift day = new Shift(8, 20, 60, 1, 1);
    assertThat(day.isWork(1, MIDNIGHT + 8 * 3_600 - 1)).isFalse();
    assertThat(day.isWork(1, MIDNIGHT + 8 * 3_600)).isTrue();
    assertThat(day.isWork(1, MIDNIGHT + 20 * 3_600 - 1)).isTrue();
    assertThat(day.isWork(1, MIDNIGHT + 20 * 3_600)).isFalse();
  }

  @Test
  void equalHoursAreAroundTheClock() {
    Shift always = new Shift(0, 0, 60, 1, 1);
    for (long second = MIDNIGHT; second < MIDNIGHT + DAY; second += 59) {
      assertThat(always.isWork(1, second)).isTrue();
    }
  }

  @Test
  void rhythmIsAFunctionOfTimeAndSeedAlone() {
    StringBuilder one = new StringBuilder();
    StringBuilder same = new StringBuilder();
    StringBuilder another = new StringBuilder();
    for (long i = 0; i < DAY; i += 7) {
      one.append(COAL.isWork(4, TWO + i) ? 'x' : '.');
      same.insert(0, COAL.isWork(4, TWO + (DAY - 1) / 7 * 7 - i) ? 'x' : '.');
      another.append(COAL.isWork(5, TWO + i) ? 'x' : '.');
    }
    assertThat(same.toString()).isEqualTo(one.toString()).isNotEqualTo(another.toString());
  }

  @Test
  void dayHasItsPeakAtItsHourAndRepeats() {
    Day warmth = new Day(16);
    assertThat(warmth.at(MIDNIGHT + 16 * 3_600)).isEqualTo(1);
    assertThat(warmth.at(MIDNIGHT + 4 * 3_600)).isEqualTo(-1);
    assertThat(Math.abs(warmth.at(MIDNIGHT + 10 * 3_600))).isLessThan(1e-12);
    for (long hour = 0; hour < 24; hour++) {
      double now = warmth.at(MIDNIGHT + hour * 3_600);
      assertThat(now).isEqualTo(warmth.at(MIDNIGHT - 365 * DAY + hour * 3_600));
      assertThat(now > 1e-12).as("warm at %d", hour).isEqualTo(hour > 10 && hour < 22);
    }
  }
}
