package io.vigil.alerting.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the duty room reads them: RFC 3339 in Asia/Shanghai, milliseconds. Stateless. */
public final class PlantTime {
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final DateTimeFormatter IN_SENTENCES =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private PlantTime() {}

  /** The time as text. */
  public static String format(Instant time) {
    return RFC_3339.format(time);
  }

  /** The time as it stands in a sentence: month, day and time of day. */
  public static String inWords(Instant time) {
    return IN_SENTENCES.format(time);
  }

  /** The time as text, or null. */
  public static @Nullable String formatOrNull(@Nullable Instant time) {
    return time == null ? null : format(time);
  }
}
