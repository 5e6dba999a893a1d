package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.plant.MineFace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorDropoutTest {
  private static final long SEED = 6;

  @ParameterizedTest
  @ValueSource(strings = {MineFace.HYDROGEN_SULPHIDE, MineFace.CARBON_DIOXIDE, MineFace.CH4_FACE})
  void sensorIsSilentForNinetySecondsAndAllElseIsAsInCalm(String point) {
    Scenario dropout = new SensorDropout(point);
    Course course = Course.of(dropout, SEED);
    Course calm = Course.of(new Calm(dropout.length()), SEED);
    assertThat(course.between(point, 0, 89).getCount()).isZero();
    assertThat(calm.between(point, 0, 89).getCount()).as("control").isEqualTo(90);
    assertThat(course.without(point)).isEqualTo(calm.without(point)).hasSize(15);
    assertThat(course.of(point)).isEqualTo(calm.outside(point, 90)).isNotEmpty();
  }

  @Test
  void dropoutOfAPointThatIsNotThereIsRefusedWhenItBegins() {
    assertThatThrownBy(() -> Course.of(new SensorDropout("F99.CH4"), SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("F99.CH4");
  }

  @Test
  void silenceIsExpectedOfThePointThatDropsOutAndSaidOfIt() {
    Scenario dropout = new SensorDropout("P7");
    assertThat(dropout.expectations())
        .extracting(expected -> expected.point() + " " + expected.rule())
        .containsExactly("P7 IN-01");
    assertThat(dropout.zh()).contains("P7");
    assertThat(dropout.en()).contains("P7");
  }
}
