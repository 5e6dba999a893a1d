package io.vigil.alerting.cases;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a Case one step further and records it, and does what is to be done when it did not get on
 * in time. Within a transaction of the journal; blocking.
 */
@Singleton
class CaseSteps implements DeadlineHandler {
  private final CaseRepository cases;
  private final CaseAlertRepository ties;
  private final AlertRepository alerts;
  private final WatchStateRepository states;
  private final Deadlines deadlines;

  CaseSteps(
      CaseRepository cases,
      CaseAlertRepository ties,
      AlertRepository alerts,
      WatchStateRepository states,
      Deadlines deadlines) {
    this.cases = cases;
    this.ties = ties;
    this.alerts = alerts;
    this.states = states;
    this.deadlines = deadlines;
  }

  /**
   * Takes the step.
   *
   * @param actor user name of the person; null for a timer or another Alert
   * @param also what else changes on the Case
   * @throws io.vigil.alerting.error.ProblemException when the state table refuses
   */
  Case take(
      Case before,
      CaseAct act,
      @Nullable String actor,
      JournalDetail detail,
      UnaryOperator<CaseEdit> also,
      JournalPen pen) {
    Case after = step(before, act, actor, detail, also, pen);
    cases.update(after);
    setDue(List.of(after));
    return after;
  }

  /**
   * As {@link #take}, for whoever writes several at once: records it, and leaves the row to them.
   */
  Case step(
      Case before,
      CaseAct act,
      @Nullable String actor,
      JournalDetail detail,
      UnaryOperator<CaseEdit> also,
      JournalPen pen) {
    boolean active = act == CaseAct.ACCEPT && isActive(before);
    CaseLifecycle.Answer answer = CaseLifecycle.step(before.state(), act, active);
    CaseRefusal refusal = answer.refusal();
    if (refusal != null) {
      throw ProblemCode.CASE_REFUSES.saying(refusal.zh(), refusal.en()).exception();
    }
    Case after = also.apply(before.edit().state(answer.to())).at(pen.next());
    pen.note(
        act.kind(), pen.now(), before.id(), actor, detail.with("state", answer.to()).toString());
    return after;
  }

  /** Lets the deadlines of these be what they say. */
  void setDue(Collection<Case> changed) {
    List<Deadline> due = new ArrayList<>();
    List<String> none = new ArrayList<>();
    for (Case row : changed) {
      Instant when = row.due();
      if (when == null) {
        none.add(row.id());
      } else {
        due.add(Deadline.of(DeadlineKind.CASE, row.id(), when));
      }
    }
    deadlines.setAll(due);
    deadlines.clearAll(DeadlineKind.CASE, none);
  }

  /** The Alerts of the Case. */
  List<Alert> alertsOf(Case row) {
    return alerts.findByIdIn(ties.findByDisposal(row.id()).stream().map(CaseAlert::alert).toList());
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.CASE;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    Case row = cases.findById(deadline.subject()).filter(Case::isOpen).orElse(null);
    if (row == null) {
      return;
    }
    Position next =
        Position.of(
            CaseTimes.onTimeout(row.severity(), row.offline()), row.enterprise(), row.division());
    Instant again = deadlines.now().plus(CaseTimes.next(row.severity(), row.offline()));
    JournalDetail detail =
        new JournalDetail()
            .with("from", row.responsible())
            .with("due", PlantTime.format(deadline.due()));
    take(
        row, CaseAct.TIMEOUT, null, detail, edit -> edit.escalated().atLeast(next).due(again), pen);
  }

  private boolean isActive(Case row) {
    List<String> watches =
        alertsOf(row).stream()
            .filter(Alert::isOpen)
            .map(alert -> alert.subject().watch())
            .distinct()
            .toList();
    return !watches.isEmpty()
        && states.findByWatchIn(watches).stream().anyMatch(WatchState::active);
  }
}
