package io.vigil.alerting.alert;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.ProblemException;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.alert.AlertEvent;
import io.vigil.model.alert.AlertLifecycle;
import io.vigil.model.alert.AlertPolicy;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.AlertTransition;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person says "I have seen this". It covers only what was on the screen when the key was pressed:
 * if something newer has happened, the person is shown that instead (design: alerts §3, A8). What
 * cannot be recorded did not happen. Blocking.
 */
@Singleton
class Acknowledgement {
  private static final Logger LOG = LoggerFactory.getLogger(Acknowledgement.class);

  private final Journal journal;
  private final AlertRepository alerts;
  private final WatchStateRepository states;

  /** What the person had before him: the newest activation and the version of the Alert. */
  record Seen(String activation, long version) {}

  Acknowledgement(Journal journal, AlertRepository alerts, WatchStateRepository states) {
    this.journal = journal;
    this.alerts = alerts;
    this.states = states;
  }

  /** Acknowledges; throws the problem that the person is to read. */
  Alert acknowledge(String id, Seen seen, String person) {
    try {
      return journal.write(pen -> acknowledge(id, seen, person, pen));
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("alert: {} could not be acknowledged by {}", id, person, e);
      throw ProblemCode.NOT_RECORDED.problem().exception();
    }
  }

  private Alert acknowledge(String id, Seen seen, String person, JournalPen pen) {
    Alert alert =
        alerts.findById(id).orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
    if (isRepeat(alert, seen, person)) {
      return alert;
    }
    if (!alert.activation().equals(seen.activation()) || alert.version() != seen.version()) {
      throw ProblemCode.CHANGED_SINCE_SEEN.problem().showing(AlertView.of(alert)).exception();
    }
    if (!alert.isOpen()) {
      throw ProblemCode.NOTHING_TO_ACK.problem().showing(AlertView.of(alert)).exception();
    }
    WatchState state = states.findById(alert.subject().watch()).orElseThrow();
    AlertTransition transition =
        AlertLifecycle.step(
            state.memory(), AlertEvent.ACK, AlertPolicy.of(alert.evidence().severity()));
    if (transition.isRefused()) {
      throw ProblemCode.NOTHING_TO_ACK.problem().showing(AlertView.of(alert)).exception();
    }
    if (transition.to().equals(state.memory())) {
      return alert;
    }
    return write(alert, state.with(transition.to()), person, pen);
  }

  /** The answer was lost on the way and the key was pressed again: one press, one record. */
  private static boolean isRepeat(Alert alert, Seen seen, String person) {
    return person.equals(alert.ackedBy())
        && alert.activation().equals(seen.activation())
        && alert.version() == seen.version() + 1;
  }

  private Alert write(Alert alert, WatchState state, String person, JournalPen pen) {
    boolean over = state.base() == AlertState.NORMAL;
    JournalNumber last = over ? pen.next().next() : pen.next();
    AlertEdit edit =
        alert.edit().state(AlertLifecycle.displayed(state.memory())).acked(person, pen.now());
    Alert next = (over ? edit.close() : edit).at(pen.now(), last);
    String detail = "{\"severity\":" + next.evidence().severity().number() + "}";
    pen.record(JournalKind.ACKED, pen.now(), next, person, detail);
    if (over) {
      pen.record(JournalKind.CLOSED, pen.now(), next, person, "{}");
    }
    states.updateAll(List.of(state));
    alerts.updateAll(List.of(next));
    return next;
  }
}
