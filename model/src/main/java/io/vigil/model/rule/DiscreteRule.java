package io.vigil.model.rule;

import org.jspecify.annotations.Nullable;

/**
 * The value is the abnormal one of a few, for example 0 for "fan stopped".
 *
 * @param abnormal the value that is abnormal
 * @param delays on- and off-delay
 * @param gate what arms it, or null if always armed
 */
public record DiscreteRule(double abnormal, Delays delays, @Nullable Gate gate) implements Rule {}
