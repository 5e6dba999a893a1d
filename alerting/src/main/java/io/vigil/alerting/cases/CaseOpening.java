package io.vigil.alerting.cases;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertFollower;
import io.vigil.alerting.alert.JoinWindow;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  public void raised(List<Alert> alerts, JournalPen pen) {
    List<Alert> grave =
        alerts.stream().filter(alert -> alert.subject().mode() != Mode.TEST).toList();
    if (!grave.isEmpty()) {
      Batch batch = new Batch(grave, pen);
      grave.forEach(batch::take);
      batch.write();
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

  /** What a flood of Alerts does to the Cases of its units: each row is written once. */
  private final class Batch {
    private final JournalPen pen;
    private final Map<String, String> ties = new HashMap<>();
    private final Map<String, Case> byId = new HashMap<>();
    private final Map<String, Case> newest = new HashMap<>();
    private final Map<String, Case> born = new LinkedHashMap<>();
    private final Map<String, Case> changed = new LinkedHashMap<>();
    private final List<CaseAlert> tied = new ArrayList<>();

    Batch(List<Alert> alerts, JournalPen pen) {
      this.pen = pen;
      CaseOpening.this
          .ties
          .findByAlertIn(alerts.stream().map(Alert::id).toList())
          .forEach(tie -> ties.put(tie.alert(), tie.disposal()));
      if (!ties.isEmpty()) {
        cases.findByIdIn(Set.copyOf(ties.values())).forEach(one -> byId.put(one.id(), one));
      }
      alerts.stream()
          .map(alert -> alert.subject().happening())
          .distinct()
          .forEach(key -> cases.newestOf(key).ifPresent(found -> newest.put(key, found)));
    }

    void take(Alert alert) {
      Case before = before(alert);
      Case after = before == null ? opened(alert) : joined(before, alert);
      byId.put(after.id(), after);
      newest.put(after.joinKey(), after);
      (before == null || born.containsKey(after.id()) ? born : changed).put(after.id(), after);
      if (ties.putIfAbsent(alert.id(), after.id()) == null) {
        tied.add(new CaseAlert(alert.id(), after.id()));
      }
    }

    void write() {
      cases.updateAll(changed.values());
      cases.saveAll(born.values());
      steps.setDue(changed.values());
      steps.setDue(born.values());
      CaseOpening.this.ties.saveAll(tied);
    }

    /**
     * The Case that the Alert goes on with: its own when it comes again, else the newest of its
     * unit while that is within the window; null if neither.
     */
    private @Nullable Case before(Alert alert) {
      String own = ties.get(alert.id());
      Case latest = own == null ? newest.get(alert.subject().happening()) : byId.get(own);
      if (own != null || latest == null) {
        return latest;
      }
      Duration since = Duration.between(latest.newestAlert(), pen.now());
      return since.compareTo(JoinWindow.of(alert.subject().scheme())) <= 0 ? latest : null;
    }

    private Case joined(Case before, Alert alert) {
      Instant due = due(alert);
      boolean sooner = before.due() == null || due.isBefore(before.due());
      return steps.step(
          before,
          CaseAct.ALERT_REOCCURS,
          null,
          detail(alert),
          edit -> {
            edit.another(alert.evidence().severity(), pen.now());
            if (!before.isOpen()) {
              edit.reopen();
            }
            return edit.atLeast(alert.duty().position().orElse(lowest(alert)))
                .due(sooner ? due : before.due());
          },
          pen);
    }

    private Case opened(Alert alert) {
      JournalNumber number = pen.next();
      Case opened =
          new Case(
              "c-" + number,
              number.epoch(),
              number.n(),
              1,
              alert.subject().happening(),
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
              due(alert),
              0,
              null,
              null,
              null,
              Feedback.NONE,
              null,
              null,
              0);
      pen.note(JournalKind.CASE_OPENED, pen.now(), opened.id(), null, detail(alert).toString());
      return opened;
    }
  }

  private Instant due(Alert alert) {
    return deadlines.now().plus(CaseTimes.first(alert.evidence().severity(), offline(alert)));
  }

  private static JournalDetail detail(Alert alert) {
    return new JournalDetail()
        .with("alert", alert.id())
        .with("severity", alert.evidence().severity().number());
  }

  private static boolean offline(Alert alert) {
    return alert.duty().offline();
  }

  private static Position lowest(Alert alert) {
    return Position.of(
        DutyTier.PLANT_SHIFT, alert.subject().enterprise(), alert.subject().division());
  }
}
