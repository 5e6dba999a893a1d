package io.vigil.alerting.dataquality;

import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import org.jspecify.annotations.Nullable;

/** What is wrong with the data of a point, what hides most first. */
enum TroubleKind {
  /** Nothing comes (离线). */
  SILENT,
  /** Too many points of one plant at once. */
  MANY,
  /** Values come, marked as bad, out of range or in calibration (坏值). */
  BAD,
  /** The value does not move (不变). */
  STUCK,
  /** An Alert about something else stands on data that cannot be trusted (存疑). */
  DOUBTFUL;

  /** By the rule that raised the Alert; null is a rule that the registry no longer knows. */
  static TroubleKind of(@Nullable Rule rule) {
    if (rule instanceof StaleRule) {
      return SILENT;
    }
    if (rule instanceof MassRule) {
      return MANY;
    }
    if (rule instanceof QualityRule) {
      return BAD;
    }
    return rule instanceof StuckRule ? STUCK : DOUBTFUL;
  }
}
