package io.vigil.alerting.duty;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A plan of escalation that a division has of its own.
 *
 * @param id {@code division:situation}
 * @param division leading digits of the division code (GB/T 2260)
 * @param situation what it is for
 * @param steps as {@link EscalationPlan#parse} reads them
 * @param basis what whoever set it says that it rests on; empty if nothing
 * @param setBy who
 * @param setAt when
 */
@MappedEntity("division_plan")
public record DivisionPlan(
    @Id String id,
    String division,
    EscalationPlans.Key situation,
    String steps,
    String basis,
    String setBy,
    Instant setAt) {
  /** The id that the plan of the division has. */
  public static String id(String division, EscalationPlans.Key situation) {
    return division + ":" + situation;
  }

  /** The plan. */
  public EscalationPlan plan() {
    return EscalationPlan.parse(steps);
  }
}
