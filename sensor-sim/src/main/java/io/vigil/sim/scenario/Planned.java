package io.vigil.sim.scenario;

/**
 * A scenario and when it begins.
 *
 * @param afterMillis how long after the end of the one before; for the first, after the start
 * @param scenario what happens
 */
public record Planned(long afterMillis, Scenario scenario) {}
