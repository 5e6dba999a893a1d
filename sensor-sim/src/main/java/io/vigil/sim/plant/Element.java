package io.vigil.sim.plant;

/**
 * What one quantity of a process does: the vocabulary in which a plant model is written. Elements
 * are data and have no state; {@link SimulatedPlant} lets them live.
 *
 * <p>Immutable; any thread.
 */
public sealed interface Element permits Day, Integral, Latch, Lever, Product, Shift, Sum, Wander {}
