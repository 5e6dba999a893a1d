package io.vigil.rules.step;

import static io.vigil.rules.step.WatchColumns.OWED;
import static io.vigil.rules.step.WatchColumns.PENDING_OFF;
import static io.vigil.rules.step.WatchColumns.PENDING_ON;
import static io.vigil.rules.step.WatchColumns.RAISED;
import static io.vigil.rules.step.WatchColumns.WORSE;

import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.Evidence;
import io.vigil.rules.limit.LimitEvaluator;
import io.vigil.rules.quality.Silence;

/**
 * Moves one watch from state to state (drawn at {@link WatchColumns}) and says so.
 *
 * <p>A delay elapses on the stamps of the point or on its clock, whichever comes first, and what
 * has elapsed is settled before the next reading is looked at. An on-delay goes on through silence
 * and bad values; an off-delay needs trusted readings all the way: any doubt ends it, and what has
 * elapsed on the clock waits until it is certain ({@link Calm}), so that missing data never clears.
 */
final class WatchJudge {
  private static final long UPDATE_MILLIS = 1000;

  private final LaneState state;
  private final WatchColumns watches;
  private final EventWriter events;
  private final Calm calm;

  WatchJudge(LaneState state, EventWriter events) {
    this.state = state;
    this.watches = state.watches();
    this.events = events;
    this.calm = new Calm(state);
  }

  /** Settles the delay that has elapsed on stamps when a reading with this one comes. */
  void settle(PointDefinition point, WatchDefinition watch, long time) {
    int number = watch.number();
    if (watches.is(number, PENDING_ON)) {
      if (time - watches.onset(number) >= watch.rule().delays().onMillis()) {
        endOnDelay(point, watch);
      }
    } else if (watches.is(number, PENDING_OFF)) {
      long end = watches.since(number) + watch.rule().delays().offMillis();
      if (!Silence.isBorne(point, state.stamps().newest(point.slot()), time)) {
        watches.unset(number, PENDING_OFF);
      } else if (time >= end) {
        clear(point, watch, end);
      }
    }
  }

  /** Settles the delay that has elapsed on the clock of the point, due at this moment of it. */
  void settleOnClock(PointDefinition point, WatchDefinition watch, long deadline) {
    int number = watch.number();
    if (watches.is(number, PENDING_ON)) {
      endOnDelay(point, watch);
    } else if (watches.is(number, PENDING_OFF) && !Calm.isToldByReadings(state, point)) {
      settleCalm(point, watch, deadline);
    }
  }

  private void settleCalm(PointDefinition point, WatchDefinition watch, long deadline) {
    long judged = state.points().judgedAt(point.slot());
    if (judged == Clocks.NEVER || !Silence.isBorne(point, judged, deadline)) {
      watches.unset(watch.number(), PENDING_OFF);
    } else if (calm.isCertain(point, deadline)) {
      endOffDelay(point, watch);
    } else {
      state.waiting().set(watch.number());
    }
  }

  /** The condition has been gone for the off-delay. */
  void endOffDelay(PointDefinition point, WatchDefinition watch) {
    int number = watch.number();
    clear(point, watch, watches.since(number) + watch.rule().delays().offMillis());
  }

  /**
   * Weighs what a reading says.
   *
   * @param measure what was held against the limit
   * @param time stamp of the reading
   */
  void weigh(
      PointDefinition point, WatchDefinition watch, Evidence evidence, double measure, long time) {
    if (watches.is(watch.number(), RAISED)) {
      weighRaised(point, watch, evidence, measure, time);
    } else {
      weighUnraised(point, watch, evidence, measure, time);
    }
  }

  private void weighUnraised(
      PointDefinition point, WatchDefinition watch, Evidence evidence, double measure, long time) {
    int number = watch.number();
    switch (evidence) {
      case ACTIVE -> {
        watches.unset(number, PENDING_OFF);
        if (watches.is(number, PENDING_ON)) {
          worsen(watch, measure);
        } else {
          beginOnDelay(point, watch, measure, time);
        }
      }
      case CLEAR -> {
        watches.unset(number, PENDING_ON);
        if (watches.is(number, OWED)) {
          beginOffDelay(point, watch, time);
        }
      }
      case BETWEEN -> watches.unset(number, PENDING_ON | PENDING_OFF);
      case NONE -> watches.unset(number, PENDING_OFF);
    }
  }

  private void weighRaised(
      PointDefinition point, WatchDefinition watch, Evidence evidence, double measure, long time) {
    int number = watch.number();
    switch (evidence) {
      case ACTIVE -> {
        watches.unset(number, PENDING_OFF);
        worsen(watch, measure);
      }
      case CLEAR -> beginOffDelay(point, watch, time);
      case BETWEEN, NONE -> watches.unset(number, PENDING_OFF);
    }
    if (!watches.is(number, RAISED) || evidence == Evidence.NONE) {
      return;
    }
    if (watches.is(number, OWED)) {
      events.write(Kind.STATE, point, watch, time);
    } else if (watches.is(number, WORSE) && time - watches.toldAt(number) >= UPDATE_MILLIS) {
      watches.tell(number, time);
      events.write(Kind.UPDATE, point, watch, time);
    }
  }

