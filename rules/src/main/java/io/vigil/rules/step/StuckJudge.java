package io.vigil.rules.step;

import static io.vigil.rules.step.WatchColumns.PENDING_OFF;
import static io.vigil.rules.step.WatchColumns.PENDING_ON;
import static io.vigil.rules.step.WatchColumns.RAISED;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.Quality;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.Evidence;
import io.vigil.rules.quality.Silence;
import java.util.List;

/**
 * Judges whether a point is stuck: for the on-delay, told by its own stamps, it has said one value,
 * and a sibling has meanwhile said another one. The value it stands at is the extreme of the watch,
 * and the onset is when it was first said. A value at an end of the range is where a healthy
 * instrument rests, so it never begins.
 */
final class StuckJudge {
  private final LaneState state;
  private final WatchColumns watches;
  private final WatchJudge watchJudge;

  StuckJudge(LaneState state, WatchJudge watchJudge) {
    this.state = state;
    this.watches = state.watches();
    this.watchJudge = watchJudge;
  }

  /** Settles the on-delay that has elapsed when a reading with this stamp comes. */
  void settle(PointDefinition point, WatchDefinition watch, StuckRule rule, long time) {
    int number = watch.number();
    if (!watches.is(number, PENDING_ON)) {
      watchJudge.settle(point, watch, time);
      return;
    }
    if (!Silence.isBorne(point, state.stamps().newest(point.slot()), time)) {
      watches.unset(number, PENDING_ON);
    } else if (time - watches.onset(number) >= rule.delays().onMillis()
        && hasSiblingMoved(watches.onset(number), rule)) {
      watchJudge.raise(point, watch, time);
    }
  }

  /** Weighs a reading. */
  void weigh(
      PointDefinition point, WatchDefinition watch, double value, Quality quality, long time) {
    int number = watch.number();
    if (quality == Quality.BAD) {
      Evidence nothing = watches.is(number, RAISED) ? Evidence.NONE : Evidence.BETWEEN;
      watchJudge.weigh(point, watch, nothing, value, time);
      return;
    }
    boolean isBegun = watches.is(number, RAISED) || watches.is(number, PENDING_ON);
    if (isBegun && value == watches.extreme(number)) {
      watchJudge.weigh(point, watch, Evidence.ACTIVE, value, time);
      return;
    }
    Evidence other = quality == Quality.GOOD ? Evidence.CLEAR : Evidence.NONE;
    watches.unset(number, PENDING_ON);
    watchJudge.weigh(point, watch, other, value, time);
    boolean isResting = value <= point.rangeLow() || value >= point.rangeHigh();
    if (!isResting && !watches.is(number, RAISED) && !watches.is(number, PENDING_OFF)) {
      watchJudge.weigh(point, watch, Evidence.ACTIVE, value, time);
    }
  }

  private boolean hasSiblingMoved(long since, StuckRule rule) {
    List<Integer> siblings = rule.siblings();
    for (int i = 0; i < siblings.size(); i++) {
      PointDefinition sibling = state.catalogue().point(siblings.get(i));
      if (sibling != null && hasMoved(sibling, since)) {
        return true;
      }
    }
    return false;
  }

  /** Its own watch knows since when it has stood where it is. */
  private boolean hasMoved(PointDefinition sibling, long since) {
    long now = state.clocks().now(state.catalogue().clockOf(sibling));
    if (!Silence.isBorne(sibling, state.points().judgedAt(sibling.slot()), now)) {
      return false;
    }
    List<WatchDefinition> own = sibling.watches();
    for (int i = 0; i < own.size(); i++) {
      int number = own.get(i).number();
      if (own.get(i).rule() instanceof StuckRule
          && watches.isBound(number)
          && watches.is(number, PENDING_ON)
          && watches.onset(number) > since) {
        return true;
      }
    }
    return false;
  }
}
