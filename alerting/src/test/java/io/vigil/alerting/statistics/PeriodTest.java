package io.vigil.alerting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DAILY, 2026-11-24, 2026-11-23T16:00:00Z, 2026-11-24T16:00:00Z",
    "WEEKLY, 2026-11-23, 2026-11-22T16:00:00Z, 2026-11-29T16:00:00Z",
    "WEEKLY, 2026-11-29, 2026-11-22T16:00:00Z, 2026-11-29T16:00:00Z",
    "WEEKLY, 2026-11-30, 2026-11-29T16:00:00Z, 2026-12-06T16:00:00Z",
    "MONTHLY, 2026-02-28, 2026-01-31T16:00:00Z, 2026-02-28T16:00:00Z",
    "MONTHLY, 2026-12-01, 2026-11-30T16:00:00Z, 2026-12-31T16:00:00Z"
  })
  void lastsFromMidnightToMidnightInShanghai(
      Period period, LocalDate day, Instant from, Instant to) {
    assertThat(period.window(day)).isEqualTo(new Window(from, to));
  }

  @Test
  void fileTellsItsReport() {
    Report report = Report.of(Period.WEEKLY, LocalDate.of(2026, 11, 29));
    assertThat(report.file(ReportFormat.XLSX)).isEqualTo("weekly-2026-11-23.xlsx");
    assertThat(Report.ofFile("weekly-2026-11-23.xlsx")).contains(report);
    assertThat(Report.ofFile("yearly-2026-11-23.xlsx")).isEmpty();
    assertThat(Report.ofFile("weekly-2026-11-23.xlsx.part")).isEmpty();
    assertThat(Report.ofFile("weekly-2026-13-41.csv")).as("no such day").isEmpty();
  }
}
