package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;

/** When a watch has something to do although no reading comes. */
final class Deadlines {
  private Deadlines() {}

  /** The moment on the clock of the point; NEVER if there is none. */
  static long of(LaneState state, PointDefinition point, WatchDefinition watch) {
    WatchColumns watches = state.watches();
    int number = watch.number();
    if (watch.rule() instanceof StaleRule stale) {
      long heard = state.points().heardAt(point.slot());
      boolean isWaiting = !watches.is(number, WatchColumns.RAISED) && heard != Clocks.NEVER;
      return isWaiting ? heard + stale.silentMillis() : Clocks.NEVER;
    }
    boolean isPending =
        watches.is(number, WatchColumns.PENDING_ON) || watches.is(number, WatchColumns.PENDING_OFF);
    return isPending ? watches.due(number) : Clocks.NEVER;
  }

  /**
   * Makes sure that the watch is looked at when it has something to do. An off-delay that is over
   * has been looked at, and waits to be certain.
   */
  static void schedule(LaneState state, PointDefinition point, WatchDefinition watch) {
    long deadline = of(state, point, watch);
    if (deadline == Clocks.NEVER) {
      return;
    }
    int number = watch.number();
    int clock = state.catalogue().clockOf(point);
    boolean isOver = deadline <= state.clocks().now(clock);
    if (!isOver || !state.watches().is(number, WatchColumns.PENDING_OFF)) {
      state.queues().lookAt(clock, number, deadline);
    } else if (Calm.canWait(state, point, watch)) {
      state.waiting().set(number);
    }
  }
}
