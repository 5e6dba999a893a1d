package io.vigil.alerting.cases;

/** Where the handling stands (design: alerts §5). */
public enum CaseState {
  /** Nobody has received it (待签收). */
  NEW,
  /** A position has received it (已签收). */
  RECEIVED,
  /** Somebody looks whether it is true (核查中). */
  VERIFYING,
  /** Somebody does something about it (处置中). */
  DISPOSING,
  /** What was found and done has been said, and waits for a review (已反馈待审). */
  FEEDBACK_SUBMITTED,
  /** Reviewed and accepted (已销警). */
  CLOSED
}
