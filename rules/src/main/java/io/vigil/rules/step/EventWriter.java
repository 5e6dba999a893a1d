package io.vigil.rules.step;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.Mode;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.SampleWindow;
import io.vigil.rules.limit.Tally;
import io.vigil.rules.quality.Trust;

/** Says what happened to a watch during one step, with identity and order. */
final class EventWriter {
  private final LaneState state;
  private final StepOutput out;
  private final Conditions conditions;
  private long received;

  EventWriter(LaneState state, StepOutput out) {
    this.state = state;
    this.out = out;
    this.conditions = new Conditions(state);
  }

  /** What follows is caused by a message that was received then; 0 if by time alone. */
  void causedBy(long messageReceived) {
    received = messageReceived;
  }

  /** Says it; whoever is told something about a watch is owed nothing any more. */
  void write(Kind kind, PointDefinition point, WatchDefinition watch, long at) {
    write(kind, point, watch, at, EndReason.NONE);
  }

  /** Says why the watch ended. */
  void writeEnd(PointDefinition point, WatchDefinition watch, long at, EndReason reason) {
    write(Kind.END, point, watch, at, reason);
  }

  private void write(
      Kind kind, PointDefinition point, WatchDefinition watch, long at, EndReason reason) {
    WatchColumns watches = state.watches();
    int number = watch.number();
    boolean isOpen = watches.is(number, WatchColumns.RAISED);
    watches.unset(number, WatchColumns.OWED | WatchColumns.WORSE);
    String run = state.runOf(point);
    long onset = isOpen ? watches.onset(number) : 0;
    String activation =
        isOpen
            ? ActivationIds.of(run, watch.ruleId(), point.id(), onset, watches.activation(number))
            : "";
    boolean isHeard = !state.stamps().isEmpty(point.slot());
    out.event(
        new ActivationEvent(
            kind,
            activation,
            run,
            state.epoch(),
            watches.nextOrdinal(number),
            state.lane(),
            state.offset(),
            point.id(),
            point.unit(),
            watch.ruleId(),
            watch.ruleVersion(),
            watch.severity(),
            watch.scheme(),
            Clocks.isReplay(state.catalogue().clockOf(point)) ? Mode.TEST : Mode.REAL,
            isOpen && kind != Kind.CLEAR && kind != Kind.END,
            onset,
            at,
            received,
            measure(point, watch),
            isOpen ? watches.extreme(number) : Double.NaN,
            limitOf(watch.rule()),
            reason(point, watch, isHeard),
            isHeard ? state.points().flags(point.slot()) : 0,
            reason));
  }

  private QualityReason reason(PointDefinition point, WatchDefinition watch, boolean isHeard) {
    if (watch.rule() instanceof ConditionRule rule) {
      return conditions.weakestReason(point, rule);
    }
    if (watch.rule() instanceof MassRule) {
      return QualityReason.GOOD; // what is counted are marks, not what they are on
    }
    return isHeard ? Trust.reason(state.points().reason(point.slot())) : QualityReason.BAD;
  }

  /** What is held against the limit: the newest value, the greatest change, a sum or a count. */
  private double measure(PointDefinition point, WatchDefinition watch) {
    if (watch.rule() instanceof MassRule mass) {
      return MassJudge.bearing(state, point, mass.sign());
    }
    if (watch.rule() instanceof ConditionRule rule) {
      return conditions.measure(point, watch, rule);
    }
    if (watch.rule() instanceof SumRule) {
      Tally tally = state.watches().tally(watch.number());
      return tally == null ? Double.NaN : tally.sum();
    }
    if (watch.rule() instanceof RateOfChangeRule rate) {
      SampleWindow window = state.watches().window(watch.number());
      return window == null ? Double.NaN : window.change(rate);
    }
    return Trust.clamped(point, state.stamps().newestValue(point.slot()));
  }

  private static double limitOf(Rule rule) {
    if (rule instanceof LimitRule limit) {
      return limit.limit();
    }
    if (rule instanceof DiscreteRule discrete) {
      return discrete.abnormal();
    }
    if (rule instanceof RateOfChangeRule rate) {
      return rate.direction() == RateOfChangeRule.Direction.FALL ? -rate.change() : rate.change();
    }
    if (rule instanceof ConditionRule condition) {
      return Conditions.limit(condition);
    }
    if (rule instanceof SumRule sum) {
      return sum.least();
    }
    assert rule instanceof StaleRule
        || rule instanceof StuckRule
        || rule instanceof QualityRule
        || rule instanceof MassRule;
    return Double.NaN;
  }
}
