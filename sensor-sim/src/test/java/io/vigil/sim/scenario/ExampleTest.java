package io.vigil.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.model.Example;
import io.vigil.sim.model.PlantModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of {@code docs/plant-model.md} does what the page says. */
class ExampleTest {
  private static final long START = 1_795_449_600_000L;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatTheExampleExpectsIsAllThatComesOfIt(long seed) {
    PlantModel model = Example.model();
    Scenario fails = model.scenario("pump-fails").orElseThrow();
    Scenario calm = Calm.of(Duration.ofMinutes(20 + seed));
    Life life = Life.of(model, seed, START, List.of(calm, fails));
    life.until(START + Duration.ofHours(2).toMillis());
    assertThat(life.activations()).hasSize(1);
    Activation found = life.activations().get(0);
    Expectation expected = life.expectations().get(0);
    assertThat(found.rule()).isEqualTo(expected.rule());
    assertThat(expected.isMetBy(found.raised(), found.cleared()))
        .as("%s by %s", expected, found)
        .isTrue();
  }
}
