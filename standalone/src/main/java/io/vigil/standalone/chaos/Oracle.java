package io.vigil.standalone.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What must be judged, worked out from what was sent: an evaluation of its own, on source times
 * alone, that shares nothing with the judge. After the last reading what was to raise raises; what
 * was to clear has to be told by a reading (ADR 2).
 */
final class Oracle {
  /** One period in which the condition was true; {@code cleared} is 0 while it lasts. */
  record Expected(long onset, long cleared) {}

  /** No moment. */
  private static final long NONE = Long.MIN_VALUE;

  private Oracle() {}

  /** The activations that these samples of a watch must give; NaN is a broken instrument. */
  static List<Expected> evaluate(WatchKind kind, long[] times, double[] values) {
    List<Expected> expected = new ArrayList<>();
    long above = NONE;
    long below = NONE;
    boolean active = false;
    for (int i = 0; i < times.length; i++) {
      double value = values[i];
      if (Double.isNaN(value)) {
        below = NONE;
      } else if (!active) {
        above = value < WatchKind.LIMIT ? NONE : above == NONE ? times[i] : above;
        if (above != NONE && times[i] - above >= kind.onMillis()) {
          active = true;
          below = NONE;
          expected.add(new Expected(above, 0));
        }
      } else {
        below = value >= WatchKind.CLEAR ? NONE : below == NONE ? times[i] : below;
        if (below != NONE && times[i] - below >= kind.offMillis()) {
          active = false;
          above = NONE;
          int last = expected.size() - 1;
          expected.set(last, new Expected(expected.get(last).onset(), below + kind.offMillis()));
        }
      }
    }
    if (!active && above != NONE) {
      expected.add(new Expected(above, 0));
    }
    return expected;
  }
}
