package io.vigil.ingest.usage;

import java.util.Arrays;

/** Whether something happened so often within so long. One thread. */
final class Burst {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final long[] last;
  private final long withinMillis;
  private int oldest;
  private long reached = NEVER;

  /** So many times within so many milliseconds. */
  Burst(int times, long withinMillis) {
    this.last = new long[times];
    this.withinMillis = withinMillis;
    Arrays.fill(last, NEVER);
  }

  /** It happened, at this time in milliseconds. */
  void happened(long at) {
    last[oldest] = at;
    oldest = (oldest + 1) % last.length;
    if (at - last[oldest] <= withinMillis) {
      reached = at;
    }
  }

  /** Whether there were so many at this time or later, milliseconds. */
  boolean reachedSince(long millis) {
    return reached >= millis;
  }
}
