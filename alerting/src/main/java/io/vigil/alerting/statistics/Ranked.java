package io.vigil.alerting.statistics;

import java.util.ArrayList;
import java.util.List;

/** Values in order, and those at given places among them (nearest rank). Immutable. */
final class Ranked {
  private final List<Double> sorted;

  private Ranked(List<Double> sorted) {
    this.sorted = sorted;
  }

  static Ranked of(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return new Ranked(sorted);
  }

  /** The smallest value that at least this share of all does not exceed. */
  Figure at(int percent, Measure measure, String of) {
    if (sorted.isEmpty()) {
      return new Figure(measure, of, null);
    }
    int rank = Math.max(1, (int) Math.ceil(percent / 100.0 * sorted.size()));
    return new Figure(measure, of, sorted.get(rank - 1));
  }
}
