package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.BitSet;

/** Settles what is due on a clock that moved: in order of due time, then watch number. */
final class ClockJudge {
  private final LaneState state;
  private final WatchJudge watchJudge;
  private final StaleJudge staleJudge;
  private final ConditionJudge conditionJudge;

  ClockJudge(
      LaneState state,
      WatchJudge watchJudge,
      StaleJudge staleJudge,
      ConditionJudge conditionJudge) {
    this.state = state;
    this.watchJudge = watchJudge;
    this.staleJudge = staleJudge;
    this.conditionJudge = conditionJudge;
  }

  /** Settles everything that is due by now. */
  void settle(int clock) {
    DueQueues queues = state.queues();
    long now = state.clocks().now(clock);
    for (int watch = queues.first(clock, now); watch >= 0; watch = queues.first(clock, now)) {
      look(clock, watch);
    }
  }

  private void look(int clock, int number) {
    PointDefinition point = state.catalogue().point(state.watches().slot(number));
    WatchDefinition watch = point == null ? null : Catalogue.watch(point, number);
    long deadline =
        point == null || watch == null ? Clocks.NEVER : Deadlines.of(state, point, watch);
    if (deadline > state.queues().due(number)) {
      // Looked at too early: it waits its turn, even if that has come as well.
      state.queues().postpone(clock, number, deadline);
      return;
    }
    state.queues().remove(clock, number);
    if (point != null && watch != null && deadline != Clocks.NEVER) {
      settle(point, watch, deadline);
    }
  }

  /** A sign came that nothing is under way: off-delays that only wait for that are settled. */
  void settleWaiting() {
    BitSet waiting = state.waiting();
    for (int number = waiting.nextSetBit(0); number >= 0; number = waiting.nextSetBit(number + 1)) {
      waiting.clear(number);
      int slot = state.watches().slot(number);
      PointDefinition point = slot < 0 ? null : state.catalogue().point(slot);
      WatchDefinition watch = point == null ? null : Catalogue.watch(point, number);
      if (point != null && watch != null && Calm.canWait(state, point, watch)) {
        long deadline = Deadlines.of(state, point, watch);
        int clock = state.catalogue().clockOf(point);
        if (deadline != Clocks.NEVER && deadline <= state.clocks().now(clock)) {
          settle(point, watch, deadline);
        }
      }
    }
  }

  private void settle(PointDefinition point, WatchDefinition watch, long deadline) {
    if (watch.rule() instanceof ConditionRule rule) {
      conditionJudge.settleOnClock(point, watch, rule);
      return;
    }
    if (watch.rule() instanceof StaleRule) {
      staleJudge.miss(point, watch, deadline);
    } else {
      watchJudge.settleOnClock(point, watch, deadline);
    }
    conditionJudge.look(point.slot());
  }
}
