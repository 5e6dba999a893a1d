package io.vigil.model.wire.mqtt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in messages: RFC 3339 with an offset, to the millisecond. Stateless; any thread. */
final class Rfc3339 {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
  private static final int LONGEST = 40;

  /** The form that our own senders use, and where its parts stand. */
  private static final String USUAL = "0000-00-00T00:00:00.000Z";

  private Rfc3339() {}

  /** Milliseconds UTC; throws {@link DateTimeException} if the text is no such time. */
  static long parse(String text) {
    if (isUsual(text)) {
      return parseUsual(text);
    }
    if (text.length() > LONGEST) {
      throw new DateTimeException("longer than any time");
    }
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  /** The time in UTC. */
  static String format(long millis) {
    return MILLIS.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  private static boolean isUsual(String text) {
    if (text.length() != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char is = text.charAt(i);
      boolean fits = USUAL.charAt(i) == '0' ? is >= '0' && is <= '9' : is == USUAL.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** The general parser was a quarter of the work for a whole message of 50 readings. */
  private static long parseUsual(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no time of a day");
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    return (((day * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + number(text, 20, 23);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
