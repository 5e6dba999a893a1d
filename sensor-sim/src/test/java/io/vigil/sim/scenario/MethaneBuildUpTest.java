package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.model.Mine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethaneBuildUpTest {
  private static final Scenario TO_ALARM = Mine.scenario("methane-alarm");
  private static final Scenario TO_CUT_OFF = Mine.scenario("methane-cut-off");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void alarmValueIsReachedAndTheCutOffValueIsNot(long seed) {
    Course course = Course.of(TO_ALARM, seed);
    assertThat(course.between(Mine.CH4_FACE, -60, 0).getMax()).as("before").isLessThan(0.7);
    assertThat(course.between(Mine.CH4_FACE, 0, 60).getMax()).isBetween(1.05, 1.3);
    assertThat(course.between(Mine.CH4_CORNER, 0, 60).getMax()).isBetween(1.15, 1.45);
    assertThat(course.between(Mine.FEED, -60, 450).getMin()).as("never cut").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cutOffValueCutsTheFeedUntilTheGasIsGone(long seed) {
    Course course = Course.of(TO_CUT_OFF, seed);
    assertThat(course.between(Mine.CH4_FACE, 0, 60).getMax()).isBetween(1.6, 2.0);
    assertThat(course.at(Mine.FEED, 0)).isEqualTo(1);
    assertThat(course.at(Mine.SHEARER, 0)).as("control").isEqualTo(1);
    assertThat(course.between(Mine.FEED, 0, 40).getMin()).as("cut").isZero();
    for (long second = 0; second <= 200; second++) {
      boolean isWithoutFeed = course.between(Mine.FEED, second - 1, second).getMax() == 0;
      if (isWithoutFeed) {
        assertThat(course.at(Mine.SHEARER, second)).as("needs the feed").isZero();
      }
    }
    assertThat(course.at(Mine.FEED, 200)).as("given back").isEqualTo(1);
  }

  @Test
  void cornerRisesFirstAndTheReturnAirwayLastAndLeast() {
    Course course = Course.of(TO_CUT_OFF, 3);
    assertThat(firstAbove(course, Mine.CH4_CORNER)).isLessThan(firstAbove(course, Mine.CH4_FACE));
    assertThat(firstAbove(course, Mine.CH4_FACE)).isLessThan(firstAbove(course, Mine.CH4_RETURN));
    assertThat(course.between(Mine.CH4_RETURN, 0, 200).getMax()).isLessThan(1.0).isGreaterThan(0.7);
  }

  @Test
  void gasDisplacesOxygenAndIsCarriedAwayAgain() {
    Course course = Course.of(TO_CUT_OFF, 4);
    double before = course.between(Mine.OXYGEN, -60, 0).getAverage();
    assertThat(course.between(Mine.OXYGEN, 0, 60).getMin()).isBetween(20.2, before - 0.15);
    assertThat(course.between(Mine.CH4_FACE, 400, 500).getMax()).isLessThan(0.7);
    assertThat(course.between(Mine.OXYGEN, 400, 500).getAverage())
        .isBetween(before - 0.05, before + 0.05);
  }

  private static long firstAbove(Course course, String point) {
    long second = 0;
    while (second < 200 && course.at(point, second) < 0.75) {
      second++;
    }
    assertThat(second).as(point).isLessThan(200);
    return second;
  }
}
