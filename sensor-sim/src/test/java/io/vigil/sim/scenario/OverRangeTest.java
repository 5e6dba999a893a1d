package io.vigil.sim.scenario;

import static io.vigil.sim.model.Mine.CARBON_MONOXIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.PlantPoint;
import io.vigil.sim.model.Mine;
import org.junit.jupiter.api.Test;

class OverRangeTest {
  private static final long SEED = 6;
  private static final Scenario OVER = Mine.scenario("over-range");

  @Test
  void sensorSpeaksOnAndShowsMoreThanItsRangeForFortyFiveSeconds() {
    Course course = Course.of(OVER, SEED);
    double top = range().rangeHigh();
    assertThat(course.between(CARBON_MONOXIDE, -60, -1).getMax()).as("before").isLessThan(24);
    assertThat(course.between(CARBON_MONOXIDE, 0, 44).getMin()).isGreaterThan(top);
    assertThat(course.between(CARBON_MONOXIDE, 0, 44).getCount()).isEqualTo(45);
    assertThat(course.between(CARBON_MONOXIDE, 45, 400).getMax()).as("after").isLessThan(24);
  }

  @Test
  void nothingElseNoticesItAndNothingOfItStays() {
    Course course = Course.of(OVER, SEED);
    Course calm = Course.of(Calm.of(OVER.length()), SEED);
    assertThat(course.without(CARBON_MONOXIDE)).isEqualTo(calm.without(CARBON_MONOXIDE));
    assertThat(course.outside(CARBON_MONOXIDE, 45))
        .isEqualTo(calm.outside(CARBON_MONOXIDE, 45))
        .isNotEmpty();
    assertThat(course.of(CARBON_MONOXIDE)).as("control").isNotEqualTo(calm.of(CARBON_MONOXIDE));
  }

  private static PlantPoint range() {
    return Mine.of(SEED).file().points().stream()
        .filter(point -> point.code().equals(CARBON_MONOXIDE))
        .findFirst()
        .orElseThrow();
  }
}
