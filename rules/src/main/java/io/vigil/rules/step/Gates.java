package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.Quality;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.quality.Silence;
import io.vigil.rules.quality.Trust;
import org.jspecify.annotations.Nullable;

/** Whether the gate of a rule arms it: only trusted, fresh knowledge disarms. */
public final class Gates {
  private Gates() {}

  /** The gate of a rule; null if it is always armed. */
  public static @Nullable Gate of(Rule rule) {
    if (rule instanceof LimitRule limit) {
      return limit.gate();
    }
    if (rule instanceof DiscreteRule discrete) {
      return discrete.gate();
    }
    if (rule instanceof ConditionRule condition) {
      return condition.gate();
    }
    if (rule instanceof SumRule sum) {
      return sum.gate();
    }
    return rule instanceof RateOfChangeRule rate ? rate.gate() : null;
  }

  static void connect(LaneState state, WatchDefinition watch) {
    Gate gate = of(watch.rule());
    if (gate != null) {
      state.gates().add(gate.slot(), watch.number());
    }
  }

  static void disconnect(LaneState state, WatchDefinition watch) {
    Gate gate = of(watch.rule());
    if (gate != null) {
      state.gates().remove(gate.slot(), watch.number());
    }
  }

  /**
   * Whether the rule is armed. It is, unless the gate's point is known to have another value: seen,
   * trusted, not silent, and of the same time as the watch, which a point of another replay is not.
   *
   * @param clock the clock that the watch is judged on
   */
  static boolean isArmed(LaneState state, Rule rule, int clock) {
    Gate gate = of(rule);
    if (gate == null) {
      return true;
    }
    PointDefinition point = state.catalogue().point(gate.slot());
    if (point == null || state.stamps().isEmpty(point.slot())) {
      return true;
    }
    int gateClock = state.catalogue().clockOf(point);
    if (!Clocks.isSameTime(clock, gateClock)) {
      return true;
    }
    int slot = point.slot();
    long heard = state.points().judgedAt(slot);
    boolean isKnown =
        Trust.reason(state.points().reason(slot)).quality() == Quality.GOOD
            && Silence.isBorne(point, heard, state.clocks().now(gateClock));
    return !isKnown || state.stamps().newestValue(slot) == gate.value();
  }
}
