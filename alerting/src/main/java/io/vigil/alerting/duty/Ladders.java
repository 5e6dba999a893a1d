package io.vigil.alerting.duty;

import io.vigil.alerting.AlertingOptions;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * The rungs that an Alert climbs at a place: the plan that holds there, without a town where there
 * is no duty post of one. Blocking; any thread.
 */
@Singleton
public class Ladders {
  private final EscalationPlans ours;
  private final DivisionPlanRepository rows;
  private final Rota rota;

  Ladders(AlertingOptions options, DivisionPlanRepository rows, Rota rota) {
    this.ours = options.escalation();
    this.rows = rows;
    this.rota = rota;
  }

  /** What holds now. */
  public PlansInForce inForce() {
    return new PlansInForce(ours, rows.all());
  }

  /** The rungs for an Alert of the enterprise. */
  public EscalationPlan climb(
      EscalationPlans.Key key, String enterprise, String division, Instant now) {
    EscalationPlan plan = inForce().plan(key, division);
    Position town = Position.of(DutyTier.TOWN, enterprise, division);
    return isTown(town, now) ? plan : plan.without(DutyTier.TOWN);
  }

  /**
   * Whether the position is the duty post of a town: the plant names the town, and it has a rota.
   */
  public boolean isTown(Position position, Instant now) {
    return position.area().length() == DutyTier.TOWN.digits() && rota.isKept(position, now);
  }
}
