package io.vigil.model.rule;

import java.util.function.IntUnaryOperator;

/** What is judged, with all numbers filled in. */
public sealed interface Rule
    permits LimitRule,
        DiscreteRule,
        RateOfChangeRule,
        StaleRule,
        ConditionRule,
        SumRule,
        StuckRule,
        QualityRule,
        MassRule {
  /** How long it must hold, and be gone. */
  Delays delays();

  /** The same about other points, where it names any; its gate stays. */
  default Rule at(IntUnaryOperator slots) {
    return this;
  }
}
