package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacePowerTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-6);

  @ParameterizedTest(name = "flow {0}, fed {1}, cutting {2}: {3} kW")
  @CsvSource({
    "1, true, true, 930",
    "1, true, false, 175",
    "1, false, false, 130",
    "1, false, true, 130",
    "0.05, false, false, 6.5",
    "0, false, false, 0"
  })
  void powerSettlesAtWhatRuns(double flow, boolean isFed, boolean isCutting, double kw) {
    FacePower power = new FacePower();
    assertThat(run(power, 120, flow, isFed, isCutting)).isCloseTo(kw, NEAR);
  }

  @Test
  void cutFeedTakesThePowerAwayWithinSecondsButNotAtOnce() {
    FacePower power = new FacePower();
    double full = run(power, 120, 1, true, true);
    double first = power.step(1, false, true);
    assertThat(first).isLessThan(full).isGreaterThan(0.7 * full);
    assertThat(run(power, 30, 1, false, true)).isLessThan(131);
  }

  @Test
  void quartersOfAnHourAddUpToTheHour() {
    FacePower quarters = new FacePower();
    FacePower hour = new FacePower();
    double sum = 0;
    for (int second = 1; second <= 3_600; second++) {
      boolean isCutting = second / 600 % 2 == 0;
      quarters.step(1, true, isCutting);
      hour.step(1, true, isCutting);
      if (second % 900 == 0) {
        sum += quarters.endSlot();
      }
    }
    assertThat(sum).isCloseTo(hour.endSlot(), NEAR);
    assertThat(sum).as("three spells at 930 kW and three at 175").isBetween(540.0, 565.0);
  }

  @Test
  void steadyPowerForAQuarterIsAQuarterOfItInEnergy() {
    FacePower power = new FacePower();
    run(power, 120, 1, true, true);
    power.endSlot();
    run(power, 900, 1, true, true);
    assertThat(power.endSlot()).isCloseTo(930.0 / 4, NEAR);
    assertThat(power.endSlot()).as("the next slot has just begun").isZero();
  }

  private static double run(
      FacePower power, int seconds, double flow, boolean isFed, boolean isCutting) {
    double kw = 0;
    for (int i = 0; i < seconds; i++) {
      kw = power.step(flow, isFed, isCutting);
    }
    return kw;
  }
}