  /** Raises; the condition must have begun. */
  void raise(PointDefinition point, WatchDefinition watch, long at) {
    int number = watch.number();
    watches.unset(number, PENDING_ON);
    watches.set(number, RAISED);
    watches.nextActivation(number);
    watches.tell(number, at);
    events.write(Kind.RAISE, point, watch, at);
  }

  /** Says that the condition is gone, or was not there when nobody knew. */
  void clear(PointDefinition point, WatchDefinition watch, long at) {
    int number = watch.number();
    watches.unset(number, PENDING_OFF);
    events.write(watches.is(number, RAISED) ? Kind.CLEAR : Kind.STATE, point, watch, at);
    watches.unset(number, RAISED);
  }

  /** Says that the watch is no more, if its condition was true. */
  void end(PointDefinition point, WatchDefinition watch, EndReason reason) {
    if (watches.is(watch.number(), RAISED)) {
      events.writeEnd(point, watch, utc(point), reason);
    }
  }

  /** Says how things stand, because somebody may wonder. */
  void restate(PointDefinition point, WatchDefinition watch) {
    events.write(Kind.STATE, point, watch, utc(point));
  }

  private long utc(PointDefinition point) {
    return state.clocks().utc(state.catalogue().clockOf(point));
  }

  private void beginOnDelay(
      PointDefinition point, WatchDefinition watch, double measure, long time) {
    int number = watch.number();
    watches.beginCondition(number, time, measure);
    long delay = watch.rule().delays().onMillis();
    if (delay == 0) {
      raise(point, watch, time);
      return;
    }
    watches.set(number, PENDING_ON);
    if (watch.rule() instanceof StuckRule) {
      watches.setDue(number, Clocks.NEVER);
    } else {
      setDue(point, watch, delay);
    }
  }

  /** A rule that its gate disarmed meanwhile raises nothing. */
  void endOnDelay(PointDefinition point, WatchDefinition watch) {
    int number = watch.number();
    if (Gates.isArmed(state, watch.rule(), state.catalogue().clockOf(point))) {
      raise(point, watch, watches.onset(number) + watch.rule().delays().onMillis());
    } else {
      watches.unset(number, PENDING_ON);
    }
  }

  /**
   * Begins the off-delay, or goes on with it. Its half on the clock begins with a reading that came
   * over a current link: what a queue held back says nothing about the time after it, in which the
   * gateway may not have come back yet.
   */
  private void beginOffDelay(PointDefinition point, WatchDefinition watch, long time) {
    int number = watch.number();
    long delay = watch.rule().delays().offMillis();
    if (!watches.is(number, PENDING_OFF)) {
      if (delay == 0) {
        clear(point, watch, time);
        return;
      }
      watches.beginClearing(number, time);
      watches.set(number, PENDING_OFF);
      watches.setDue(number, Clocks.NEVER);
    }
    boolean isOnClock = watches.due(number) != Clocks.NEVER;
    if (!isOnClock && state.clocks().isCurrent(state.catalogue().clockOf(point))) {
      setDue(point, watch, delay);
    }
  }

  /** The link came back: the clock half of a delay that was running begins again. */
  void beginClockAgain(PointDefinition point, WatchDefinition watch) {
    boolean isOnClock = !(watch.rule() instanceof StuckRule);
    if (isOnClock && watches.is(watch.number(), PENDING_ON)) {
      setDue(point, watch, watch.rule().delays().onMillis());
    }
  }

  /** The link is lost: an off-delay goes on with stamps alone. */
  void endClock(WatchDefinition watch) {
    if (watches.is(watch.number(), PENDING_OFF)) {
      watches.setDue(watch.number(), Clocks.NEVER);
    }
  }

  private void setDue(PointDefinition point, WatchDefinition watch, long delay) {
    int clock = state.catalogue().clockOf(point);
    watches.setDue(watch.number(), state.clocks().after(clock, delay));
    Deadlines.schedule(state, point, watch);
  }

  private void worsen(WatchDefinition watch, double measure) {
    int number = watch.number();
    if (isWorse(watch.rule(), measure, watches.extreme(number))) {
      watches.worsen(number, measure);
      watches.set(number, WORSE);
    }
  }

  private static boolean isWorse(Rule rule, double measure, double than) {
    if (rule instanceof LimitRule limit) {
      return LimitEvaluator.isWorse(limit, measure, than);
    }
    if (rule instanceof ConditionRule condition) {
      return isDistance(condition.condition()) && measure > than;
    }
    boolean grows =
        rule instanceof RateOfChangeRule || rule instanceof SumRule || rule instanceof MassRule;
    return grows && Math.abs(measure) > Math.abs(than);
  }

  private static boolean isDistance(Condition condition) {
    return condition instanceof Condition.Apart || condition instanceof Condition.Off;
  }
}
