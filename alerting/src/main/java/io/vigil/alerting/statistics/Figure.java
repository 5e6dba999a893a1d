package io.vigil.alerting.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A measured value.
 *
 * @param measure what was measured, and how
 * @param of which part of it: a severity, a tier, a cause, a kind of quiet; empty for the whole
 * @param value in the unit of the measure; null where there was nothing to measure it by
 */
record Figure(Measure measure, String of, @Nullable Double value) {
  static Figure of(Measure measure, @Nullable Double value) {
    return new Figure(measure, "", value);
  }

  static Figure of(Measure measure, double value) {
    return new Figure(measure, "", value);
  }

  /** A share in percent. */
  static Figure share(Measure measure, long part, long whole) {
    return share(measure, "", part, whole);
  }

  static Figure share(Measure measure, String of, long part, long whole) {
    return new Figure(measure, of, whole == 0 ? null : 100.0 * part / whole);
  }
}
