package io.vigil.rules.step;

import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.refusal.Refusal;

/**
 * Where a step says what it found, in order. Called by the thread that steps, before it returns.
 */
public interface StepOutput {
  /** An event of the judge. */
  void event(JudgeEvent event);

  /** A reading that was not taken, in words. */
  void refused(Refusal refusal);
}
