package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.quality.Silence;

/**
 * Whether a calm that has lasted for the off-delay on the clock is known to have lasted. A clock
 * does not tell: a reading that contradicts may be under way, at its sender, in a queue or in this
 * process, while ticks go on. So a point that reports periodically has to say so itself, by its
 * next reading; for one that reports by exception it is enough that nothing is under way any more.
 * The clock of a replay is moved by what its gateway sends, and is believed.
 */
final class Calm {
  private final LaneState state;

  Calm(LaneState state) {
    this.state = state;
  }

  /** Whether the point has to say itself that its calm lasted: an off-delay then goes by stamps. */
  static boolean isToldByReadings(LaneState state, PointDefinition point) {
    return point.reporting() != Reporting.BY_EXCEPTION
        && !Clocks.isReplay(state.catalogue().clockOf(point));
  }

  /** Whether an off-delay that is over on the clock waits to be certain. */
  static boolean canWait(LaneState state, PointDefinition point, WatchDefinition watch) {
    return watch.rule() instanceof ConditionRule || !isToldByReadings(state, point);
  }

  /** Whether its silence tells that the point still says the same, up to this moment. */
  boolean isCertain(PointDefinition point, long until) {
    int clock = state.catalogue().clockOf(point);
    return Clocks.isReplay(clock) || isHeard(point, laneTimeOf(clock, until));
  }

  /**
   * Whether all points of a condition are known to say the same up to the end of its off-delay. One
   * that has fallen silent is not believed anyway.
   *
   * @param home whose clock the watch is judged on
   * @param until on that clock
   * @param utc the same moment, as stamps tell it
   */
  boolean isCertain(PointDefinition home, ConditionRule rule, long until, long utc) {
    int clock = state.catalogue().clockOf(home);
    if (Clocks.isReplay(clock)) {
      return true;
    }
    long laneTime = laneTimeOf(clock, until);
    boolean[] isCertain = {true};
    rule.condition()
        .eachSlot(
            slot -> {
              PointDefinition point = state.catalogue().point(slot);
              isCertain[0] &= point == null || isCertainMember(point, laneTime, utc);
            });
    return isCertain[0];
  }

  private boolean isCertainMember(PointDefinition point, long laneTime, long utc) {
    int clock = state.catalogue().clockOf(point);
    long judged = state.points().judgedAt(point.slot());
    boolean isBelieved =
        !Clocks.isReplay(clock)
            && judged != Clocks.NEVER
            && Silence.isBorne(point, judged, state.clocks().now(clock));
    if (!isBelieved) {
      return true;
    }
    return isToldByReadings(state, point)
        ? state.stamps().newest(point.slot()) >= utc
        : isHeard(point, laneTime);
  }

  private boolean isHeard(PointDefinition point, long laneTime) {
    return state.hearing().heardTo(point.gateway()) >= laneTime;
  }

  /** When the clock of a door showed this; it has not stood still since. */
  private long laneTimeOf(int clock, long moment) {
    return state.clocks().laneTime() - (state.clocks().now(clock) - moment);
  }
}
