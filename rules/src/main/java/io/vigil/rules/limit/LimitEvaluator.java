package io.vigil.rules.limit;

import io.vigil.model.reading.Quality;
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
    if (quality == Quality.BAD) {
      return Evidence.NONE;
    }
    if (rule.comparison().holds(value, rule.limit())) {
      return Evidence.ACTIVE;
    }
    if (quality != Quality.GOOD) {
      return Evidence.NONE;
    }
    return rule.clearWhen().holds(value, rule.clear()) ? Evidence.CLEAR : Evidence.BETWEEN;
  }

  /** Whether the first value is the more dangerous one; anything is worse than NaN. */
  public static boolean isWorse(LimitRule rule, double value, double than) {
    return rule.comparison().isHigh() ? !(value <= than) : !(value >= than);
  }
}
