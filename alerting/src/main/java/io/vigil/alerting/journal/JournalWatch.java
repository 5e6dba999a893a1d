package io.vigil.alerting.journal;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.OptionalInt;

/**
 * Looks now and then whether the journal is as it was written, and remembers what the last look
 * found, whoever asked for it. Any thread.
 */
@Singleton
public class JournalWatch {
  private final JournalAudit audit;
  private volatile OptionalInt faults = OptionalInt.empty();

  JournalWatch(JournalAudit audit) {
    this.audit = audit;
  }

  /** Reads all of the journal. Blocking, for as long as it is long. */
  @Scheduled(fixedDelay = "6h", initialDelay = "1m")
  public JournalAudit.Report look() {
    JournalAudit.Report report = audit.verify();
    faults = OptionalInt.of(report.findings().size());
    return report;
  }

  /** At how many places the last look found fault, at most 100; empty before the first. */
  public OptionalInt faults() {
    return faults;
  }
}
