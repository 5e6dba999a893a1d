package io.vigil.alerting.statistics;

import java.time.LocalTime;

/**
 * When reports are written to {@code reports} in the data folder, and for how long they stay.
 *
 * @param at time of the day after the period, Asia/Shanghai
 * @param keepDays days after that until a file is removed, at least 1
 */
public record ReportOptions(LocalTime at, int keepDays) {
  public ReportOptions {
    if (keepDays < 1) {
      throw new IllegalArgumentException("reports are kept for a day at least, not " + keepDays);
    }
  }

  /** At 08:00, for 400 days. */
  public static ReportOptions byDefault() {
    return new ReportOptions(LocalTime.of(8, 0), 400);
  }
}
