package io.vigil.rules.step;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a server remembered says enough for a judgement of the past. What is missing in a
 * history is no silence of the plant, and a rule that also looks at points of which the gap holds
 * nothing would be judged on half of what it asks for.
 */
final class GapSight {
  private GapSight() {}

  /** Whether the watch was judged by nothing but what the gap holds. */
  static boolean bears(LaneState lane, ActivationEvent said) {
    PointDefinition point = pointOf(lane, said);
    WatchDefinition watch = point == null ? null : Catalogue.watch(point, said.rule());
    if (point == null
        || watch == null
        || watch.rule() instanceof StaleRule
        || watch.rule() instanceof MassRule) {
      return false;
    }
    IntPredicate isHeard = slot -> isHeard(lane, slot, point.gateway());
    Gate gate = Gates.of(watch.rule());
    if (gate != null && !isHeard.test(gate.slot())) {
      return false;
    }
    boolean[] bears = {true};
    if (watch.rule() instanceof ConditionRule rule) {
      rule.condition().eachSlot(slot -> bears[0] &= isHeard.test(slot));
    }
    return bears[0];
  }

  private static boolean isHeard(LaneState lane, int slot, int gateway) {
    PointDefinition point = lane.catalogue().point(slot);
    return point != null && point.gateway() == gateway && !lane.stamps().isEmpty(slot);
  }

  private static @Nullable PointDefinition pointOf(LaneState lane, ActivationEvent said) {
    for (int slot = 0; slot < lane.catalogue().slots(); slot++) {
      PointDefinition point = lane.catalogue().point(slot);
      if (point != null && point.id().equals(said.point())) {
        return point;
      }
    }
    return null;
  }
}
