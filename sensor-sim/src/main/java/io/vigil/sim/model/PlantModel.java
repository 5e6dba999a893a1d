package io.vigil.sim.model;

import io.vigil.model.plant.PlantFile;
import io.vigil.sim.plant.Quantity;
import io.vigil.sim.plant.SensorModel;
import io.vigil.sim.plant.SimulatedPlant;
import io.vigil.sim.scenario.Demo;
import io.vigil.sim.scenario.DemoSchedule;
import io.vigil.sim.scenario.Planned;
import io.vigil.sim.scenario.Scenario;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plant with everything that can happen to it, as one file ({@link PlantModelReader}). Immutable;
 * any thread.
 *
 * @param file the plant as it is onboarded
 * @param quantities what goes on in it, in the order in which it is moved
 * @param sensors one for each point of the file
 * @param scenarios what can happen to it; ids are unique
 * @param demo what happens when nobody says what; null for nothing
 */
public record PlantModel(
    PlantFile file,
    List<Quantity> quantities,
    List<SensorModel> sensors,
    List<Scenario> scenarios,
    @Nullable Demo demo) {
  public PlantModel {
    quantities = List.copyOf(quantities);
    sensors = List.copyOf(sensors);
    scenarios = List.copyOf(scenarios);
  }

  /** A plant of this model that has not lived yet; the same seed gives the same life. */
  public SimulatedPlant plant(long seed) {
    return new SimulatedPlant(file, quantities, sensors, seed);
  }

  /** The scenario of this name; empty if there is none. */
  public Optional<Scenario> scenario(String id) {
    return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }

  /** What happens when nobody says what. */
  public Iterator<Planned> demoPlan(long seed) {
    return demo == null ? Collections.emptyIterator() : new DemoSchedule(demo, seed);
  }
}
