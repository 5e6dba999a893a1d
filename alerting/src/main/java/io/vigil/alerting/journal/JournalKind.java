package io.vigil.alerting.journal;

/** What an entry of the journal says about its Alert. */
public enum JournalKind {
  /** A new Alert. */
  RAISED,
  /** A worse value, another severity, or other numbers of the rule. */
  CHANGED,
  /** The condition is gone. */
  CLEARED,
  /** The condition is true again while the Alert was still open. */
  REOPENED,
  /** The Watch ceased: its rule was unbound, or its point removed. */
  RETIRED,
  /** The run of its REPLAY gateway is over. */
  ENDED,
  /** A person has seen it. */
  ACKED,
  /** No longer open. */
  CLOSED,
  /** The judge began anew and has not confirmed it. */
  UNVERIFIED,
  /** The judge has confirmed it again. */
  VERIFIED,
  /** "No longer true", said on data that cannot be believed: not applied. */
  HELD
}
