package io.vigil.ingest.admit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Numbers, times and payloads as they stand in sentences to people. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Words() {}

  /** A number without a trailing {@code .0}. */
  static String number(double value) {
    if (value == StrictMath.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.toString(value);
  }

  /** A time; what no calendar has is shown as its number. */
  static String time(long millis) {
    if (Math.abs(millis) > 250_000_000_000_000L) {
      return Long.toString(millis);
    }
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /** A duration in its two largest units, in Chinese. */
  static String durationZh(long millis) {
    return duration(millis, "天", "小时", "分", "秒");
  }

  /** A duration in its two largest units, in English. */
  static String durationEn(long millis) {
    return duration(millis, "d", "h", "min", "s");
  }

  private static String duration(long millis, String d, String h, String min, String s) {
    if (millis >= DAY) {
      return millis / DAY + " " + d + " " + millis % DAY / HOUR + " " + h;
    }
    if (millis >= HOUR) {
      return millis / HOUR + " " + h + " " + millis % HOUR / MINUTE + " " + min;
    }
    if (millis >= MINUTE) {
      return millis / MINUTE + " " + min + " " + millis % MINUTE / SECOND + " " + s;
    }
    return millis / SECOND + " " + s;
  }
}
