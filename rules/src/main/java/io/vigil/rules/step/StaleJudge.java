package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.WatchDefinition;

/**
 * Judges silence: raised once when nothing was heard of a point for too long on its clock, ended by
 * any reading of it, whatever its quality or order.
 */
final class StaleJudge {
  private final LaneState state;
  private final WatchJudge watchJudge;

  StaleJudge(LaneState state, WatchJudge watchJudge) {
    this.state = state;
    this.watchJudge = watchJudge;
  }

  /** The point was heard. */
  void hear(PointDefinition point, WatchDefinition watch) {
    int number = watch.number();
    boolean wasRaised = state.watches().is(number, WatchColumns.RAISED);
    if (wasRaised || state.watches().is(number, WatchColumns.OWED)) {
      int clock = state.catalogue().clockOf(point);
      watchJudge.clear(point, watch, state.clocks().utc(clock));
    }
    if (wasRaised) {
      Deadlines.schedule(state, point, watch);
    }
  }

  /** The point was not heard until this moment of its clock. */
  void miss(PointDefinition point, WatchDefinition watch, long deadline) {
    int clock = state.catalogue().clockOf(point);
    long at = state.clocks().utc(clock) - (state.clocks().now(clock) - deadline);
    state.watches().beginCondition(watch.number(), at, Double.NaN);
    watchJudge.raise(point, watch, at);
  }

  /** The rule was edited: a silence that is not too long any more ends. */
  void rejudge(PointDefinition point, WatchDefinition watch, long silentMillis) {
    if (!state.watches().is(watch.number(), WatchColumns.RAISED)) {
      return;
    }
    int clock = state.catalogue().clockOf(point);
    long heard = state.points().heardAt(point.slot());
    if (state.clocks().now(clock) - heard < silentMillis) {
      watchJudge.clear(point, watch, state.clocks().utc(clock));
      Deadlines.schedule(state, point, watch);
    }
  }
}
