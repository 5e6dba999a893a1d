package io.vigil.sim.replay;

import java.io.IOException;
import java.util.Map;

/** What a time-series store holds of an enterprise. Any thread. */
public interface StoredReadings {
  /**
   * The points of an enterprise by code; a point without rows is not among them. Throws {@link
   * IOException} when the store does not answer, or answers what cannot be understood.
   */
  Map<String, StoredPoint> of(String enterprise) throws IOException, InterruptedException;

  /**
   * What is stored of one point.
   *
   * @param good rows of quality GOOD
   * @param goodSum sum of their values
   * @param bad rows of quality BAD
   * @param others rows of any other quality
   */
  record StoredPoint(long good, double goodSum, long bad, long others) {
    /** A point without rows. */
    public static final StoredPoint NOTHING = new StoredPoint(0, 0, 0, 0);
  }
}
