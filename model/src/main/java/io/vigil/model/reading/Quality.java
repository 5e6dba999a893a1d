package io.vigil.model.reading;

/** How far a value may be trusted, after the severities of OPC UA status codes. */
public enum Quality {
  /** May raise and may clear. */
  GOOD,
  /** May raise, never clears. */
  UNCERTAIN,
  /** No evidence of the process: neither raises a limit Alert nor clears one. */
  BAD
}
