package io.vigil.model.rule;

import org.jspecify.annotations.Nullable;

/**
 * The value crosses a limit. It stays active until a trusted value stands beyond the clear value
 * for the off-delay; between the two lies the deadband.
 *
 * @param comparison when it is active
 * @param limit in the unit of the point
 * @param clearWhen how a value is held against {@code clear}
 * @param clear the value that must be reached again, in the unit of the point
 * @param delays on- and off-delay
 * @param gate what arms it, or null if always armed
 */
public record LimitRule(
    Comparison comparison,
    double limit,
    Comparison clearWhen,
    double clear,
    Delays delays,
    @Nullable Gate gate)
    implements Rule {
  public LimitRule {
    require(comparison, limit, clearWhen, clear);
  }

  /** Whether a value can be abnormal by the other and not yet by this; false if they look apart. */
  public boolean isLaxerThan(LimitRule other) {
    return comparison.isHigh() == other.comparison.isHigh()
        && other.comparison.holds(limit, other.limit)
        && limit != other.limit;
  }

  /** Throws unless the clear value stands on the safe side of the limit, or at it. */
  static void require(Comparison comparison, double limit, Comparison clearWhen, double clear) {
    if (!Double.isFinite(limit) || !Double.isFinite(clear)) {
      throw new IllegalArgumentException("limit " + limit + ", clear " + clear);
    }
    if (comparison.isHigh() == clearWhen.isHigh()) {
      throw new IllegalArgumentException(comparison + " cannot clear when " + clearWhen);
    }
    if (comparison.isHigh() ? clear > limit : clear < limit) {
      throw new IllegalArgumentException("clear " + clear + " lies beyond limit " + limit);
    }
  }
}
