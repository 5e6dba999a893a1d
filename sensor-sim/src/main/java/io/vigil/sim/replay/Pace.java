package io.vigil.sim.replay;

import java.util.concurrent.TimeUnit;

/**
 * How fast a recording plays. It decides when a message goes out, never what is in it.
 *
 * @param speed recorded time by played time; infinite for as fast as possible
 */
public record Pace(double speed) {
  /** As fast as Vigil acknowledges. */
  public static final Pace FASTEST = new Pace(Double.POSITIVE_INFINITY);

  private static final double NANOS_PER_MILLI = 1e6;

  public Pace {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed " + speed);
    }
  }

  /** So many times as fast as it was recorded. */
  public static Pace times(double speed) {
    return new Pace(speed);
  }

  /** Waits until so much recorded time may have passed since the play began. */
  void await(long recordedMillis, long beganNanos) throws InterruptedException {
    long due = (long) (recordedMillis * NANOS_PER_MILLI / speed);
    long left = due - (System.nanoTime() - beganNanos);
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
