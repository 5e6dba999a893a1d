package io.vigil.alerting.deadline;

/** What is due. */
public enum DeadlineKind {
  /** Somebody must have acknowledged the Alert; else the next position becomes responsible. */
  ACKNOWLEDGE,
  /** An acknowledged Alert that is still true is annunciated again. */
  REALARM,
  /** An overlay ends, or what was asked for was not approved in time. */
  OVERLAY,
  /** The next step of a Case. */
  CASE,
  /** A hazard must be put right. */
  HAZARD,
  /** A planned work is over. */
  WORK,
  /** A design rule ends, or was not approved in time. */
  SUPPRESSION,
  /** An inspection must be answered. */
  INSPECTION,
  /** A drill that nobody ended. */
  DRILL,
  /** An order, a notice or an entry of a calendar begins, or is over. */
  DECLARATION,
  /** The flood of a position is over, unless more has come. */
  FLOOD
}
