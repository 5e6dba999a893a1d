package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.Evidence;

/**
 * Judges the watches whose rule is a condition over several points: after the points themselves,
 * whenever something about one of them has changed, and when a delay has elapsed.
 */
final class ConditionJudge {
  private static final int PENDING = WatchColumns.PENDING_ON | WatchColumns.PENDING_OFF;

  private final LaneState state;
  private final WatchJudge watchJudge;
  private final Conditions conditions;
  private final Calm calm;

  ConditionJudge(LaneState state, WatchJudge watchJudge) {
    this.state = state;
    this.watchJudge = watchJudge;
    this.conditions = new Conditions(state);
    this.calm = new Calm(state);
  }

  /** A reading of the point was judged, or one of its watches has changed. */
  void look(int slot) {
    int[] looking = state.conditions().lookingAt(slot);
    if (looking == null) {
      return;
    }
    for (int number : looking) {
      PointDefinition point = state.catalogue().point(state.watches().slot(number));
      WatchDefinition watch = point == null ? null : Catalogue.watch(point, number);
      if (point != null && watch != null && watch.rule() instanceof ConditionRule rule) {
        judge(point, watch, rule);
      }
    }
  }

  /** Judges it as things stand. */
  void judge(PointDefinition point, WatchDefinition watch, ConditionRule rule) {
    int clock = state.catalogue().clockOf(point);
    long now = state.clocks().now(clock);
    if (clock == Clocks.NONE || now == Clocks.NEVER) {
      return;
    }
    Evidence evidence = conditions.evidence(point, watch, rule);
    double measure = conditions.measure(point, watch, rule);
    watchJudge.weigh(point, watch, evidence, measure, state.clocks().utc(clock));
    long due = state.watches().due(watch.number());
    if (state.waiting().get(watch.number())
        && state.watches().is(watch.number(), WatchColumns.PENDING_OFF)
        && due != Clocks.NEVER
        && due <= now) {
      settleCalm(point, watch, rule);
    }
  }

  /**
   * A delay has elapsed on the clock. What is not known for certain by then ends it: a condition
   * gone doubtful neither raises nor clears. While one of our own links is lost, it waits, and so
   * does an off-delay until it is certain.
   */
  void settleOnClock(PointDefinition point, WatchDefinition watch, ConditionRule rule) {
    int number = watch.number();
    if (!conditions.isListening(rule)) {
      boolean canWait = rule.delays().onMillis() > 0;
      state.watches().unset(number, canWait ? WatchColumns.PENDING_OFF : PENDING);
      watchJudge.beginClockAgain(point, watch);
      return;
    }
    Evidence evidence = conditions.evidence(point, watch, rule);
    if (state.watches().is(number, WatchColumns.PENDING_ON) && evidence == Evidence.ACTIVE) {
      watchJudge.endOnDelay(point, watch);
    } else if (state.watches().is(number, WatchColumns.PENDING_OFF) && evidence == Evidence.CLEAR) {
      settleCalm(point, watch, rule);
    } else {
      state.watches().unset(number, PENDING);
    }
  }

  private void settleCalm(PointDefinition point, WatchDefinition watch, ConditionRule rule) {
    int number = watch.number();
    long end = state.watches().since(number) + rule.delays().offMillis();
    boolean isCertain = calm.isCertain(point, rule, state.watches().due(number), end);
    state.waiting().set(number, !isCertain);
    if (isCertain) {
      watchJudge.endOffDelay(point, watch);
    }
  }
}
