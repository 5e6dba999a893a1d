package io.vigil.sim.scenario;

/**
 * An act and its moment.
 *
 * @param atMillis whole seconds since the scenario began, in milliseconds
 * @param act what is done
 */
public record TimedAct(long atMillis, Act act) {}
