package io.vigil.sim.replay;

import java.util.List;

/**
 * One line of a recording. The lists are as long as the recording has signals.
 *
 * @param line number of the line in the file, the header being 1
 * @param time stamp, milliseconds UTC
 * @param device the device the line is of; empty where a recording has no such column
 * @param values the numbers; {@code NaN} where there is none
 * @param raw what stands in the cells, number or not
 */
record Row(long line, long time, String device, double[] values, List<String> raw) {
  Row {
    raw = List.copyOf(raw);
  }

  /** Whether there is something in the cell. */
  boolean has(int signal) {
    return !raw.get(signal).isEmpty();
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
