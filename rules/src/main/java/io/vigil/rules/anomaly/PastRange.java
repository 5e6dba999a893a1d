package io.vigil.rules.anomaly;

/**
 * How far a view leaves the range that it has kept so far, as a share of that range. The range is
 * two cells, lowest and highest; it only ever widens: forgetting was measured to be worse.
 * Stateless; any thread.
 */
final class PastRange {
  /** Cells of a range. */
  static final int CELLS = 2;

  /** Beyond a range that is old by so much of it counts as one half. */
  static final float HALF = 0.1f;

  /**
   * After so many readings, beyond by twice as much: a young range has not seen everything yet, and
   * is left more easily by nothing but noise.
   */
  static final float YOUTH = 1_000;

  private PastRange() {}

  /** A range that nothing was seen of. */
  static void begin(float[] cells, int at) {
    cells[at] = Float.POSITIVE_INFINITY;
    cells[at + 1] = Float.NEGATIVE_INFINITY;
  }

  /** What counts as one half after so many readings. */
  static float half(float readings) {
    return HALF * (1 + YOUTH / readings);
  }

  /** Widens the range to hold the view; how far it lay outside, 0 (inside) to 1. */
  static float leave(float[] cells, int at, float view, float half) {
    float lowest = cells[at];
    float highest = cells[at + 1];
    if (view >= lowest && view <= highest) {
      return 0;
    }
    cells[at] = Math.min(lowest, view);
    cells[at + 1] = Math.max(highest, view);
    if (lowest > highest) {
      return 0;
    }
    float outside = view > highest ? view - highest : lowest - view;
    return outside / (outside + half * (highest - lowest));
  }

  /** What a view scores that lies outside an old range by so many times it. */
  static float score(float times) {
    return times / (times + HALF);
  }
}
