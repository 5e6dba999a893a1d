package io.vigil.alerting.audit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.journal.JournalAudit;
import io.vigil.alerting.people.Role;
import java.util.List;

/** Verifies the chain of the journal. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
  private final JournalAudit audit;

  AuditController(JournalAudit audit) {
    this.audit = audit;
  }

  /**
   * What the journal looks like.
   *
   * @param sound whether it is as it was written
   * @param entries how many were read
   * @param unchained how many are older than the chain
   * @param newest number of the newest entry
   * @param head hash of the newest entry: keep it elsewhere to compare with later
   * @param findings what is wrong, and where; at most 100
   */
  @Serdeable
  record Report(
      boolean sound,
      long entries,
      long unchained,
      String newest,
      String head,
      List<Finding> findings) {}

  /** A place that is not as it was written. */
  @Serdeable
  record Finding(String fault, String number) {}

  /** Reads the whole journal; takes as long as that takes. */
  @Get("/verify")
  @Secured(Role.IS_ADMIN)
  Report verify() {
    JournalAudit.Report report = audit.verify();
    return new Report(
        report.isSound(),
        report.entries(),
        report.unchained(),
        report.newest(),
        report.head(),
        report.findings().stream()
            .map(one -> new Finding(one.fault().name(), one.number()))
            .toList());
  }
}
