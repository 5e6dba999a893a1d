package io.vigil.model.wire.mqtt;

import java.util.Arrays;

/** The readings of a message while it is read; grows and is used again. One thread. */
final class DataColumns {
  /** Stands where a text column says nothing. */
  static final String NONE = "";

  String[] points = new String[64];
  long[] times = new long[64];
  double[] values = new double[64];
  byte[] reasons = new byte[64];
  String[] units = new String[64];
  String[] notNumbers = new String[64];
  int count;
  boolean anyUnit;
  boolean anyNotNumber;

  void clear() {
    count = 0;
    anyUnit = false;
    anyNotNumber = false;
  }

  /** Makes room for a further reading at {@code count}. */
  void begin() {
    if (count == points.length) {
      int length = count * 2;
      points = Arrays.copyOf(points, length);
      times = Arrays.copyOf(times, length);
      values = Arrays.copyOf(values, length);
      reasons = Arrays.copyOf(reasons, length);
      units = Arrays.copyOf(units, length);
      notNumbers = Arrays.copyOf(notNumbers, length);
    }
    units[count] = NONE;
    notNumbers[count] = NONE;
  }

  DataMessage message(MessageIn in, boolean late, long at) {
    return new DataMessage(
        in.boot(),
        in.sequence(),
        in.sent(),
        late,
        at,
        Arrays.copyOf(points, count),
        Arrays.copyOf(times, count),
        Arrays.copyOf(values, count),
        Arrays.copyOf(reasons, count),
        anyUnit ? Arrays.copyOf(units, count) : new String[0],
        anyNotNumber ? Arrays.copyOf(notNumbers, count) : new String[0],
        in.unknownFields());
  }
}
