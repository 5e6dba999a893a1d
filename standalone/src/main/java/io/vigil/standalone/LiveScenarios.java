package io.vigil.standalone;

import io.vigil.sim.Simulator;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Scenarios in real time, through the plant's own gateways and OPC UA servers. They begin with the
 * start, whether somebody waits for them or not.
 */
record LiveScenarios(DemoPlant plant, int scenarios) implements ScenarioRun {
  /** As long as the longest delay before a condition counts as gone, and some more. */
  private static final Duration SETTLE = Duration.ofSeconds(90);

  /** Onboards the plant and begins. */
  static LiveScenarios start(
      PlantModel model, List<Scenario> scenarios, Endpoints endpoints, VigilApi admin, Path data)
      throws IOException, InterruptedException {
    return new LiveScenarios(
        DemoPlant.start(model, scenarios, endpoints, admin, data), scenarios.size());
  }

  @Override
  public String enterprise() {
    return plant.file().enterprise();
  }

  @Override
  public void finish() throws InterruptedException {
    Simulator simulator = plant.simulator();
    while (simulator.happened().size() < scenarios || simulator.running().isPresent()) {
      TimeUnit.SECONDS.sleep(1);
    }
    TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
  }

  @Override
  public List<Happened> happened() {
    return plant.simulator().happened();
  }

  @Override
  public void close() throws IOException {
    plant.close();
  }
}
