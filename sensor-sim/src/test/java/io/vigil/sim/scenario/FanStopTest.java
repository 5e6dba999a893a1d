package io.vigil.sim.scenario;

import static io.vigil.sim.scenario.FanStop.LONG;
import static io.vigil.sim.scenario.FanStop.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.plant.MineFace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanStopTest {
  @ParameterizedTest
  @CsvSource({"SHORT, 20", "LONG, 120"})
  void fanStandsForItsTimeAndTheFeedWithIt(FanStop scenario, long stop) {
    Course course = Course.of(scenario, 2);
    assertThat(course.at(MineFace.LOCAL_FAN, -1)).isEqualTo(1);
    assertThat(course.between(MineFace.LOCAL_FAN, 0, stop - 1).getMax()).isZero();
    assertThat(course.between(MineFace.FEED, 0, stop - 1).getMax()).isZero();
    assertThat(course.between(MineFace.LOCAL_FAN, stop, stop + 300).getMin()).isEqualTo(1);
    assertThat(course.at(MineFace.MAIN_FAN, stop)).as("the main fan runs on").isEqualTo(1);
  }

  @Test
  void shortStopGivesTheFeedBackWithTheFanAndNoGasGathers() {
    Course course = Course.of(SHORT, 3);
    assertThat(course.at(MineFace.FEED, 20)).isEqualTo(1);
    assertThat(course.between(MineFace.CH4_CORNER, 0, 370).getMax()).isLessThan(1.0);
    assertThat(course.between(MineFace.FACE_AIR, 0, 20).getMin()).isLessThan(0.25);
  }

  @Test
  void longStopGivesTheFeedBackOnlyWhenTheGasIsGone() {
    Course course = Course.of(LONG, 3);
    assertThat(course.at(MineFace.CH4_CORNER, 120)).isGreaterThan(1.0);
    assertThat(course.at(MineFace.FEED, 125)).as("the fan runs, the gas is there").isZero();
    assertThat(course.at(MineFace.FEED, 270)).isEqualTo(1);
    assertThat(course.between(MineFace.CH4_FACE, 270, 570).getMax()).isLessThan(1.0);
  }

  @Test
  void standingAirHoldsTheGasAndWarms() {
    Course course = Course.of(LONG, 5);
    double[] methane = {
      course.at(MineFace.CH4_FACE, 0),
      course.at(MineFace.CH4_FACE, 40),
      course.at(MineFace.CH4_FACE, 80),
      course.at(MineFace.CH4_FACE, 119)
    };
    assertThat(methane).isSorted();
    assertThat(course.between(MineFace.CARBON_MONOXIDE, 110, 119).getAverage())
        .isGreaterThan(course.between(MineFace.CARBON_MONOXIDE, -60, 0).getAverage() + 3)
        .isLessThan(24);
    assertThat(course.between(MineFace.FACE_TEMPERATURE, 110, 119).getAverage())
        .isGreaterThan(course.between(MineFace.FACE_TEMPERATURE, -60, 0).getAverage());
    assertThat(course.between(MineFace.POWER, 60, 119).getMax()).as("little runs").isLessThan(40);
  }
}
