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

  /** Makes sure that the watch is looked at when it has something to do. */
  static void schedule(LaneState state, PointDefinition point, WatchDefinition watch) {
    long deadline = of(state, point, watch);
    if (deadline != Clocks.NEVER) {
      int clock = state.catalogue().clockOf(point);
      state.queues().lookAt(clock, watch.number(), deadline);
    }
  }
}
