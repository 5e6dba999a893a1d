package io.vigil.rules.lead;

import java.util.Arrays;

/** Medians; NaN of nothing. Stateless; any thread. */
final class Median {
  private Median() {}

  /** Of all values, which stay as they are. */
  static double of(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Of how far all values lie from there. */
  static double deviation(double[] values, double from) {
    return of(Arrays.stream(values).map(value -> Math.abs(value - from)).toArray());
  }
}
