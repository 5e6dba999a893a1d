package io.vigil.standalone;

import io.vigil.alerting.demo.DemoStage;
import io.vigil.sim.Simulator;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The stage of the demo: its simulated plants as people find them on the page. Any thread. */
final class DemoScenarios implements DemoStage {
  private final Map<String, DemoPlant> plants = new ConcurrentSkipListMap<>();

  /** From now on things can be made to happen to this plant. */
  void add(DemoPlant plant) {
    plants.put(plant.file().enterprise(), plant);
  }

  @Override
  public List<StagedPlant> plants() {
    return plants.values().stream().map(DemoScenarios::staged).toList();
  }

  @Override
  public Answer begin(String enterprise, String scenario) {
    Optional<Simulator> simulator =
        Optional.ofNullable(plants.get(enterprise)).map(DemoPlant::simulator);
    if (simulator.isEmpty()
        || simulator.get().scenarios().stream().noneMatch(one -> one.id().equals(scenario))) {
      return Answer.UNKNOWN;
    }
    return simulator.get().start(scenario) ? Answer.BEGINS : Answer.NOT_NOW;
  }

  private static StagedPlant staged(DemoPlant plant) {
    return new StagedPlant(
        plant.file().enterprise(),
        plant.file().name(),
        plant.file().nameEn(),
        plant.simulator().running().map(Happened::scenario).map(Scenario::id).orElse(null),
        plant.simulator().scenarios().stream().map(DemoScenarios::staged).toList());
  }

  private static StagedScenario staged(Scenario scenario) {
    return new StagedScenario(
        scenario.id(), scenario.zh(), scenario.en(), scenario.length().toSeconds());
  }
}
