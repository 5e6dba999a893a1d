package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.Evidence;
import java.util.function.IntPredicate;

/**
 * Judges how many points of an enterprise bear a sign at once. It counts them anew when one begins
 * or ceases to, which is rare, and costs other readings two comparisons.
 */
final class MassJudge {
  private final LaneState state;
  private final WatchJudge watchJudge;

  MassJudge(LaneState state, WatchJudge watchJudge) {
    this.state = state;
    this.watchJudge = watchJudge;
  }

  /** Whether a value with this reason was shown by an instrument that is being calibrated. */
  static boolean isCalibrating(byte reason) {
    return reason == QualityReason.CALIBRATING.code();
  }

  /** The point begins or ceases to bear a sign. */
  void look(PointDefinition changed) {
    for (int slot = 0; slot < state.catalogue().slots(); slot++) {
      PointDefinition point = state.catalogue().point(slot);
      if (point != null && isOfOne(point, changed)) {
        for (WatchDefinition watch : point.watches()) {
          if (watch.rule() instanceof MassRule rule) {
            judge(point, watch, rule);
          }
        }
      }
    }
  }

  /** Judges it as things stand. */
  void judge(PointDefinition home, WatchDefinition watch, MassRule rule) {
    int clock = state.catalogue().clockOf(home);
    if (clock == Clocks.NONE || state.clocks().now(clock) == Clocks.NEVER) {
      return;
    }
    int all = count(state, home, any -> true);
    int bearing = bearing(state, home, rule.sign());
    boolean isMass = bearing >= rule.least() && bearing * 100L > (long) rule.morePercent() * all;
    watchJudge.weigh(
        home, watch, isMass ? Evidence.ACTIVE : Evidence.CLEAR, bearing, state.clocks().utc(clock));
  }

  /** How many points of the enterprise bear the sign. */
  static int bearing(LaneState state, PointDefinition home, Sign sign) {
    return switch (sign) {
      case CALIBRATING -> count(state, home, slot -> isCalibrating(state.points().reason(slot)));
      case BAD_CLOCK ->
          count(state, home, slot -> ReadingFlag.hasBadClock(state.points().flags(slot)));
    };
  }

  private static int count(LaneState state, PointDefinition home, IntPredicate counts) {
    int count = 0;
    for (int slot = 0; slot < state.catalogue().slots(); slot++) {
      PointDefinition point = state.catalogue().point(slot);
      if (point != null && isOfOne(point, home) && counts.test(slot)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isOfOne(PointDefinition point, PointDefinition other) {
    return point.enterprise().equals(other.enterprise());
  }
}
