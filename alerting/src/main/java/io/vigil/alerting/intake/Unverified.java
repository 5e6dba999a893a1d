package io.vigil.alerting.intake;

import io.micronaut.scheduling.annotation.Scheduled;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertWriter;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.journal.WriterLease;
import io.vigil.alerting.overlay.Suppressions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks open Alerts that the judge has not confirmed since it began anew: shown as unverified,
 * never cleared, because not knowing is no evidence (design: architecture §2, 5). What they kept
 * quiet as causes of design rules is heard again.
 */
@Singleton
class Unverified {
  private static final Logger LOG = LoggerFactory.getLogger(Unverified.class);
  static final Duration WITHIN = Duration.ofSeconds(60);

  private final AlertRepository alerts;
  private final AlertWriter writer;
  private final Suppressions suppressions;
  private final Journal journal;
  private final WriterLease lease;
  private final Clock clock;

  Unverified(
      AlertRepository alerts,
      AlertWriter writer,
      Suppressions suppressions,
      Journal journal,
      WriterLease lease,
      Clock clock) {
    this.alerts = alerts;
    this.writer = writer;
    this.suppressions = suppressions;
    this.journal = journal;
    this.lease = lease;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "5s", initialDelay = "5s")
  void sweep() {
    if (lease.isHeld()) {
      mark(Instant.now(clock).minus(WITHIN));
    }
  }

  /** Marks what was not confirmed under an epoch that began before this moment. */
  void mark(Instant before) {
    // Looked at without the lock first: most of the time there is nothing.
    if (alerts.unconfirmed(before).isEmpty()) {
      return;
    }
    int marked = journal.write(pen -> mark(alerts.unconfirmed(before), pen));
    LOG.warn("intake: {} open Alerts are not confirmed by the judge that began anew", marked);
  }

  private int mark(List<Alert> unconfirmed, JournalPen pen) {
    List<Change> marked = new ArrayList<>();
    for (Alert alert : unconfirmed) {
      Alert next = alert.edit().verified(false).at(pen.now(), pen.next());
      marked.add(Change.of(alert, next));
      pen.record(JournalKind.UNVERIFIED, pen.now(), next, null, "{}");
    }
    if (!marked.isEmpty()) {
      writer.writeAll(marked, pen);
      suppressions.follow(unconfirmed.stream().map(one -> one.subject().watch()).toList(), pen);
    }
    return marked.size();
  }
}
