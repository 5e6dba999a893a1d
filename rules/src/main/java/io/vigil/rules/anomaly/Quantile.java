package io.vigil.rules.anomaly;

import java.util.Arrays;

/** Quantiles, between the two values that are nearest. Stateless; any thread. */
final class Quantile {
  private Quantile() {}

  /** Of the first so many values, which stay as they are; 0 if there are none. */
  static float of(float[] values, int count, double share) {
    if (count == 0) {
      return 0;
    }
    float[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    double place = share * (count - 1);
    int below = (int) place;
    int above = Math.min(below + 1, count - 1);
    return (float) (sorted[below] + (place - below) * (sorted[above] - sorted[below]));
  }

  /** Of all values, which stay as they are; 0 if there are none. */
  static double of(double[] values, double share) {
    if (values.length == 0) {
      return 0;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
