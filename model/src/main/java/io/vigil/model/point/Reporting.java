package io.vigil.model.point;

/** Whether a point speaks at a fixed period, or only when its value changes. */
public enum Reporting {
  /** A reading is due every sample period; silence is judged on the value. */
  PERIODIC,
  /** Silence of the value is normal; silence is judged on the link. */
  BY_EXCEPTION
}
