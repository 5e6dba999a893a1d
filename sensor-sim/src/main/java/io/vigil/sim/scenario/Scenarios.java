package io.vigil.sim.scenario;

import io.vigil.sim.plant.MineFace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The scenarios that have a name on the command line. Stateless; any thread. */
public final class Scenarios {
  private static final List<Scenario> ALL =
      List.of(
          new Calm(Duration.ofMinutes(2)),
          MethaneBuildUp.TO_ALARM,
          MethaneBuildUp.TO_CUT_OFF,
          FanStop.SHORT,
          FanStop.LONG,
          new SensorDropout(MineFace.HYDROGEN_SULPHIDE),
          new OverRange(),
          new Flood());

  private Scenarios() {}

  /** All of them. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** The one of this name; empty if there is none. */
  public static Optional<Scenario> of(String id) {
    return ALL.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }
}
