package io.vigil.rules.quality;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Reporting;

/** How long a point may say nothing before its last value is no evidence any more. Pure. */
public final class Silence {
  private static final int SAMPLES = 3;
  private static final long LEAST_MILLIS = 1000;

  private Silence() {}

  /**
   * How long the last value of the point may be believed, in milliseconds. The value of a point
   * that reports by exception stands until it sends another one.
   */
  public static long allowedMillis(PointDefinition point) {
    if (point.reporting() == Reporting.BY_EXCEPTION) {
      return Long.MAX_VALUE;
    }
    return Math.max(SAMPLES * point.sampleMillis(), LEAST_MILLIS);
  }

  /** Whether what was heard at {@code heard} may still be believed at {@code now}. */
  public static boolean isBorne(PointDefinition point, long heard, long now) {
    return now - heard <= allowedMillis(point);
  }
}
