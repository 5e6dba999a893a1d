package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import org.junit.jupiter.api.Test;

class FaceAirTest {
  private final FaceAir air = new FaceAir(1);

  @Test
  void methaneOfARestingFaceStaysWhereItIs() {
    for (int i = 0; i < 3_600; i++) {
      air.step(true, true, false);
      assertThat(air.methane()).isBetween(0.34, 0.46);
    }
  }

  @Test
  void cuttingCoalGivesMoreMethaneThanResting() {
    DoubleSummaryStatistics resting = run(false, 1_800);
    run(true, 600);
    DoubleSummaryStatistics cutting = run(true, 1_800);
    assertThat(cutting.getAverage() - resting.getAverage()).isBetween(0.05, 0.11);
  }

  @Test
  void withoutTheLocalFanGasGathersAndWithItGoesAgain() {
    stop(120);
    double gathered = air.methane();
    assertThat(gathered).isBetween(1.05, 1.3);
    assertThat(air.flow()).isLessThan(0.06);
    assertThat(air.returningMethane()).as("the return airway lags").isLessThan(gathered);
    run(false, 300);
    assertThat(air.methane()).isLessThan(0.5);
    assertThat(air.flow()).isGreaterThan(0.99);
  }

  @Test
  void burstEndsWhenItHasReachedWhatItWasToReach() {
    air.burstTo(1.5);
    DoubleSummaryStatistics rising = run(false, 60);
    assertThat(rising.getMax()).isBetween(1.5, 1.57);
    DoubleSummaryStatistics after = run(false, 600);
    assertThat(after.getMin()).as("it does not come back").isLessThan(0.45);
  }

  @Test
  void lagCoversTwoThirdsOfTheWayInItsTimeConstant() {
    Lag lag = new Lag(0, 20);
    for (int i = 0; i < 20; i++) {
      lag.follow(1);
    }
    assertThat(lag.value()).isBetween(0.63, 0.64);
  }

  @Test
  void wobbleHasTheSpreadItIsGivenAndNeverMoreThanFourOfThem() {
    Wobble wobble = new Wobble(3, 0.5, 5);
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double value = wobble.next();
      squares += value * value;
      assertThat(Math.abs(value)).isLessThanOrEqualTo(2);
    }
    assertThat(StrictMath.sqrt(squares / 100_000)).isBetween(0.45, 0.55);
  }

  @Test
  void sensorShowsStepsOfItsDisplay() {
    Sensor sensor = new Sensor(1, 0.02, 0.1, 0);
    for (int i = 0; i < 1_000; i++) {
      double shown = sensor.show(0.55);
      assertThat(StrictMath.rint(shown * 10)).isEqualTo(shown * 10);
    }
    assertThat(new Sensor(1, 0.5, 0.1, 0).show(-3)).as("no less than its end").isZero();
  }

  @Test
  void shiftsFollowTheClockOfTheMine() {
    ShiftRhythm rhythm = new ShiftRhythm(1);
    long midnight = 1_795_449_600L; // 2026-11-24 00:00 in Beijing
    assertThat(midnight % 86_400).isEqualTo(16 * 3_600);
    long maintenance = 0;
    long coal = 0;
    for (long second = 0; second < 86_400; second++) {
      boolean isMaintenance = second >= 6 * 3_600 && second < 14 * 3_600;
      boolean isCutting = rhythm.isCutting(midnight + second);
      maintenance += isMaintenance && isCutting ? 1 : 0;
      coal += !isMaintenance && isCutting ? 1 : 0;
    }
    assertThat(maintenance).isZero();
    assertThat(coal / (16 * 3_600.0)).isBetween(0.7, 0.9);
    assertThat(rhythm.warmth(midnight + 16 * 3_600)).isGreaterThan(0.99);
    assertThat(rhythm.warmth(midnight + 4 * 3_600)).isLessThan(-0.99);
  }

  @Test
  void meterAddsUpWhatIsDrawnAndBeginsAnew() {
    FacePower power = new FacePower();
    double kwh = 0;
    for (int i = 0; i < 900; i++) {
      kwh += power.step(1, true, true) / 3_600;
    }
    assertThat(power.endSlot()).isEqualTo(kwh).isBetween(220.0, 240.0);
    assertThat(power.endSlot()).isZero();
  }

  private void stop(int seconds) {
    for (int i = 0; i < seconds; i++) {
      air.step(false, true, false);
    }
  }

  private DoubleSummaryStatistics run(boolean isCutting, int seconds) {
    DoubleSummaryStatistics methane = new DoubleSummaryStatistics();
    for (int i = 0; i < seconds; i++) {
      air.step(true, true, isCutting);
      methane.accept(air.methane());
    }
    return methane;
  }
}
