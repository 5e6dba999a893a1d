package io.vigil.alerting.alert;

import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.duty.EscalationStep;
import io.vigil.alerting.duty.Ladders;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Rota;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds who answers for an Alert, and until when (design: alerts §4.4): one position at a time,
 * which is told, must acknowledge, and otherwise hands on to the next; at once where nobody serves.
 * What was found afterwards may wait: no time runs out. Blocking; any thread.
 */
@Singleton
class Responsibility {
  private final Ladders ladders;
  private final Rota rota;

  Responsibility(Ladders ladders, Rota rota) {
    this.ladders = ladders;
    this.rota = rota;
  }

  /**
   * Who answers after a change.
   *
   * @param before the Alert before it; null if it is new
   * @param after the Alert after it
   * @param now on the clock of deadlines
   */
  AlertDuty after(@Nullable Alert before, Alert after, Instant now) {
    AlertDuty duty = after.duty();
    if (!after.awaitsAck() || after.subject().mode() == Mode.HISTORY) {
      return before == null
          ? duty.with(highest(after, plan(after, now).steps().get(0)), null)
          : duty;
    }
    boolean awaited = before != null && before.awaitsAck();
    boolean risen =
        before != null && after.evidence().severity().compareTo(before.evidence().severity()) < 0;
    if (awaited && !risen) {
      return duty;
    }
    EscalationPlan plan = plan(after, now);
    EscalationStep step =
        duty.position().map(one -> plan.from(one.tier())).orElseGet(() -> plan.steps().get(0));
    Position position = highest(after, step);
    Instant due = rota.due(position, plan, step, now);
    boolean standsEarlier =
        awaited && duty.ackDue() != null && (due == null || duty.ackDue().isBefore(due));
    return duty.with(position, standsEarlier ? duty.ackDue() : due);
  }

  /** Who answers once the time of the present position is over. */
  AlertDuty escalated(Alert alert, Instant now) {
    AlertDuty duty = alert.duty();
    EscalationPlan plan = plan(alert, now);
    EscalationStep next =
        duty.position().map(one -> plan.after(one.tier())).orElseGet(() -> plan.steps().get(0));
    Position position = highest(alert, next);
    AlertDuty moved = duty.with(position, rota.due(position, plan, next, now));
    return position.toString().equals(duty.responsible()) ? moved : moved.escalated();
  }

  /** Whether nobody serves at the position that answers. */
  boolean isUnattended(Alert alert, Instant now) {
    return alert.duty().position().filter(one -> rota.isUnattended(one, now)).isPresent();
  }

  /** What a higher position has taken on does not sink again. */
  private static Position highest(Alert alert, EscalationStep step) {
    Position planned =
        Position.of(step.tier(), alert.subject().enterprise(), alert.subject().division());
    return alert.duty().position().filter(one -> one.tier().isAtLeast(step.tier())).orElse(planned);
  }

  private EscalationPlan plan(Alert alert, Instant now) {
    EscalationPlans.Key key =
        EscalationPlans.Key.of(alert.evidence().severity(), alert.duty().offline());
    return ladders.climb(key, alert.subject().enterprise(), alert.subject().division(), now);
  }
}
