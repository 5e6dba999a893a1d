package io.vigil.rules.limit;

import io.vigil.model.reading.Quality;
import io.vigil.model.rule.DiscreteRule;

/** Tells the abnormal one of a few values from the others. Pure; any thread. */
public final class DiscreteEvaluator {
  private DiscreteEvaluator() {}

  /** What the value says; every trusted value but the abnormal one clears. */
  public static Evidence evidence(DiscreteRule rule, double value, Quality quality) {
    if (quality == Quality.BAD) {
      return Evidence.NONE;
    }
    if (value == rule.abnormal()) {
      return Evidence.ACTIVE;
    }
    return quality == Quality.GOOD ? Evidence.CLEAR : Evidence.NONE;
  }
}
