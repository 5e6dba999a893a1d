package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.model.Mine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanStopTest {
  private static final Scenario SHORT = Mine.scenario("fan-trip");
  private static final Scenario LONG = Mine.scenario("fan-stop");

  @ParameterizedTest
  @CsvSource({"fan-trip, 20", "fan-stop, 120"})
  void fanStandsForItsTimeAndTheFeedWithIt(String id, long stop) {
    Course course = Course.of(Mine.scenario(id), 2);
    assertThat(course.at(Mine.LOCAL_FAN, -1)).isEqualTo(1);
    assertThat(course.between(Mine.LOCAL_FAN, 0, stop - 1).getMax()).isZero();
    assertThat(course.between(Mine.FEED, 0, stop - 1).getMax()).isZero();
    assertThat(course.between(Mine.LOCAL_FAN, stop, stop + 300).getMin()).isEqualTo(1);
    assertThat(course.at(Mine.MAIN_FAN, stop)).as("the main fan runs on").isEqualTo(1);
  }

  @Test
  void shortStopGivesTheFeedBackWithTheFanAndNoGasGathers() {
    Course course = Course.of(SHORT, 3);
    assertThat(course.at(Mine.FEED, 20)).isEqualTo(1);
    assertThat(course.between(Mine.CH4_CORNER, 0, 370).getMax()).isLessThan(1.0);
    assertThat(course.between(Mine.FACE_AIR, 0, 20).getMin()).isLessThan(0.25);
  }

  @Test
  void longStopGivesTheFeedBackOnlyWhenTheGasIsGone() {
    Course course = Course.of(LONG, 3);
    assertThat(course.at(Mine.CH4_CORNER, 120)).isGreaterThan(1.0);
    assertThat(course.at(Mine.FEED, 125)).as("the fan runs, the gas is there").isZero();
    assertThat(course.at(Mine.FEED, 270)).isEqualTo(1);
    assertThat(course.between(Mine.CH4_FACE, 270, 570).getMax()).isLessThan(1.0);
  }

  @Test
  void standingAirHoldsTheGasAndWarms() {
    Course course = Course.of(LONG, 5);
    double[] methane = {
      course.at(Mine.CH4_FACE, 0),
      course.at(Mine.CH4_FACE, 40),
      course.at(Mine.CH4_FACE, 80),
      course.at(Mine.CH4_FACE, 119)
    };
    assertThat(methane).isSorted();
    assertThat(course.between(Mine.CARBON_MONOXIDE, 110, 119).getAverage())
        .isGreaterThan(course.between(Mine.CARBON_MONOXIDE, -60, 0).getAverage() + 3)
        .isLessThan(24);
    assertThat(course.between(Mine.FACE_TEMPERATURE, 110, 119).getAverage())
        .isGreaterThan(course.between(Mine.FACE_TEMPERATURE, -60, 0).getAverage());
    assertThat(course.between(Mine.POWER, 60, 119).getMax()).as("little runs").isLessThan(40);
  }
}
