package io.vigil.sim.replay;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * What a time-series store holds of an enterprise. Any thread. Methods throw {@link IOException}
 * when the store does not answer, or answers what cannot be understood.
 */
public interface StoredReadings {
  /** How many rows of the enterprise are stored. */
  long count(String enterprise) throws IOException, InterruptedException;

  /** Hands over every row of the enterprise. */
  void forEach(String enterprise, Consumer<StoredRow> taker)
      throws IOException, InterruptedException;

  /**
   * One stored row.
   *
   * @param point code of the point
   * @param time its time, milliseconds UTC
   * @param value its value; {@code NaN} where it has none
   * @param quality GOOD, UNCERTAIN or BAD
   */
  record StoredRow(String point, long time, double value, String quality) {}
}
