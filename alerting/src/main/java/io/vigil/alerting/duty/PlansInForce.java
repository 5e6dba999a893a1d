package io.vigil.alerting.duty;

import java.util.List;
import java.util.Optional;

/**
 * Which plan holds where: that of the smallest area around the place that has one of its own, else
 * the one of the configuration. Immutable.
 *
 * @param ours what holds where no division has its own
 * @param divisions those that divisions have of their own
 */
public record PlansInForce(EscalationPlans ours, List<DivisionPlan> divisions) {
  public PlansInForce {
    divisions = List.copyOf(divisions);
  }

  /** The plan that holds in the division. */
  public EscalationPlan plan(EscalationPlans.Key key, String division) {
    return own(key, division).map(DivisionPlan::plan).orElseGet(() -> ours.of(key));
  }

  /** The one of a division that holds there; empty where that of the configuration does. */
  public Optional<DivisionPlan> own(EscalationPlans.Key key, String division) {
    DivisionPlan nearest = null;
    for (DivisionPlan one : divisions) {
      boolean holds = one.situation() == key && division.startsWith(one.division());
      if (holds && (nearest == null || isSmaller(one, nearest))) {
        nearest = one;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static boolean isSmaller(DivisionPlan one, DivisionPlan other) {
    return one.division().length() > other.division().length();
  }
}
