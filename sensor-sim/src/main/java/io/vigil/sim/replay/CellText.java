package io.vigil.sim.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What the texts of a recording mean: numbers and stamps. Stateless; any thread. */
public final class CellText {
  private CellText() {}

  /** The number; {@code NaN} when the text is not a finite decimal number. */
  public static double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPart = (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0;
      if (!isPart) {
        return Double.NaN;
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * The stamp in milliseconds UTC: ISO 8601 with a blank or a {@code T} before the time of day; a
   * stamp without a zone is UTC. Throws {@link DateTimeException} when the text is no stamp.
   */
  public static long stamp(String text) {
    String iso = text.replace(' ', 'T');
    int day = iso.indexOf('T');
    if (day < 0) {
      throw new DateTimeException("no time of day in '" + text + "'");
    }
    String clock = iso.substring(day);
    boolean hasZone = clock.endsWith("Z") || clock.indexOf('+') > 0 || clock.indexOf('-') > 0;
    Instant instant =
        hasZone
            ? OffsetDateTime.parse(iso).toInstant()
            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new DateTimeException("too far away: '" + text + "'", e);
    }
  }
}
