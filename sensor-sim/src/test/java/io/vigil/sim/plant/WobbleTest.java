package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WobbleTest {
  private static final int LONG = 200_000;

  @Test
  void sameSeedWandersTheSameWay() {
    assertThat(values(5, 1, 10)).isEqualTo(values(5, 1, 10)).isNotEqualTo(values(6, 1, 10));
  }

  @Test
  void spreadOnlyStretchesTheWay() {
    double[] one = values(5, 1, 10);
    double[] twice = values(5, 2, 10);
    assertThat(twice).isEqualTo(Arrays.stream(one).map(value -> 2 * value).toArray());
    assertThat(values(5, 0, 10)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itWandersAboutZero(long seed) {
    assertThat(Arrays.stream(values(seed, 1, 10)).average().orElseThrow()).isBetween(-0.1, 0.1);
  }

  /** What is left of a value after its memory is a share of 1/e. */
  @ParameterizedTest
  @CsvSource({"2", "20", "200"})
  void itForgetsWithinItsMemory(int memorySeconds) {
    double[] values = values(11, 1, memorySeconds);
    assertThat(correlation(values, memorySeconds)).isBetween(0.25, 0.49);
    assertThat(correlation(values, 8 * memorySeconds)).isBetween(-0.15, 0.15);
  }

  private static double correlation(double[] values, int lag) {
    double products = 0;
    double squares = 0;
    for (int i = lag; i < values.length; i++) {
      products += values[i] * values[i - lag];
      squares += values[i] * values[i];
    }
    return products / squares;
  }

  private static double[] values(long seed, double spread, double memorySeconds) {
    Wobble wobble = new Wobble(seed, spread, memorySeconds);
    double[] values = new double[LONG];
    Arrays.setAll(values, i -> wobble.next());
    return values;
  }
}
