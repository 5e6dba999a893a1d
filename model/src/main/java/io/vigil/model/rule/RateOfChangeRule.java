package io.vigil.model.rule;

import org.jspecify.annotations.Nullable;

/**
 * The value changed by at least {@code change} within a window of source time. It clears when no
 * pair of readings inside the window shows such a change any more.
 *
 * @param direction which changes count
 * @param change positive, in the unit of the point
 * @param windowMillis positive
 * @param delays on- and off-delay
 * @param gate what arms it, or null if always armed
 * @param below what the value itself must lie below, in the unit of the point, because a limit
 *     judges it from there on, and what rose before is then forgotten; such a change is counted up
 *     to the newest reading. NaN if it may be any
 */
public record RateOfChangeRule(
    Direction direction,
    double change,
    long windowMillis,
    Delays delays,
    @Nullable Gate gate,
    double below)
    implements Rule {
  /** Which way the value moves. */
  public enum Direction {
    RISE,
    FALL,
    BOTH
  }

  /** A change that counts wherever the value lies. */
  public RateOfChangeRule(
      Direction direction, double change, long windowMillis, Delays delays, @Nullable Gate gate) {
    this(direction, change, windowMillis, delays, gate, Double.NaN);
  }

  public RateOfChangeRule {
    if (!(change > 0) || windowMillis <= 0) {
      throw new IllegalArgumentException("change " + change + " in " + windowMillis + " ms");
    }
  }
}
