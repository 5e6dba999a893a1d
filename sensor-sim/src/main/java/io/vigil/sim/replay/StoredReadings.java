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
   * Hands over the readings of the enterprise in the order of their times, those of one time in the
   * order of the log, page by page.
   *
   * @param from first time, milliseconds UTC
   * @param to last time, itself within
   */
  void between(String enterprise, long from, long to, Consumer<LoggedRow> taker)
      throws IOException, InterruptedException;

  /**
   * One stored reading with what the judge knew of it.
   *
   * @param point code of the point
   * @param time the time that it was judged by, milliseconds UTC
   * @param value its value; {@code NaN} where it has none
   * @param why the reason of its quality, with marks of a bad clock behind it: {@code
   *     GOOD+TIME_PAST}
   * @param offset its place in the log
   */
  record LoggedRow(String point, long time, double value, String why, long offset) {}

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
