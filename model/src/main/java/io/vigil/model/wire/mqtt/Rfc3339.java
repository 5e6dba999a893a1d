package io.vigil.model.wire.mqtt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in messages: RFC 3339 with an offset, to the millisecond. Stateless; any thread. */
final class Rfc3339 {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
  private static final int LONGEST = 40;

  private Rfc3339() {}

  /** Milliseconds UTC; throws {@link DateTimeException} if the text is no such time. */
  static long parse(String text) {
    if (text.length() > LONGEST) {
      throw new DateTimeException("longer than any time");
    }
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  /** The time in UTC. */
  static String format(long millis) {
    return MILLIS.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }
}
