package io.vigil.alerting.routing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.DivisionPlan;
import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.duty.EscalationStep;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan of escalation, with what it rests on: a proposal of ours is never shown as if a regulation
 * said so.
 *
 * @param situation what it is for
 * @param division whose own it is; null for that of the configuration
 * @param steps one after the other
 * @param mark P where it is our proposal; null where somebody set it
 * @param basis what whoever set it says that it rests on; empty if nothing
 * @param setBy who; null for that of the configuration
 * @param setAt when, RFC 3339; null for that of the configuration
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PlanView(
    EscalationPlans.Key situation,
    @Nullable String division,
    List<StepView> steps,
    @Nullable String mark,
    String basis,
    @Nullable String setBy,
    @Nullable String setAt) {
  private static final String PROPOSAL = "P";

  /**
   * A step.
   *
   * @param tier who
   * @param withinSeconds time to acknowledge; null where responsibility stays
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record StepView(String tier, @Nullable Long withinSeconds) {
    static StepView of(EscalationStep step) {
      Duration within = step.within();
      return new StepView(step.tier().text(), within == null ? null : within.toSeconds());
    }
  }

  static PlanView of(DivisionPlan own) {
    return new PlanView(
        own.situation(),
        own.division(),
        steps(own.plan()),
        null,
        own.basis(),
        own.setBy(),
        PlantTime.format(own.setAt()));
  }

  static PlanView ofConfiguration(EscalationPlans.Key key, EscalationPlan plan) {
    boolean ours = plan.equals(key.byDefault());
    return new PlanView(key, null, steps(plan), ours ? PROPOSAL : null, "", null, null);
  }

  private static List<StepView> steps(EscalationPlan plan) {
    return plan.steps().stream().map(StepView::of).toList();
  }
}
