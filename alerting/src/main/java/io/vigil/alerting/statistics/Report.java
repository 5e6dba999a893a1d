package io.vigil.alerting.statistics;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a report.
 *
 * @param period what it is about
 * @param begin its first day
 */
record Report(Period period, LocalDate begin) {
  private static final Pattern FILE =
      Pattern.compile("([a-z]+)-(\\d{4}-\\d{2}-\\d{2})\\.(csv|xlsx|pdf)");

  /** The report of the period that holds this day. */
  static Report of(Period period, LocalDate day) {
    return new Report(period, period.begin(day));
  }

  /** The report that a file of this name holds; empty if it is none of ours. */
  static Optional<Report> ofFile(String name) {
    Matcher file = FILE.matcher(name);
    if (!file.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate begin = LocalDate.parse(file.group(2));
      return Period.parse(file.group(1)).map(one -> new Report(one, begin));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  Window window() {
    return period.window(begin);
  }

  /** The day after it, on which it is due. */
  LocalDate due() {
    return period.end(begin);
  }

  /** The name of its file in the format. */
  String file(ReportFormat format) {
    return period.text() + "-" + begin + "." + format.extension();
  }
}
