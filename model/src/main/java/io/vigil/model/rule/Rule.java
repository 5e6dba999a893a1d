package io.vigil.model.rule;

/** What is judged, with all numbers filled in. */
public sealed interface Rule permits LimitRule, DiscreteRule, RateOfChangeRule, StaleRule {
  /** How long it must hold, and be gone. */
  Delays delays();
}
