package io.vigil.alerting.cases;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertFollower;
import io.vigil.alerting.alert.JoinWindow;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens a Case for an Alert, or lets the Alert join the one that its unit has: what follows within
 * the join window belongs together. Tests open none. An acknowledged Alert is a received Case.
 */
@Singleton
final class CaseOpening implements AlertFollower {
  private final CaseRepository cases;
  private final CaseAlertRepository ties;
  private final CaseSteps steps;
  private final Deadlines deadlines;

  CaseOpening(
      CaseRepository cases, CaseAlertRepository ties, CaseSteps steps, Deadlines deadlines) {
    this.cases = cases;
    this.ties = ties;
    this.steps = steps;
    this.deadlines = deadlines;
  }

  @Override
  public void raised(Alert alert, JournalPen pen) {
    if (alert.subject().mode() == Mode.TEST) {
      return;
    }
    Optional<Case> newest = cases.newestOf(key(alert));
    if (newest.isPresent() && follows(newest.get(), alert, pen.now())) {
      join(newest.get(), alert, pen);
    } else {
      open(alert, pen);
    }
  }

  @Override
  public void acknowledged(Alert alert, Seat seat, JournalPen pen) {
    Optional<Case> found =
        ties.findById(alert.id())
            .flatMap(tie -> cases.findById(tie.disposal()))
            .filter(one -> one.state() == CaseState.NEW);
    if (found.isPresent()) {
      JournalDetail detail = new JournalDetail().with("alert", alert.id());
      steps.take(
          found.get(),
          CaseAct.RECEIVE,
          seat.username(),
          detail,
          edit ->
              edit.received(seat.username(), pen.now())
                  .atLeast(alert.duty().position().orElse(lowest(alert))),
          pen);
    }
  }

  /** Within the window after the newest Alert; an open Case about the same Alert in any case. */
  private boolean follows(Case newest, Alert alert, Instant now) {
    Duration since = Duration.between(newest.newestAlert(), now);
    boolean same =
        ties.findById(alert.id()).filter(tie -> tie.disposal().equals(newest.id())).isPresent();
    return (same && newest.isOpen())
        || since.compareTo(JoinWindow.of(alert.subject().scheme())) <= 0;
  }

  private void join(Case newest, Alert alert, JournalPen pen) {
    JournalDetail detail =
        new JournalDetail()
            .with("alert", alert.id())
            .with("severity", alert.evidence().severity().number());
    Instant due =
        deadlines.now().plus(CaseTimes.first(alert.evidence().severity(), offline(alert)));
    boolean sooner = newest.due() == null || due.isBefore(newest.due());
    steps.take(
        newest,
        CaseAct.ALERT_REOCCURS,
        null,
        detail,
        edit -> {
          edit.another(alert.evidence().severity(), pen.now());
          if (!newest.isOpen()) {
            edit.reopen();
          }
          return edit.atLeast(alert.duty().position().orElse(lowest(alert)))
              .due(sooner ? due : newest.due());
        },
        pen);
    tie(newest.id(), alert);
  }

  private void open(Alert alert, JournalPen pen) {
    Case opened =
        new Case(
            "c-" + pen.next(),
            pen.next().epoch(),
            pen.next().n(),
            1,
            key(alert),
            alert.subject().enterprise(),
            alert.subject().enterpriseName(),
            alert.subject().enterpriseNameEn(),
            alert.subject().division(),
            alert.subject().unit(),
            alert.subject().scheme(),
            alert.evidence().severity(),
            alert.subject().mode(),
            offline(alert),
            CaseState.NEW,
            alert.duty().position().orElse(lowest(alert)).toString(),
            pen.now(),
            pen.now(),
            1,
            deadlines.now().plus(CaseTimes.first(alert.evidence().severity(), offline(alert))),
            0,
            null,
            null,
            null,
            Feedback.NONE,
            null,
            null,
            0);
    JournalDetail detail =
        new JournalDetail()
            .with("alert", alert.id())
            .with("severity", alert.evidence().severity().number());
    pen.note(JournalKind.CASE_OPENED, pen.now(), opened.id(), null, detail.toString());
    cases.save(opened);
    steps.setDue(opened);
    tie(opened.id(), alert);
  }

  private void tie(String id, Alert alert) {
    if (ties.findById(alert.id()).isEmpty()) {
      ties.save(new CaseAlert(alert.id(), id));
    }
  }

  private static boolean offline(Alert alert) {
    return alert.duty().offline();
  }

  private static Position lowest(Alert alert) {
    return Position.of(
        DutyTier.PLANT_SHIFT, alert.subject().enterprise(), alert.subject().division());
  }

  private static String key(Alert alert) {
    return alert.subject().enterprise()
        + "/"
        + alert.subject().scheme().text()
        + "/"
        + alert.subject().unit();
  }
}
