package io.vigil.alerting.statistics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a report is about: a day, a week from Monday, or a month, in Asia/Shanghai. */
enum Period {
  DAILY,
  WEEKLY,
  MONTHLY;

  /** The days of people here. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  static Optional<Period> parse(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }

  /** Its name in addresses and files. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first day of the one that holds this day. */
  LocalDate begin(LocalDate day) {
    return switch (this) {
      case DAILY -> day;
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHLY -> day.withDayOfMonth(1);
    };
  }

  /** The first day after the one that holds this day. */
  LocalDate end(LocalDate day) {
    return switch (this) {
      case DAILY -> day.plusDays(1);
      case WEEKLY -> begin(day).plusWeeks(1);
      case MONTHLY -> begin(day).plusMonths(1);
    };
  }

  /** From when to when it lasts. */
  Window window(LocalDate day) {
    return new Window(midnight(begin(day)), midnight(end(day)));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
