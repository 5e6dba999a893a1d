package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.model.Mine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloodTest {
  private static final Scenario FLOOD = Mine.scenario("flood");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothFansStandTogetherAndGasGoesBeyondTheHighestLimit(long seed) {
    Course course = Course.of(FLOOD, seed);
    for (String fan : List.of(Mine.LOCAL_FAN, Mine.MAIN_FAN)) {
      assertThat(course.at(fan, -1)).isEqualTo(1);
      assertThat(course.between(fan, 0, 159).getMax()).isZero();
      assertThat(course.between(fan, 160, 700).getMin()).isEqualTo(1);
    }
    assertThat(course.between(Mine.CH4_FACE, 0, 160).getMax()).isBetween(4.5, 5.5);
    assertThat(course.between(Mine.OXYGEN, 0, 160).getMin()).isLessThan(20);
    assertThat(course.between(Mine.MAIN_AIR, 100, 159).getMax()).isLessThan(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void plantHasSettledWhenItEnds(long seed) {
    Course course = Course.of(FLOOD, seed);
    assertThat(course.at(Mine.FEED, 420)).isEqualTo(1);
    assertThat(course.between(Mine.CH4_CORNER, 420, 720).getMax()).isLessThan(1);
    assertThat(course.between(Mine.OXYGEN, 420, 720).getMin()).isGreaterThan(20.2);
    assertThat(course.between(Mine.FACE_AIR, 420, 720).getMin()).isGreaterThan(1.5);
    assertThat(course.between(Mine.MAIN_AIR, 420, 720).getMin()).isGreaterThan(4.5);
  }

  /** More than these in ten minutes are a flood for one position (design: alerts A14). */
  private static final long FLOOD_BEGINS = 10;

  @Test
  void moreIsExpectedOfItThanOfAnyOtherScenarioWithinItsFirstMinute() {
    long most =
        Mine.model().scenarios().stream()
            .filter(scenario -> !scenario.equals(FLOOD))
            .mapToLong(FloodTest::inFirstMinute)
            .max()
            .orElseThrow();
    assertThat(inFirstMinute(FLOOD)).isGreaterThan(most).isGreaterThan(FLOOD_BEGINS);
    assertThat(FLOOD.expectations())
        .extracting(expected -> expected.point() + " " + expected.rule())
        .doesNotHaveDuplicates();
  }

  private static long inFirstMinute(Scenario scenario) {
    return scenario.expectations().stream().filter(one -> one.raiseFrom() < 60_000).count();
  }
}
