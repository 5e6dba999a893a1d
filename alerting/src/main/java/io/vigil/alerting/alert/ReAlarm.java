package io.vigil.alerting.alert;

import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.alert.AlertEvent;
import io.vigil.model.alert.AlertState;
import jakarta.inject.Singleton;

/**
 * Acknowledged, and still true for too long: it must be acknowledged again (design: alerts, A18).
 */
@Singleton
final class ReAlarm implements DeadlineHandler {
  private final AlertRepository alerts;
  private final WatchStateRepository states;
  private final AlertSteps steps;

  ReAlarm(AlertRepository alerts, WatchStateRepository states, AlertSteps steps) {
    this.alerts = alerts;
    this.states = states;
    this.steps = steps;
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.REALARM;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    Alert alert = alerts.findById(deadline.subject()).orElse(null);
    if (alert == null || !alert.isOpen() || alert.state() != AlertState.ACTIVE_ACKED) {
      return;
    }
    WatchState state = states.findById(alert.subject().watch()).orElseThrow();
    JournalDetail detail =
        new JournalDetail()
            .with("due", PlantTime.format(deadline.due()))
            .with("acked_by", alert.ackedBy());
    steps.take(
        new AlertSteps.Step(AlertEvent.REALARM, JournalKind.REALARMED, null, detail.toString()),
        state,
        alert,
        edit -> edit,
        pen);
  }
}
