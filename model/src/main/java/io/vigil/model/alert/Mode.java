package io.vigil.model.alert;

/** Whether an Alert is meant: only REAL ones count. */
public enum Mode {
  REAL,
  DRILL,
  TEST,
  /** Found afterwards in what a plant remembered of a gap: a fact, but of the past. */
  HISTORY
}
