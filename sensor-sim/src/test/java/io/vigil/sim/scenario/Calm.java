package io.vigil.sim.scenario;

import java.time.Duration;
import java.util.List;

/** Nothing happens. */
final class Calm {
  private Calm() {}

  static Scenario of(Duration length) {
    return new Scenario("calm", "无", "nothing", length, null, List.of(), List.of(), List.of());
  }
}
