package io.vigil.standalone.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured delays, and what share of them stays below what. Any thread may add. */
final class Latencies {
  private long[] nanos = new long[1024];
  private int count;

  synchronized void add(long delay) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = delay;
  }

  synchronized int count() {
    return count;
  }

  String inWords() {
    return String.format(
        Locale.ROOT, "p50 %.1f ms, p99 %.1f ms (%d)", millis(0.5), millis(0.99), count());
  }

  /** Milliseconds below which this share of all delays lies; NaN if there are none. */
  synchronized double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int index = (int) Math.min(count - 1, Math.ceil(share * count) - 1);
    return sorted[Math.max(0, index)] / 1e6;
  }
}
