package io.vigil.alerting.alert;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.alert.AlertEvent;
import io.vigil.model.alert.AlertLifecycle;
import io.vigil.model.alert.AlertPolicy;
import io.vigil.model.alert.AlertRefusal;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.AlertTransition;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a Watch and its open Alert one step further, by an act of a person or by a timer: asks the
 * lifecycle, writes what became of it, and records it. Within a transaction of the journal;
 * blocking.
 */
@Singleton
public class AlertSteps {
  private final WatchStateRepository states;
  private final AlertWriter writer;

  /**
   * What happens.
   *
   * @param event what the lifecycle is asked
   * @param kind what the journal says of it
   * @param actor user name of the person; null for a timer
   * @param detail what else is to be known, as a JSON object
   */
  public record Step(AlertEvent event, JournalKind kind, @Nullable String actor, String detail) {}

  AlertSteps(WatchStateRepository states, AlertWriter writer) {
    this.states = states;
    this.writer = writer;
  }

  /**
   * Takes the step with an open Alert.
   *
   * @param also what else changes on the Alert
   * @return the Alert afterwards; the same as before if nothing changed
   * @throws io.vigil.alerting.error.ProblemException when the lifecycle refuses
   */
  public Alert take(
      Step step, WatchState state, Alert alert, UnaryOperator<AlertEdit> also, JournalPen pen) {
    AlertTransition transition = ask(step, state, alert);
    if (transition.to().equals(state.memory())) {
      return alert;
    }
    WatchState next = state.with(transition.to());
    boolean over = next.base() == AlertState.NORMAL;
    AlertEdit edit = also.apply(alert.edit().state(AlertLifecycle.displayed(next.memory())));
    JournalNumber last = over ? pen.next().next() : pen.next();
    Alert after = (over ? edit.close() : edit).at(pen.now(), last);
    pen.record(step.kind(), pen.now(), after, step.actor(), step.detail());
    if (over) {
      pen.record(JournalKind.CLOSED, pen.now(), after, step.actor(), "{}");
    }
    states.updateAll(List.of(next));
    boolean dueStands = step.event() == AlertEvent.WITHDRAW_ACK;
    return writer.write(new AlertWriter.Change(alert, after, dueStands), pen);
  }

  /** Takes the step with a Watch that has no open Alert; the caller records it. */
  public void take(AlertEvent event, WatchState state) {
    AlertTransition transition =
        AlertLifecycle.step(state.memory(), event, new AlertPolicy(false, true));
    refuse(transition, null);
    states.updateAll(List.of(state.with(transition.to())));
  }

  private static AlertTransition ask(Step step, WatchState state, Alert alert) {
    AlertTransition transition =
        AlertLifecycle.step(
            state.memory(), step.event(), state.policy(alert.evidence().severity()));
    refuse(transition, alert);
    return transition;
  }

  private static void refuse(AlertTransition transition, @Nullable Alert alert) {
    if (transition.isRefused()) {
      AlertRefusal refusal = Objects.requireNonNull(transition.refusal());
      ProblemCode code = ProblemCode.of(refusal);
      throw (alert == null
              ? code.saying(refusal.zh(), refusal.en())
              : code.saying(refusal.zh(), refusal.en()).showing(AlertView.of(alert)))
          .exception();
    }
  }
}
