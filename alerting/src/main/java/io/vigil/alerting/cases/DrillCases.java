package io.vigil.alerting.cases;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Cases of drills, which end with them. Within a transaction of the journal; blocking. */
@Singleton
public class DrillCases {
  private final CaseRepository cases;
  private final CaseAlertRepository ties;
  private final CaseSteps steps;

  DrillCases(CaseRepository cases, CaseAlertRepository ties, CaseSteps steps) {
    this.cases = cases;
    this.ties = ties;
    this.steps = steps;
  }

  /**
   * The drill of the Alert is over: its Case is too, unless another drill goes on in it.
   *
   * @param by who ended it; null for a timer
   */
  public void over(String alert, @Nullable String by, JournalPen pen) {
    Optional<Case> found =
        ties.findById(alert)
            .flatMap(tie -> cases.findById(tie.disposal()))
            .filter(one -> one.isOpen() && one.mode() == Mode.DRILL)
            .filter(one -> steps.alertsOf(one).stream().noneMatch(Alert::isOpen));
    if (found.isPresent()) {
      steps.take(
          found.get(),
          CaseAct.DRILL_OVER,
          by,
          new JournalDetail().with("alert", alert),
          edit -> edit.closed(by == null ? "" : by, pen.now()).due(null),
          pen);
    }
  }
}
