package io.vigil.alerting.inspection;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;

/** Nobody answered in time: that stays on record, whatever is answered later. */
@Singleton
final class InspectionDeadline implements DeadlineHandler {
  private final InspectionRepository inspections;

  InspectionDeadline(InspectionRepository inspections) {
    this.inspections = inspections;
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.INSPECTION;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    inspections
        .findById(deadline.subject())
        .filter(one -> !one.isAnswered())
        .ifPresent(
            one -> {
              JournalDetail detail =
                  new JournalDetail()
                      .with("position", one.position())
                      .with("due", PlantTime.format(one.due()));
              pen.note(JournalKind.INSPECTION_MISSED, pen.now(), one.id(), null, detail.toString());
              inspections.update(one.missed(pen.now()));
            });
  }
}
