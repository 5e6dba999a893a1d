package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PreciseSumTest {
  @Test
  void smallOnesAreNotLostBesideAGreatOne() {
    assertThat(sum(1e16, 1, 1, -1e16)).isEqualTo(2);
    assertThat(sum(1, 1e100, 1, -1e100)).isEqualTo(2);
    assertThat(1 + 1e100 + 1 - 1e100).as("control: added plainly").isZero();
  }

  @Test
  void tenthsAddUpToWhatTheyAre() {
    double[] tenths = DoubleStream.generate(() -> 0.1).limit(1_000_000).toArray();
    assertThat(sum(tenths)).isEqualTo(exact(tenths));
  }

  @Test
  void orderOfTheValuesDoesNotMatter() {
    double[] values = new Random(11).doubles(10_000, -1e6, 1e6).toArray();
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    assertThat(sum(values)).isEqualTo(exact(values)).isEqualTo(sum(sorted));
  }

  private static double sum(double... values) {
    PreciseSum sum = new PreciseSum();
    DoubleStream.of(values).forEach(sum::add);
    return sum.value();
  }

  private static double exact(double... values) {
    return DoubleStream.of(values)
        .mapToObj(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }
}
