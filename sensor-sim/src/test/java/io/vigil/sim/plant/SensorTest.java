package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorTest {
  private static final int HOUR = 3_600;

  @Test
  void sameSeedShowsTheSameAndAnotherOneSomethingElse() {
    assertThat(shown(sensor(7, 0.2, 0.01, 0)))
        .isEqualTo(shown(sensor(7, 0.2, 0.01, 0)))
        .isNotEqualTo(shown(sensor(8, 0.2, 0.01, 0)));
  }

  @Test
  void noiseGoesOnUnseenSoThatALeverChangesNothingAfterIt() {
    Sensor pulled = sensor(3, 0.2, 0.01, 0);
    Sensor left = sensor(3, 0.2, 0.01, 0);
    pulled.force(99);
    pulled.silence();
    for (int i = 0; i < 100; i++) {
      assertThat(pulled.show(5)).isEqualTo(99);
      left.show(5);
    }
    assertThat(pulled.isSilent()).isTrue();
    pulled.release();
    assertThat(pulled.isSilent()).isFalse();
    assertThat(shown(pulled)).isEqualTo(shown(left));
  }

  @Test
  void forcedValueIsShownAsItIsThoughNoDisplayCouldShowIt() {
    Sensor sensor = sensor(1, 0, 0.1, 0);
    sensor.force(-3.14159);
    assertThat(sensor.show(5)).isEqualTo(-3.14159);
    sensor.force(1_000);
    assertThat(sensor.show(5)).as("the newest lever").isEqualTo(1_000);
  }

  @Test
  void switchShowsItsStateAndNothingElse() {
    Sensor fan = sensor(1, 0, 0, 0);
    assertThat(fan.show(1)).isEqualTo(1);
    assertThat(fan.show(0)).isZero();
    assertThat(fan.show(0.123456)).isEqualTo(0.123456);
  }

  @Test
  void nothingIsShownBelowItsEnd() {
    Sensor sensor = sensor(5, 0.5, 0.01, 0);
    DoubleSummaryStatistics shown = new DoubleSummaryStatistics();
    for (int i = 0; i < HOUR; i++) {
      shown.accept(sensor.show(0.2));
    }
    assertThat(shown.getMin()).isZero();
    assertThat(shown.getMax()).as("control: it is noisy").isGreaterThan(0.7);
  }

  /** Jitter of four and drift of eight spreads at the most. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noiseStaysWithinTwelveSpreads(long seed) {
    Sensor sensor = sensor(seed, 0.1, 0.001, -100);
    DoubleSummaryStatistics shown = new DoubleSummaryStatistics();
    for (int i = 0; i < 10 * HOUR; i++) {
      shown.accept(sensor.show(10));
    }
    assertThat(shown.getMin()).isBetween(8.8, 9.9);
    assertThat(shown.getMax()).isBetween(10.1, 11.2);
    assertThat(shown.getAverage()).isBetween(9.5, 10.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.01, 0.001})
  void displayLeavesNoDustBehindItsLastDigit(double step) {
    Sensor sensor = sensor(2, 0.05, step, 0);
    int digits = (int) Math.round(-Math.log10(step));
    for (int i = 0; i < 1_000; i++) {
      String text = Double.toString(sensor.show(0.7));
      assertThat(text.substring(text.indexOf('.') + 1)).hasSizeLessThanOrEqualTo(digits);
    }
  }

  /** Its drift is twice as wide as its jitter. */
  private static Sensor sensor(long seed, double noise, double step, double lowest) {
    return new Sensor(seed, new SensorModel("P", "q", noise, 2 * noise, step), lowest);
  }

  private static double[] shown(Sensor sensor) {
    double[] shown = new double[100];
    Arrays.setAll(shown, i -> sensor.show(5));
    return shown;
  }
}
