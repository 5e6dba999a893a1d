package io.vigil.alerting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Whether two things take about as long, asked in turn within one run. */
public final class Alike {
  /** Far more than chance makes of a median, far less than a lookup that is left out saves. */
  private static final double MOST = 5;

  private Alike() {}

  /**
   * Does one and the other in turn; neither median may be more than five times that of the other.
   */
  public static void inTime(int times, Runnable one, Runnable other) {
    long[] ones = new long[times];
    long[] others = new long[times];
    for (int i = 0; i < times; i++) {
      ones[i] = nanos(one);
      others[i] = nanos(other);
    }
    double ratio = (double) median(ones) / median(others);
    assertThat(ratio).as("time of one to that of the other").isBetween(1 / MOST, MOST);
  }

  private static long nanos(Runnable what) {
    long began = System.nanoTime();
    what.run();
    return System.nanoTime() - began;
  }

  private static long median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
