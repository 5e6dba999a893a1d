package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.model.Mine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorDropoutTest {
  private static final long SEED = 6;

  @ParameterizedTest
  @CsvSource({"dropout, F01.H2S", "dropout-co2, V01.CO2"})
  void sensorIsSilentForNinetySecondsAndAllElseIsAsInCalm(String id, String point) {
    Scenario dropout = Mine.scenario(id);
    Course course = Course.of(dropout, SEED);
    Course calm = Course.of(Calm.of(dropout.length()), SEED);
    assertThat(course.between(point, 0, 89).getCount()).isZero();
    assertThat(calm.between(point, 0, 89).getCount()).as("control").isEqualTo(90);
    assertThat(course.without(point)).isEqualTo(calm.without(point)).hasSize(15);
    assertThat(course.of(point)).isEqualTo(calm.outside(point, 90)).isNotEmpty();
  }
}
