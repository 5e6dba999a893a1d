package io.vigil.ingest.admit;

import io.vigil.model.reading.Readings;
import java.util.Arrays;

/** The readings of a message that are taken, in its order. */
final class AdmittedColumns {
  private final int[] slots;
  private final long[] times;
  private final double[] values;
  private final byte[] reasons;
  private final byte[] flags;
  private int count;

  AdmittedColumns(int most) {
    slots = new int[most];
    times = new long[most];
    values = new double[most];
    reasons = new byte[most];
    flags = new byte[most];
  }

  int size() {
    return count;
  }

  void add(int slot, long time, double value, byte reason, byte flag) {
    slots[count] = slot;
    times[count] = time;
    values[count] = value;
    reasons[count] = reason;
    flags[count] = flag;
    count++;
  }

  Readings readings() {
    if (count == slots.length) {
      return new Readings(slots, times, values, reasons, flags);
    }
    return new Readings(
        Arrays.copyOf(slots, count),
        Arrays.copyOf(times, count),
        Arrays.copyOf(values, count),
        Arrays.copyOf(reasons, count),
        Arrays.copyOf(flags, count));
  }
}
