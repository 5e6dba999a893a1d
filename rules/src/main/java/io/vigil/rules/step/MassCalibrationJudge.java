package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.MassCalibrationRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.Evidence;
import java.util.function.IntPredicate;

/**
 * Judges how many points of an enterprise are being calibrated at once. It counts them anew when
 * one begins or ceases, which is rare, and costs other readings one comparison.
 */
final class MassCalibrationJudge {
  private final LaneState state;
  private final WatchJudge watchJudge;

  MassCalibrationJudge(LaneState state, WatchJudge watchJudge) {
    this.state = state;
    this.watchJudge = watchJudge;
  }

  /** Whether a value with this reason was shown by an instrument that is being calibrated. */
  static boolean isCalibrating(byte reason) {
    return reason == QualityReason.CALIBRATING.code();
  }

  /** The point begins or ceases to be calibrated. */
  void look(PointDefinition changed) {
    for (int slot = 0; slot < state.catalogue().slots(); slot++) {
      PointDefinition point = state.catalogue().point(slot);
      if (point != null && isOfOne(point, changed)) {
        for (WatchDefinition watch : point.watches()) {
          if (watch.rule() instanceof MassCalibrationRule rule) {
            judge(point, watch, rule);
          }
        }
      }
    }
  }

  /** Judges it as things stand. */
  void judge(PointDefinition home, WatchDefinition watch, MassCalibrationRule rule) {
    int clock = state.catalogue().clockOf(home);
    if (clock == Clocks.NONE || state.clocks().now(clock) == Clocks.NEVER) {
      return;
    }
    int all = count(state, home, any -> true);
    int calibrating = calibrating(state, home);
    boolean isMass =
        calibrating >= rule.least() && calibrating * 100L > (long) rule.morePercent() * all;
    watchJudge.weigh(
        home,
        watch,
        isMass ? Evidence.ACTIVE : Evidence.CLEAR,
        calibrating,
        state.clocks().utc(clock));
  }

  /** How many points of the enterprise are being calibrated. */
  static int calibrating(LaneState state, PointDefinition home) {
    return count(state, home, slot -> isCalibrating(state.points().reason(slot)));
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
