package io.vigil.rules.limit;

import io.vigil.model.reading.Quality;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.LimitRule;

/** Holds a value against a limit and its clear value. Pure; any thread. */
public final class LimitEvaluator {
  private LimitEvaluator() {}

  /**
   * What the value says.
   *
   * @param value clamped to the range of the point
   * @param quality how far to trust it
   */
  public static Evidence evidence(LimitRule rule, double value, Quality quality) {
    return evidence(
        rule.comparison(), rule.limit(), rule.clearWhen(), rule.clear(), value, quality);
  }

  /** What the value says, held against a limit that belongs to no rule of its own. */
  public static Evidence evidence(
      Comparison comparison,
      double limit,
      Comparison clearWhen,
      double clear,
      double value,
      Quality quality) {
    if (quality == Quality.BAD) {
      return Evidence.NONE;
    }
    if (comparison.holds(value, limit)) {
      return Evidence.ACTIVE;
    }
    if (quality != Quality.GOOD) {
      return Evidence.NONE;
    }
    return clearWhen.holds(value, clear) ? Evidence.CLEAR : Evidence.BETWEEN;
  }

  /** Whether the first value is the more dangerous one; anything is worse than NaN. */
  public static boolean isWorse(LimitRule rule, double value, double than) {
    return rule.comparison().isHigh() ? !(value <= than) : !(value >= than);
  }
}
