package io.vigil.model.rule;

import org.jspecify.annotations.Nullable;

/**
 * The values of the point, each the number of something since the one before, come to at least
 * {@code least} within a window of source time. It clears when they do not any more.
 *
 * @param least positive, in the unit of the point
 * @param windowMillis positive
 * @param delays on- and off-delay
 * @param gate what arms it, or null if always armed
 */
public record SumRule(double least, long windowMillis, Delays delays, @Nullable Gate gate)
    implements Rule {
  public SumRule {
    if (!(least > 0) || windowMillis <= 0) {
      throw new IllegalArgumentException("sum " + least + " in " + windowMillis + " ms");
    }
  }
}
