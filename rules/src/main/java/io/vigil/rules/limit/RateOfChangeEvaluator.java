package io.vigil.rules.limit;

import io.vigil.model.reading.Quality;
import io.vigil.model.rule.RateOfChangeRule;

/** Holds the greatest change inside a window against the change allowed. Pure; any thread. */
public final class RateOfChangeEvaluator {
  private RateOfChangeEvaluator() {}

  /**
   * What the window says.
   *
   * @param change greatest change in the window, the newest reading included
   * @param quality of the newest reading
   */
  public static Evidence evidence(RateOfChangeRule rule, double change, Quality quality) {
    if (quality == Quality.BAD) {
      return Evidence.NONE;
    }
    if (Math.abs(change) >= rule.change()) {
      return Evidence.ACTIVE;
    }
    return quality == Quality.GOOD ? Evidence.CLEAR : Evidence.NONE;
  }
}
