package io.vigil.sim.scenario;

import java.util.List;

/**
 * A scenario that began.
 *
 * @param start when, milliseconds UTC
 * @param scenario what it is
 */
public record Happened(long start, Scenario scenario) {
  /** What must be noticed of it, in UTC. */
  public List<Expectation> expectations() {
    return scenario.expectations().stream().map(expected -> expected.from(start)).toList();
  }
}
