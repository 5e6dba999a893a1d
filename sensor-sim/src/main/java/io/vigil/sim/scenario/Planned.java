package io.vigil.sim.scenario;

/**
 * A scenario and when it begins.
 *
 * @param afterMillis how long after the end of the one before; for the first, after the start
 * @param patienceMillis how long it may wait for the state that it begins in; then it is left out
 * @param scenario what happens
 */
public record Planned(long afterMillis, long patienceMillis, Scenario scenario) {
  /** One that waits for ever. */
  public Planned(long afterMillis, Scenario scenario) {
    this(afterMillis, Long.MAX_VALUE, scenario);
  }
}
