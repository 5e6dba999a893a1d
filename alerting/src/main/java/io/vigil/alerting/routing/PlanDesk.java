package io.vigil.alerting.routing;

import io.vigil.alerting.duty.DivisionPlan;
import io.vigil.alerting.duty.DivisionPlanRepository;
import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Sets the plans of escalation that divisions have of their own. What is due already stays due; the
 * next step goes by the new plan. Blocking.
 */
@Singleton
class PlanDesk {
  private final Journal journal;
  private final DivisionPlanRepository plans;

  PlanDesk(Journal journal, DivisionPlanRepository plans) {
    this.journal = journal;
    this.plans = plans;
  }

  /** Gives the division the plan. */
  DivisionPlan set(
      String division, EscalationPlans.Key key, EscalationPlan plan, String basis, String person) {
    return journal.write(
        pen -> {
          String id = DivisionPlan.id(division, key);
          Optional<DivisionPlan> before = plans.findById(id);
          DivisionPlan set =
              new DivisionPlan(id, division, key, plan.toString(), basis, person, pen.now());
          JournalDetail detail =
              new JournalDetail()
                  .with("steps", set.steps())
                  .with("before", before.map(DivisionPlan::steps).orElse(null))
                  .with("basis", basis);
          pen.note(JournalKind.PLAN_SET, pen.now(), id, person, detail.toString());
          if (before.isPresent()) {
            plans.update(set);
          } else {
            plans.save(set);
          }
          return set;
        });
  }

  /** Lets the division go by the plan of the area above it again. */
  void remove(String division, EscalationPlans.Key key, String person) {
    journal.write(
        pen -> {
          String id = DivisionPlan.id(division, key);
          DivisionPlan plan =
              plans.findById(id).orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
          removed(plan, person, pen);
          return id;
        });
  }

  private void removed(DivisionPlan plan, String person, JournalPen pen) {
    String detail = new JournalDetail().with("before", plan.steps()).toString();
    pen.note(JournalKind.PLAN_REMOVED, pen.now(), plan.id(), person, detail);
    plans.deleteById(plan.id());
  }
}
