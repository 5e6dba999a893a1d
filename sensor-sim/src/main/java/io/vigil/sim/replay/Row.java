package io.vigil.sim.replay;

import java.util.List;

/**
 * One line of a recording. The lists are as long as the recording has signals.
 *
 * @param line number of the line in the file, the header being 1
 * @param time stamp, milliseconds UTC
 * @param device the device the line is of; empty where a recording has no such column
 * @param values the numbers; {@code NaN} where there is none
 * @param texts what stood where a number belongs; empty where a number or nothing stood
 */
record Row(long line, long time, String device, double[] values, List<String> texts) {
  Row {
    texts = List.copyOf(texts);
  }

  /** Whether there is something in the cell. */
  boolean has(int signal) {
    return !Double.isNaN(values[signal]) || !texts.get(signal).isEmpty();
  }

  /** How many cells hold something. */
  int filled() {
    int filled = 0;
    for (int i = 0; i < values.length; i++) {
      if (has(i)) {
        filled++;
      }
    }
    return filled;
  }
}
