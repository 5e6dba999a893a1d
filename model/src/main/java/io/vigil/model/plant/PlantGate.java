package io.vigil.model.plant;

/**
 * Arms a rule only while another point of the same enterprise has a value.
 *
 * @param point code of the other point
 * @param value the value that arms the rule
 */
public record PlantGate(String point, double value) {}
