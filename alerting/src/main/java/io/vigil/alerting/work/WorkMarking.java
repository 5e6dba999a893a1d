package io.vigil.alerting.work;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertFollower;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Notes on the record of an Alert that it began during a planned work that concerns it. Nothing
 * else changes: it sounds, waits for its acknowledgement and escalates as any other. Blocking.
 */
@Singleton
final class WorkMarking implements AlertFollower {
  private static final int MOST = 10_000;

  private final WorkRepository works;
  private final Deadlines deadlines;

  WorkMarking(WorkRepository works, Deadlines deadlines) {
    this.works = works;
    this.deadlines = deadlines;
  }

  @Override
  public void raised(List<Alert> alerts, JournalPen pen) {
    List<PlannedWork> inForce = works.inForce(deadlines.now(), Scope.EVERYTHING, MOST);
    for (Alert alert : alerts) {
      if (alert.subject().mode() != Mode.DRILL) {
        inForce.stream()
            .filter(one -> one.concerns(alert.subject()))
            .forEach(one -> mark(alert, one, pen));
      }
    }
  }

  @Override
  public void acknowledged(Alert alert, Seat seat, JournalPen pen) {
    // Planned work has no part in what people do with an Alert.
  }

  private static void mark(Alert alert, PlannedWork work, JournalPen pen) {
    JournalDetail detail =
        new JournalDetail().with("work", work.id()).with("permit", work.permit());
    pen.note(JournalKind.WORK_MARKED, pen.now(), alert.id(), null, detail.toString());
  }
}
