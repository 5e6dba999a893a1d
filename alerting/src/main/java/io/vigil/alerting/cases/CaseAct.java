package io.vigil.alerting.cases;

import io.vigil.alerting.journal.JournalKind;

/** What happens to a Case: acts of people, a timer, and another Alert. */
enum CaseAct {
  /** Received (签收). */
  RECEIVE(JournalKind.CASE_RECEIVED),
  /** Begins to look whether it is true (开始核查). */
  VERIFY(JournalKind.CASE_VERIFYING),
  /** Says that it was a false alarm (误报申报). */
  CLAIM_FALSE(JournalKind.CASE_FALSE_CLAIM),
  /** Does something about it (处置); again for every further step. */
  DISPOSE(JournalKind.CASE_DISPOSING),
  /** Says cause, measure and evidence (反馈). */
  FEEDBACK(JournalKind.CASE_FEEDBACK),
  /** The review accepts it (审核通过). */
  ACCEPT(JournalKind.CASE_CLOSED),
  /** The review sends it back (退回). */
  RETURN(JournalKind.CASE_RETURNED),
  /** Not done in time. */
  TIMEOUT(JournalKind.CASE_ESCALATED),
  /** The drill that it belongs to is over. */
  DRILL_OVER(JournalKind.CASE_CLOSED),
  /** Another Alert of the same unit within the join window. */
  ALERT_REOCCURS(JournalKind.CASE_JOINED);

  private final JournalKind kind;

  CaseAct(JournalKind kind) {
    this.kind = kind;
  }

  JournalKind kind() {
    return kind;
  }
}
