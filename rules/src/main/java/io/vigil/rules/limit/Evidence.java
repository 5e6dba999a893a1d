package io.vigil.rules.limit;

/** What one reading says about a condition. */
public enum Evidence {
  /** The condition is true. Trusted or not: a doubtful value may raise. */
  ACTIVE,
  /** A trusted value that is neither: inside the deadband. */
  BETWEEN,
  /** A trusted value beyond the clear value. */
  CLEAR,
  /** Nothing: the value is bad, or too doubtful to clear by. */
  NONE
}
