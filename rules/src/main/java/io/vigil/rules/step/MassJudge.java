package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.Evidence;
import java.util.Arrays;
import java.util.function.Predicate;

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
      case CALIBRATING ->
          count(state, home, point -> isCalibrating(state.points().reason(point.slot())));
      case BAD_CLOCK ->
          count(state, home, point -> ReadingFlag.hasBadClock(state.points().flags(point.slot())));
      case BEHIND_GAP -> behindGap(state, home);
    };
  }

  /**
   * Points that bear the mark of a gap, of gateways that have said nothing without it since: what a
   * point said while messages were missing does not tell that they still are.
   */
  private static int behindGap(LaneState state, PointDefinition home) {
    long[] whole = new long[state.catalogue().gateways()];
    Arrays.fill(whole, Clocks.NEVER);
    for (int slot = 0; slot < state.catalogue().slots(); slot++) {
      PointDefinition point = state.catalogue().point(slot);
      if (point != null && !ReadingFlag.isBehindGap(state.points().flags(slot))) {
        long judgedAt = state.points().judgedAt(slot);
        whole[point.gateway()] = Math.max(whole[point.gateway()], judgedAt);
      }
    }
    return count(
        state,
        home,
        point ->
            ReadingFlag.isBehindGap(state.points().flags(point.slot()))
                && state.points().judgedAt(point.slot()) > whole[point.gateway()]);
  }

  private static int count(
      LaneState state, PointDefinition home, Predicate<PointDefinition> counts) {
    int count = 0;
    for (int slot = 0; slot < state.catalogue().slots(); slot++) {
      PointDefinition point = state.catalogue().point(slot);
      if (point != null && isOfOne(point, home) && counts.test(point)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isOfOne(PointDefinition point, PointDefinition other) {
    return point.enterprise().equals(other.enterprise());
  }
}
