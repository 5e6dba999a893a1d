package io.vigil.model.rule;

/**
 * Arms a rule only while another point of the lane has a value, for example the phase CASTING. A
 * gate whose point has never been seen is open: not knowing must not silence.
 *
 * @param slot the other point
 * @param value the value that arms the rule
 */
public record Gate(int slot, double value) {}
