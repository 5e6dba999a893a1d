package io.vigil.sim.scenario;

/**
 * An activation that must come of a scenario once rules of its kind exist.
 *
 * @param expected what must come
 * @param kind kind of the rule, for example {@code together}
 */
public record Pending(Expectation expected, String kind) {}
