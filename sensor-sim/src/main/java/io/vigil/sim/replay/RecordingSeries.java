package io.vigil.sim.replay;

import java.io.IOException;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The values of one point that a judge judges: in order, each later than all before it. Repeats,
 * steps backward and what is no number are left out.
 *
 * @param times stamps, rising, milliseconds UTC
 * @param values the values; they belong to the stamps
 */
public record RecordingSeries(long[] times, double[] values) {
  /**
   * Reads the series of a point by its code; throws {@link NoSuchElementException} if nothing of it
   * is in the recording.
   */
  public static RecordingSeries of(Recording recording, String code) throws IOException {
    LongStream.Builder times = LongStream.builder();
    DoubleStream.Builder values = DoubleStream.builder();
    Set<String> devices = new HashSet<>();
    int signal = -1;
    long newest = Long.MIN_VALUE;
    String device = "";
    try (Rows rows = recording.rows()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        if (signal < 0 && devices.add(row.device())) {
          device = row.device();
          signal = signal(recording, device, code);
        }
        boolean isOf = signal >= 0 && row.device().equals(device) && row.time() > newest;
        if (isOf && !Double.isNaN(row.values()[signal])) {
          newest = row.time();
          times.add(newest);
          values.add(row.values()[signal]);
        }
      }
    }
    if (signal < 0) {
      throw new NoSuchElementException("no point " + code + " in " + recording.file());
    }
    return new RecordingSeries(times.build().toArray(), values.build().toArray());
  }

  private static int signal(Recording recording, String device, String code) {
    for (int i = 0; i < recording.signals().size(); i++) {
      if (recording.code(device, i).equals(code)) {
        return i;
      }
    }
    return -1;
  }
}
