package io.vigil.sim.plant;

/**
 * A quantity of a process: known to the plant alone, seen only through sensors.
 *
 * @param name unique within the plant
 * @param element what it does
 */
public record Quantity(String name, Element element) {}
