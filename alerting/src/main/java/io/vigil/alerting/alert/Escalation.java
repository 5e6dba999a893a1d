package io.vigil.alerting.alert;

import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Nobody acknowledged in time: the next position up becomes responsible. Where none stands higher
 * the Alert is annunciated again. The record says from whom, to whom, when it was due, when it
 * moved, and that nobody was there if that is why.
 */
@Singleton
final class Escalation implements DeadlineHandler {
  private static final String UNATTENDED = "UNATTENDED";

  private final AlertRepository alerts;
  private final AlertWriter writer;
  private final Responsibility responsibility;
  private final Deadlines deadlines;

  Escalation(
      AlertRepository alerts,
      AlertWriter writer,
      Responsibility responsibility,
      Deadlines deadlines) {
    this.alerts = alerts;
    this.writer = writer;
    this.responsibility = responsibility;
    this.deadlines = deadlines;
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.ACKNOWLEDGE;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    Optional<Alert> found = alerts.findById(deadline.subject()).filter(Alert::awaitsAck);
    if (found.isEmpty()) {
      return;
    }
    Alert alert = found.get();
    Instant now = deadlines.now();
    AlertDuty duty = responsibility.escalated(alert, now);
    boolean moved = !duty.responsible().equals(alert.duty().responsible());
    Alert next = alert.edit().duty(duty).at(pen.now(), pen.next());
    JournalDetail detail =
        new JournalDetail()
            .with("from", alert.duty().responsible())
            .with("to", duty.responsible())
            .with("due", PlantTime.format(deadline.due()))
            .with("severity", alert.evidence().severity().number())
            .with("reason", responsibility.isUnattended(alert, now) ? UNATTENDED : null);
    pen.record(
        moved ? JournalKind.ESCALATED : JournalKind.REALARMED,
        pen.now(),
        next,
        null,
        detail.toString());
    writer.write(AlertWriter.Change.of(alert, next), pen);
  }
}
