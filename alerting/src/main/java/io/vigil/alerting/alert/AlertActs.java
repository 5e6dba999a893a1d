package io.vigil.alerting.alert;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.model.alert.AlertEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * What a person does with an open Alert: acknowledges it (签收), takes that back (撤回签收), or releases
 * its latch (复位): three acts, three records. Each covers only what was on the screen when the key
 * was pressed: if something newer has happened, the person is shown that instead (design: alerts
 * §3, A7 and A8). What cannot be recorded did not happen. Blocking.
 */
@Singleton
class AlertActs {
  private final Journal journal;
  private final AlertRepository alerts;
  private final WatchStateRepository states;
  private final AlertSteps steps;
  private final List<AlertFollower> followers;

  AlertActs(
      Journal journal,
      AlertRepository alerts,
      WatchStateRepository states,
      AlertSteps steps,
      List<AlertFollower> followers) {
    this.journal = journal;
    this.alerts = alerts;
    this.states = states;
    this.steps = steps;
    this.followers = List.copyOf(followers);
  }

  /** Acknowledges; throws the problem that the person is to read. */
  Alert acknowledge(String id, Seen seen, Seat seat) {
    return journal.write(pen -> acknowledge(find(id, seat), seen, seat, pen));
  }

  /** Takes an acknowledgement back, with a reason; the time to acknowledge goes on as it stood. */
  Alert withdraw(String id, Seen seen, String reason, Seat seat) {
    return journal.write(pen -> withdraw(find(id, seat), seen, reason, seat, pen));
  }

  /** Releases a latch. */
  Alert reset(String id, Seen seen, Seat seat) {
    return journal.write(pen -> reset(find(id, seat), seen, seat, pen));
  }

  private Alert acknowledge(Alert alert, Seen seen, Seat seat, JournalPen pen) {
    String person = seat.username();
    if (isRepeat(alert, seen, person)) {
      return alert;
    }
    checkSeen(alert, seen);
    if (!alert.isOpen()) {
      throw ProblemCode.NOTHING_TO_ACK.problem().showing(AlertView.of(alert)).exception();
    }
    Position position = Access.of(seat, alert);
    Instant due = alert.duty().ackDue();
    JournalDetail detail =
        new JournalDetail()
            .with("severity", alert.evidence().severity().number())
            .with("position", position)
            .with("due", PlantTime.formatOrNull(due));
    Alert acked =
        steps.take(
            new AlertSteps.Step(AlertEvent.ACK, JournalKind.ACKED, person, detail.toString()),
            state(alert),
            alert,
            edit -> edit.acked(person, pen.now()).duty(alert.duty().with(position, due)),
            pen);
    if (acked != alert) {
      followers.forEach(one -> one.acknowledged(acked, seat, pen));
    }
    return acked;
  }

  /** The answer was lost on the way and the key was pressed again: one press, one record. */
  private static boolean isRepeat(Alert alert, Seen seen, String person) {
    return person.equals(alert.ackedBy())
        && alert.activation().equals(seen.activation())
        && alert.version() == seen.version() + 1;
  }

  private Alert withdraw(Alert alert, Seen seen, String reason, Seat seat, JournalPen pen) {
    checkSeen(alert, seen);
    Position position = Access.of(seat, alert);
    boolean acknowledged = alert.ackedBy() != null;
    if (acknowledged && !position.toString().equals(alert.duty().responsible())) {
      throw ProblemCode.NOT_YOUR_ACK.problem().showing(AlertView.of(alert)).exception();
    }
    JournalDetail detail =
        new JournalDetail()
            .with("reason", reason)
            .with("position", position)
            .with("acked_by", alert.ackedBy());
    return steps.take(
        step(AlertEvent.WITHDRAW_ACK, JournalKind.ACK_WITHDRAWN, seat, detail),
        state(alert),
        alert,
        edit -> edit,
        pen);
  }

  private Alert reset(Alert alert, Seen seen, Seat seat, JournalPen pen) {
    checkSeen(alert, seen);
    Position position = Access.of(seat, alert);
    return steps.take(
        step(
            AlertEvent.RESET,
            JournalKind.RESET,
            seat,
            new JournalDetail().with("position", position)),
        state(alert),
        alert,
        edit -> edit,
        pen);
  }

  private static AlertSteps.Step step(
      AlertEvent event, JournalKind kind, Seat seat, JournalDetail detail) {
    return new AlertSteps.Step(event, kind, seat.username(), detail.toString());
  }

  private static void checkSeen(Alert alert, Seen seen) {
    if (!seen.isNewest(alert)) {
      throw ProblemCode.CHANGED_SINCE_SEEN.problem().showing(AlertView.of(alert)).exception();
    }
  }

  private Alert find(String id, Seat seat) {
    return alerts
        .findById(id)
        .filter(one -> Access.sees(seat, one))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  private WatchState state(Alert alert) {
    return states.findById(alert.subject().watch()).orElseThrow();
  }
}
