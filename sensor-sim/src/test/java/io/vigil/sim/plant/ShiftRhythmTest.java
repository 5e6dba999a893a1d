package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftRhythmTest {
  private static final long DAY = 86_400;
  private static final long PASS = 2_400;

  /** 00:00 in Beijing. */
  private static final long MIDNIGHT = Instant.parse("2026-11-23T16:00:00Z").getEpochSecond();

  private static final long SIX = MIDNIGHT + 6 * 3_600;
  private static final long TWO = MIDNIGHT + 14 * 3_600;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -7, Long.MAX_VALUE})
  void maintenanceIsFromSixToTwoWhateverTheSeed(long seed) {
    ShiftRhythm rhythm = new ShiftRhythm(seed);
    for (long second = SIX; second < TWO; second++) {
      assertThat(rhythm.isCutting(second)).isFalse();
    }
    assertThat(rhythm.isCutting(TWO)).as("the coal shift begins with a pass").isTrue();
    assertThat(rhythm.isCutting(TWO - DAY)).as("the day before").isTrue();
    assertThat(rhythm.isCutting(SIX - PASS)).as("the last pass before six").isTrue();
    assertThat(rhythm.isCutting(SIX - 1)).as("it has ended before six").isFalse();
  }

  @Test
  void everyPassOfTheCoalShiftsIsOneWorkAndOnePause() {
    ShiftRhythm rhythm = new ShiftRhythm(9);
    for (long pass = TWO; pass < SIX + DAY; pass += PASS) {
      long work = 0;
      while (rhythm.isCutting(pass + work)) {
        work++;
      }
      assertThat(work).isBetween(PASS * 70 / 100, PASS * 90 / 100);
      for (long second = work; second < PASS; second++) {
        assertThat(rhythm.isCutting(pass + second)).isFalse();
      }
    }
  }

  @Test
  void rhythmIsAFunctionOfTimeAndSeedAlone() {
    ShiftRhythm forward = new ShiftRhythm(4);
    ShiftRhythm backward = new ShiftRhythm(4);
    ShiftRhythm other = new ShiftRhythm(5);
    StringBuilder one = new StringBuilder();
    StringBuilder same = new StringBuilder();
    StringBuilder another = new StringBuilder();
    for (long i = 0; i < DAY; i += 7) {
      one.append(forward.isCutting(TWO + i) ? 'x' : '.');
      same.insert(0, backward.isCutting(TWO + (DAY - 1) / 7 * 7 - i) ? 'x' : '.');
      another.append(other.isCutting(TWO + i) ? 'x' : '.');
    }
    assertThat(same.toString()).isEqualTo(one.toString()).isNotEqualTo(another.toString());
  }

  @Test
  void warmthRepeatsEveryDayAndCrossesZeroAtTenAndTen() {
    ShiftRhythm rhythm = new ShiftRhythm(1);
    assertThat(rhythm.warmth(MIDNIGHT + 10 * 3_600)).isZero();
    assertThat(Math.abs(rhythm.warmth(MIDNIGHT + 22 * 3_600))).isLessThan(1e-12);
    for (long hour = 0; hour < 24; hour++) {
      double warmth = rhythm.warmth(MIDNIGHT + hour * 3_600);
      assertThat(warmth).isEqualTo(rhythm.warmth(MIDNIGHT - 365 * DAY + hour * 3_600));
      boolean isDay = hour > 10 && hour < 22;
      assertThat(warmth > 1e-12).as("warm at %d", hour).isEqualTo(isDay);
    }
  }
}
