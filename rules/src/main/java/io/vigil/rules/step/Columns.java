package io.vigil.rules.step;

import java.util.Arrays;

/** Grows columns: arrays that are addressed by the dense numbers of a lane. */
final class Columns {
  private static final int LEAST = 16;

  private Columns() {}

  /** The length a column gets so that it has the number; doubles, so that growing is cheap. */
  static int lengthFor(int number, int length) {
    return number < length ? length : Math.max(LEAST, Math.max(number + 1, length * 2));
  }

  /** A longer copy whose new places hold the given value. */
  static long[] grown(long[] column, int length, long fresh) {
    long[] longer = Arrays.copyOf(column, length);
    Arrays.fill(longer, column.length, length, fresh);
    return longer;
  }

  /** A longer copy whose new places hold the given value. */
  static int[] grown(int[] column, int length, int fresh) {
    int[] longer = Arrays.copyOf(column, length);
    Arrays.fill(longer, column.length, length, fresh);
    return longer;
  }
}
