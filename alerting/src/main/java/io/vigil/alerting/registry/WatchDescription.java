package io.vigil.alerting.registry;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.WatchDefinition;

/**
 * What the registry knows of a watch, for people.
 *
 * @param enterpriseName what people call the enterprise, Chinese
 * @param enterpriseNameEn what people call the enterprise, English
 * @param division where it lies, GB/T 2260 code
 * @param lane lane of the enterprise
 * @param point the point
 * @param definition what is judged, as the judge has it
 * @param name what the rule watches for, Chinese
 * @param nameEn what the rule watches for, English
 * @param clause where the limit comes from
 * @param clauseMark V verified, R recalled, P ours
 * @param ladder rules of one point of which the board shows one row; empty if none
 * @param rung place on the ladder, 0 if none
 * @param onTrial whether the enterprise is not live yet, so that its Alerts are tests
 */
public record WatchDescription(
    String enterpriseName,
    String enterpriseNameEn,
    String division,
    int lane,
    PointDefinition point,
    WatchDefinition definition,
    String name,
    String nameEn,
    String clause,
    String clauseMark,
    String ladder,
    int rung,
    boolean onTrial) {
  /** What is judged. */
  public Rule rule() {
    return definition.rule();
  }
}
