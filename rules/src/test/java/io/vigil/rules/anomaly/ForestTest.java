package io.vigil.rules.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half-space trees over rows and over the readings of a point. */
class ForestTest {
  private static final int UPDATES = 10_000;
  private static final int ROUND_TRIP = 500;

  /** A row about a centre; every thousandth goes astray. */
  private static double[] row(Random random, int dimensions, int number) {
    double[] row = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      row[i] = random.nextGaussian() + (number % 1_000 == 999 ? 9 : 0);
    }
    return row;
  }

  @ParameterizedTest(name = "{0} dimensions, seed {1}")
  @DisplayName("10,000 updates with a state round trip every 500 give the scores of those without")
  @CsvSource({"1, 1", "3, 42", "8, 7"})
  void sameBitsOverRoundTrips(int dimensions, int seed) {
    ForestDetector straight = new ForestDetector(dimensions, seed);
    ForestDetector restarted = new ForestDetector(dimensions, seed);
    Random one = new Random(3);
    Random other = new Random(3);
    int scored = 0;
    for (int i = 0; i < UPDATES; i++) {
      straight.read(row(one, dimensions, i));
      restarted.read(row(other, dimensions, i));
      assertThat(Double.doubleToRawLongBits(restarted.score()))
          .as("row %s", i)
          .isEqualTo(Double.doubleToRawLongBits(straight.score()));
      scored += straight.score() > 0 ? 1 : 0;
      if (i % ROUND_TRIP == ROUND_TRIP - 1) {
        byte[] bytes = bytes(restarted);
        assertThat(bytes(straight)).isEqualTo(bytes);
        restarted = ForestDetector.get(new ByteReader(bytes), dimensions);
      }
    }
    assertThat(scored).isPositive();
  }

  private static byte[] bytes(ForestDetector forest) {
    ByteWriter out = new ByteWriter(1 << 14);
    forest.put(out);
    return out.toByteArray();
  }

  @Test
  @DisplayName("what two channels never showed together is unusual, though each did alone")
  void unusualTogether() {
    ForestDetector forest = new ForestDetector(2, 42);
    Random random = new Random(8);
    double x = 0;
    for (int i = 0; i < 3 * ForestDetector.TRAINING; i++) {
      x = random.nextDouble();
      forest.read(new double[] {x, x + random.nextDouble() / 20});
    }
    assertThat(forest.isUnusual()).isFalse();
    forest.read(new double[] {0.05, 0.95});
    assertThat(forest.isUnusual()).isTrue();
  }

  @Test
  @DisplayName("it says by what the row differs, and by which arithmetic, in both languages")
  void explained() {
    ForestDetector forest = new ForestDetector(2, 42);
    Random random = new Random(8);
    for (int i = 0; i < 2 * ForestDetector.TRAINING; i++) {
      forest.read(new double[] {random.nextGaussian(), random.nextGaussian()});
    }
    forest.read(new double[] {0, 12.5});
    Explanation why = forest.explain(new String[] {"流量", "压力"}, new String[] {"flow", "pressure"});
    assertThat(why.zh()).contains("400 行").contains("限值 0.75").endsWith("差别最大的是压力，为 12.5");
    assertThat(why.en()).contains("limit 0.75").endsWith("most of all by pressure, which is 12.5");
  }

  @Test
  @DisplayName("what goes on becomes usual within two windows, and memory stays the same")
  void usualAgain() {
    ForestDetector forest = new ForestDetector(1, 42);
    Random random = new Random(8);
    for (int i = 0; i < 2 * ForestDetector.TRAINING; i++) {
      forest.read(new double[] {random.nextGaussian()});
    }
    forest.read(new double[] {8});
    assertThat(forest.isUnusual()).isTrue();
    int bytes = bytes(forest).length;
    for (int i = 0; i < 2 * ForestDetector.TRAINING; i++) {
      forest.read(new double[] {8 + random.nextGaussian()});
    }
    assertThat(forest.isUnusual()).isFalse();
    assertThat(bytes(forest).length).isLessThan(2 * bytes);
  }

  @Test
  @DisplayName("another seed makes other cuts, the same seed the same")
  void seeds() {
    assertThat(scores(42)).isEqualTo(scores(42)).isNotEqualTo(scores(43));
  }

  private static double scores(int seed) {
    ForestPoint point = new ForestPoint(seed);
    Random random = new Random(8);
    double sum = 0;
    for (int i = 0; i < 3 * ForestDetector.TRAINING; i++) {
      point.read(i * ForestPoint.ROW_MILLIS, random.nextGaussian());
      sum += point.score();
    }
    return sum;
  }
}
