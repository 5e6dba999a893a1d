package io.vigil.alerting.lead;

/** What a person says about a lead. */
enum Verdict {
  /** Something was really the matter. */
  TRUE,
  /** Nothing was the matter. */
  FALSE,
  /** It cannot be told. */
  UNCLEAR
}
