package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.Plants;
import io.vigil.sim.plant.SimulatedPlant;
import io.vigil.sim.scenario.Expectation;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Planned;
import io.vigil.sim.scenario.Scenario;
import io.vigil.sim.scenario.ScenarioPlayer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ground truth of the simulated plants against the judge itself: what a scenario expects is
 * what the real packs, bound to the real plant file, make of its readings.
 */
class JudgedScenarioTest {
  private static final long START = Instant.parse("2026-11-23T16:00:00Z").toEpochMilli();
  private static final long CALM = Duration.ofMinutes(3).toMillis();
  private static final long AFTER = Duration.ofMinutes(2).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  static Stream<Arguments> scenarios() {
    return Plants.NAMES.stream()
        .flatMap(
            plant ->
                Plants.of(plant).scenarios().stream()
                    .map(scenario -> Arguments.of(plant, scenario.id())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scenarios")
  void judgeRaisesAndClearsExactlyWhatTheScenarioExpects(String plant, String id) {
    PlantModel model = Plants.of(plant);
    Scenario scenario = model.scenario(id).orElseThrow();
    JudgedLane lane = new JudgedLane(model.file(), START);
    SimulatedPlant living = model.plant(5);
    ScenarioPlayer player =
        new ScenarioPlayer(living, List.of(new Planned(CALM, scenario)).iterator());
    long end = START + DAY;
    for (long now = START; now <= end; now += 1_000) {
      player.stepTo(now, lane);
      lane.appendAll(now);
      if (player.happened().size() == 1) {
        Happened happened = player.happened().get(0);
        end = happened.start() + scenario.length().toMillis() + AFTER;
      }
    }
    List<Expectation> expected = player.happened().get(0).expectations();
    assertThat(lane.activations()).hasSameSizeAs(expected);
    for (Expectation one : expected) {
      assertThat(lane.activations())
          .as("what meets %s", one)
          .filteredOn(found -> found.point().equals(one.point()) && found.rule().equals(one.rule()))
          .filteredOn(found -> one.isMetBy(found.raised(), found.cleared()))
          .hasSize(1);
    }
  }
}
