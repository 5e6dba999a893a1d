package io.vigil.alerting.statistics;

import io.micronaut.scheduling.annotation.Scheduled;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.journal.WriterLease;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the report of the day, week and month that is over to files, once: what lies in the folder
 * is done, also after a restart. It is no row among the deadlines, because those are done while the
 * journal is locked, and counting takes longer than an Alert may wait.
 *
 * <p>Blocking; one thread at a time.
 */
@Singleton
class ReportSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(ReportSchedule.class);

  private final StatisticsDesk desk;
  private final ReportOptions options;
  private final Path folder;
  private final WriterLease lease;
  private final Clock clock;

  ReportSchedule(StatisticsDesk desk, AlertingOptions options, WriterLease lease, Clock clock) {
    this.desk = desk;
    this.lease = lease;
    this.options = options.reports();
    this.folder = options.data().resolve("reports");
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void look() {
    try {
      if (lease.isHeld()) {
        look(Instant.now(clock));
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("reports: not written, tried again in a minute", e);
    }
  }

  /** Writes what is due by then and not there, and removes what has been kept for long enough. */
  synchronized void look(Instant now) throws IOException {
    Files.createDirectories(folder);
    ZonedDateTime here = now.atZone(Period.ZONE);
    LocalDate day =
        here.toLocalTime().isBefore(options.at())
            ? here.toLocalDate().minusDays(1)
            : here.toLocalDate();
    for (Period period : Period.values()) {
      Report newest = Report.of(period, period.begin(day).minusDays(1));
      if (!isOld(newest, day)) {
        write(newest);
      }
    }
    for (Path file : files()) {
      if (Report.ofFile(String.valueOf(file.getFileName()))
          .filter(one -> isOld(one, day))
          .isPresent()) {
        Files.delete(file);
      }
    }
  }

  private boolean isOld(Report report, LocalDate day) {
    return report.due().plusDays(options.keepDays()).isBefore(day);
  }

  private void write(Report report) throws IOException {
    List<ReportFormat> missing =
        Stream.of(ReportFormat.values())
            .filter(format -> !Files.exists(folder.resolve(report.file(format))))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    Table table = ReportTable.of(desk.count(CountedArea.EVERYWHERE, report.window()), Tongue.ZH);
    for (ReportFormat format : missing) {
      String name = report.file(format);
      Path unfinished = folder.resolve(name + ".part");
      Files.write(unfinished, format.write(table, report.begin().toString()));
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      LOG.info("reports: {} written", name);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
