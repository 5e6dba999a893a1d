package io.vigil.rules.limit;

import io.vigil.model.reading.Quality;
import io.vigil.model.rule.SumRule;

/** Holds what came together inside a window against what is too much. Pure; any thread. */
public final class SumEvaluator {
  private SumEvaluator() {}

  /**
   * What the window says.
   *
   * @param sum of the window, the newest reading included
   * @param quality of the newest reading
   */
  public static Evidence evidence(SumRule rule, double sum, Quality quality) {
    if (quality == Quality.BAD) {
      return Evidence.NONE;
    }
    if (sum >= rule.least()) {
      return Evidence.ACTIVE;
    }
    return quality == Quality.GOOD ? Evidence.CLEAR : Evidence.NONE;
  }
}
