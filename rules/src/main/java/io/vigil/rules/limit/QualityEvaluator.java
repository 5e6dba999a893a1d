package io.vigil.rules.limit;

import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.QualityRule;

/** Tells reasons that may not last from others. Pure; any thread. */
public final class QualityEvaluator {
  private QualityEvaluator() {}

  /** What the reason says; only a good value clears. */
  public static Evidence evidence(QualityRule rule, QualityReason reason) {
    if (rule.reasons().contains(reason)) {
      return Evidence.ACTIVE;
    }
    return reason.quality() == Quality.GOOD ? Evidence.CLEAR : Evidence.NONE;
  }
}
