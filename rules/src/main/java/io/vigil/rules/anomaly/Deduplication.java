package io.vigil.rules.anomaly;

/**
 * One alarm for one happening: for so many readings after a score was let through, only a higher
 * one is. So, whatever the threshold, the first that reaches it passes and the rest of the
 * happening does not repeat it. Two cells: the score that holds, and for how many readings yet.
 * Stateless; any thread.
 */
final class Deduplication {
  /** Cells that it needs. */
  static final int CELLS = 2;

  /** As many readings as it takes to learn what is normal. */
  static final int READINGS = RangeDetector.WARM_UP;

  private Deduplication() {}

  /** The score, or 0 if it belongs to what was said before. */
  static float pass(float[] cells, int at, float score) {
    if (cells[at + 1] > 0) {
      cells[at + 1]--;
    } else {
      cells[at] = 0;
    }
    if (score <= cells[at]) {
      return 0;
    }
    cells[at] = score;
    cells[at + 1] = READINGS;
    return score;
  }
}
