package io.vigil.streaming.store;

/**
 * Escapes names and numbers for line protocol, so that no name from outside can end a tag, a field
 * or a line (design: architecture §5).
 *
 * <p>Line protocol has no way to write a backslash before a separator, nor a control character, in
 * a tag: both become {@code _}. In text fields a backslash is kept, a control character becomes a
 * blank.
 */
final class LineText {
  /** Up to here a double holds every whole number. */
  private static final double EXACT = 1L << 53;

  private LineText() {}

  /** Appends {@code ,name=value}; nothing if the value is empty, which stores refuse. */
  static void tag(StringBuilder out, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    out.append(',').append(name).append('=');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || Character.isISOControl(c)) {
        out.append('_');
      } else {
        if (c == ',' || c == '=' || c == ' ') {
          out.append('\\');
        }
        out.append(c);
      }
    }
  }

  /** Appends a text field's value with its quotes. */
  static void text(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(Character.isISOControl(c) ? ' ' : c);
    }
    out.append('"');
  }

  /**
   * Appends a finite number so that reading it gives the same bits (but for the sign of zero).
   *
   * <p>Plant values have few decimals, and {@code Double.toString} is slow. A whole number of
   * thousandths is written by whole numbers alone: {@code n / 1000.0} is by definition the double
   * next to that decimal, so where it equals the value, the decimal is the value.
   */
  static void number(StringBuilder out, double value) {
    double thousandths = Math.rint(value * 1000);
    if (Math.abs(thousandths) < EXACT && thousandths / 1000 == value) {
      decimal(out, (long) thousandths);
    } else {
      out.append(value);
    }
  }

  /** Appends {@code milliseconds * 1_000_000 + rest} without a chance to overflow. */
  static void nanos(StringBuilder out, long milliseconds, long rest) {
    out.append(milliseconds);
    for (long digit = 100_000; digit > 0; digit /= 10) {
      out.append((char) ('0' + rest / digit % 10));
    }
  }

  private static void decimal(StringBuilder out, long thousandths) {
    if (thousandths < 0) {
      out.append('-');
    }
    long magnitude = Math.abs(thousandths);
    int fraction = (int) (magnitude % 1000);
    out.append(magnitude / 1000).append('.');
    if (fraction == 0) {
      out.append('0');
      return;
    }
    out.append((char) ('0' + fraction / 100));
    if (fraction % 100 != 0) {
      out.append((char) ('0' + fraction / 10 % 10));
    }
    if (fraction % 10 != 0) {
      out.append((char) ('0' + fraction % 10));
    }
  }
}
