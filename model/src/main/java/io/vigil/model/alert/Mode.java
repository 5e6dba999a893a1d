package io.vigil.model.alert;

/** Whether an Alert is meant: only REAL ones count. */
public enum Mode {
  REAL,
  DRILL,
  TEST
}
