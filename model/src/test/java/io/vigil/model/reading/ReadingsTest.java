package io.vigil.model.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {
  private static Readings two(int slot, long time, double value, int reason, int flags) {
    return new Readings(
        new int[] {1, slot},
        new long[] {10, time},
        new double[] {0.5, value},
        new byte[] {0, (byte) reason},
        new byte[] {0, (byte) flags});
  }

  @ParameterizedTest
  @CsvSource({"1,2,2,2,2", "2,1,2,2,2", "2,2,3,2,2", "2,2,2,0,2", "2,2,2,2,1"})
  void columnsOfUnequalLengthAreRefused(int slots, int times, int values, int reasons, int flags) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Readings(
                    new int[slots],
                    new long[times],
                    new double[values],
                    new byte[reasons],
                    new byte[flags]))
        .withMessage("columns of unequal length");
  }

  @Test
  void readingsAreEqualWhenAllTheirColumnsAre() {
    Readings readings = two(2, 20, Double.NaN, 16, 1);
    assertThat(two(2, 20, Double.NaN, 16, 1)).isEqualTo(readings).hasSameHashCodeAs(readings);
    assertThat(two(3, 20, Double.NaN, 16, 1)).isNotEqualTo(readings);
    assertThat(two(2, 21, Double.NaN, 16, 1)).isNotEqualTo(readings);
    assertThat(two(2, 20, 0, 16, 1)).isNotEqualTo(readings);
    assertThat(two(2, 20, Double.NaN, 17, 1)).isNotEqualTo(readings);
    assertThat(two(2, 20, Double.NaN, 16, 2)).isNotEqualTo(readings);
  }

  @Test
  void sizeIsTheNumberOfReadings() {
    assertThat(Readings.NONE.size()).isZero();
    assertThat(two(2, 20, 1, 0, 0).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "2, true", "4, true", "7, true", "8, false", "-8, false"})
  void anyMarkOnTheTimeMeansABadClockAndNoOtherBitDoes(byte flags, boolean bad) {
    assertThat(ReadingFlag.hasBadClock(flags)).isEqualTo(bad);
  }

  @Test
  void marksAreBitsOfTheirOwnThatNeverChange() {
    assertThat(new byte[] {ReadingFlag.TIME_FUTURE, ReadingFlag.TIME_PAST, ReadingFlag.TIME_STUCK})
        .containsExactly(1, 2, 4);
  }
}
