package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.rules.limit.Evidence;
import io.vigil.rules.limit.LimitEvaluator;
import io.vigil.rules.limit.Tally;
import io.vigil.rules.quality.Silence;
import io.vigil.rules.quality.Trust;
import java.util.List;

/**
 * What the condition of a watch comes to as things stand. What is not known, because a point was
 * never seen, is bad, has fallen silent or belongs to another time, says nothing; only a
 * confirmation that is not known counts as missing. Counts and confirmations are remembered.
 *
 * <p>It always ends and nothing in it can fail: a condition is no deeper than it was written, and a
 * point or watch that does not exist is one that is not known.
 */
final class Conditions {
  /** What the tally of an onset notes. */
  private static final int HOLDS = 0;

  private static final int HELD = 1;
  private static final int NOT_BEGUN = 2;
  private static final int FOR = 3;

  private final LaneState state;

  Conditions(LaneState state) {
    this.state = state;
  }

  static void connect(LaneState state, WatchDefinition watch) {
    if (watch.rule() instanceof ConditionRule rule) {
      rule.condition().eachSlot(slot -> state.conditions().add(slot, watch.number()));
    }
  }

  static void disconnect(LaneState state, WatchDefinition watch) {
    if (watch.rule() instanceof ConditionRule rule) {
      rule.condition().eachSlot(slot -> state.conditions().remove(slot, watch.number()));
    }
  }

  /** What the condition says; where the gate disarms the rule, all clear. */
  Evidence evidence(PointDefinition point, WatchDefinition watch, ConditionRule rule) {
    int clock = state.catalogue().clockOf(point);
    if (!Gates.isArmed(state, rule, clock)) {
      return Evidence.CLEAR;
    }
    if (rule.condition() instanceof Condition.Count count) {
      return counted(count, watch.number(), clock);
    }
    if (rule.condition() instanceof Condition.Execution execution) {
      return unconfirmed(execution, watch.number(), clock);
    }
    if (rule.condition() instanceof Condition.Onset onset) {
      return begun(onset, watch.number(), clock);
    }
    return evidence(rule.condition(), clock, false);
  }

  /** What people are shown as its value: a difference, a number counted, or the point's value. */
  double measure(PointDefinition point, WatchDefinition watch, ConditionRule rule) {
    int clock = state.catalogue().clockOf(point);
    Condition condition = rule.condition();
    if (condition instanceof Condition.Apart apart) {
      return Math.abs(value(apart.slot(), clock) - value(apart.other(), clock));
    }
    if (condition instanceof Condition.Off off) {
      return Math.abs(value(off.slot(), clock) - off.reference());
    }
    if (condition instanceof Condition.Count count) {
      Tally tally = state.watches().tally(watch.number());
      return tally == null ? 0 : tally.countSince(since(count, clock));
    }
    return value(point.slot(), clock);
  }

  /** The limit that people are shown; NaN where the condition is more than one comparison. */
  static double limit(ConditionRule rule) {
    Condition condition = rule.condition();
    if (condition instanceof Condition.Apart apart) {
      return apart.limit();
    }
    if (condition instanceof Condition.Off off) {
      return off.limit();
    }
    if (condition instanceof Condition.Beyond beyond) {
      return beyond.limit();
    }
    return condition instanceof Condition.Count count ? count.least() : Double.NaN;
  }

  /** The weakest quality of all values that it rests on: an Alert is no better founded. */
  QualityReason weakestReason(PointDefinition point, ConditionRule rule) {
    return weakestReason(rule.condition(), state.catalogue().clockOf(point));
  }

  /** A watch that is active stays so through silence, so it rests on no value. */
  private QualityReason weakestReason(Condition condition, int clock) {
    if (condition instanceof Condition.Execution execution) {
      return weaker(
          weakestReason(execution.confirmed(), clock), weakestReason(execution.when(), clock));
    }
    if (condition instanceof Condition.Onset onset) {
      return weakestReason(onset.when(), clock);
    }
    QualityReason[] weakest = {QualityReason.GOOD};
    if (condition instanceof Condition.AllOf all) {
      all.parts().forEach(part -> weakest[0] = weaker(weakest[0], weakestReason(part, clock)));
    } else if (condition instanceof Condition.AnyOf any) {
      any.parts().forEach(part -> weakest[0] = weaker(weakest[0], weakestReason(part, clock)));
    } else if (!(condition instanceof Active || condition instanceof Condition.Count)) {
      condition.eachSlot(slot -> weakest[0] = weaker(weakest[0], reason(slot, clock)));
    }
    return weakest[0];
  }

  /** Whether our own links to all its points are up: without them, time is no evidence. */
  boolean isListening(ConditionRule rule) {
    boolean[] isListening = {true};
    rule.condition()
        .eachSlot(
            slot -> {
              PointDefinition point = state.catalogue().point(slot);
              int clock = point == null ? Clocks.NONE : state.catalogue().clockOf(point);
              isListening[0] &= clock == Clocks.NONE || state.clocks().isCurrent(clock);
            });
    return isListening[0];
  }

  /** One mark in the tally says that it was confirmed since it holds. */
  private Evidence unconfirmed(Condition.Execution execution, int number, int clock) {
    WatchColumns watches = state.watches();
    Evidence when = evidence(execution.when(), clock, false);
    if (when == Evidence.CLEAR) {
      watches.forget(number);
      return Evidence.CLEAR;
    }
    boolean isConfirmed = evidence(execution.confirmed(), clock, true) == Evidence.ACTIVE;
    if (isConfirmed && when == Evidence.ACTIVE) {
      watches.tallyOf(number).mark(0, state.clocks().now(clock));
    }
    return isConfirmed || watches.tally(number) != null ? Evidence.CLEAR : when;
  }

  /**
   * What was decided when it began. The tally says: since when it was seen not to hold, whether it
   * was decided for or against, and when what is asked for held last, or that it still does.
   */
  private Evidence begun(Condition.Onset onset, int number, int clock) {
    Tally tally = state.watches().tallyOf(number);
    long now = state.clocks().now(clock);
    Evidence lately = evidence(onset.lately(), clock, !onset.wanted());
    if (lately == Evidence.ACTIVE) {
      tally.mark(HOLDS, now);
    } else if (lately == Evidence.CLEAR && tally.unmark(HOLDS)) {
      tally.mark(HELD, now);
    }
    Evidence when = evidence(onset.when(), clock, false);
    if (when == Evidence.CLEAR) {
      tally.unmark(FOR);
      tally.mark(NOT_BEGUN, now);
    } else if (when != Evidence.ACTIVE) {
      tally.unmark(NOT_BEGUN); // when it is known again, nobody will have seen it begin
    } else if (tally.unmark(NOT_BEGUN)) {
      boolean held = tally.isMarked(HOLDS) || tally.isMarkedAfter(HELD, now - onset.windowMillis());
      if (held == onset.wanted()) {
        tally.mark(FOR, now);
      }
    }
    return when == Evidence.ACTIVE && !tally.isMarked(FOR) ? Evidence.CLEAR : when;
  }

  private Evidence counted(Condition.Count count, int number, int clock) {
    List<Active> watches = count.watches();
    long now = state.clocks().now(clock);
    Tally tally = state.watches().tallyOf(number);
    boolean isKnown = true;
    boolean isActive = false;
    for (int member = 0; member < watches.size(); member++) {
      Evidence evidence = active(watches.get(member), clock);
      if (evidence == Evidence.ACTIVE) {
        tally.mark(member, now);
        isActive = true;
      }
      isKnown &= evidence != Evidence.NONE;
    }
    if (isActive && tally.countSince(since(count, clock)) >= count.least()) {
      return Evidence.ACTIVE;
    }
    return isKnown ? Evidence.CLEAR : Evidence.NONE;
  }

  private long since(Condition.Count count, int clock) {
    return state.clocks().now(clock) - count.windowMillis();
  }

  /**
   * What the condition says.
   *
   * @param trusted whether it holds only if that is certain: otherwise a doubtful value may raise
   */
  private Evidence evidence(Condition condition, int clock, boolean trusted) {
    if (condition instanceof Condition.Is is) {
      boolean holds = value(is.slot(), clock) == is.value();
      return discrete(holds, reason(is.slot(), clock).quality(), trusted);
    }
    if (condition instanceof Condition.IsNot isNot) {
      boolean holds = value(isNot.slot(), clock) != isNot.value();
      return discrete(holds, reason(isNot.slot(), clock).quality(), trusted);
    }
    if (condition instanceof Condition.Beyond beyond) {
      Quality quality = reason(beyond.slot(), clock).quality();
      double value = value(beyond.slot(), clock);
      return trusted && quality != Quality.GOOD
          ? Evidence.NONE
          : LimitEvaluator.evidence(
              beyond.comparison(),
              beyond.limit(),
              beyond.clearWhen(),
              beyond.clear(),
              value,
              quality);
    }
    if (condition instanceof Condition.Apart apart) {
      double distance = Math.abs(value(apart.slot(), clock) - value(apart.other(), clock));
      QualityReason weaker = weaker(reason(apart.slot(), clock), reason(apart.other(), clock));
      return distant(distance, apart.limit(), apart.clear(), weaker.quality(), trusted);
    }
    if (condition instanceof Condition.Off off) {
      double distance = Math.abs(value(off.slot(), clock) - off.reference());
      Quality quality = reason(off.slot(), clock).quality();
      return distant(distance, off.limit(), off.clear(), quality, trusted);
    }
    if (condition instanceof Active active) {
      return active(active, clock);
    }
    if (condition instanceof Condition.Fewer fewer) {
      return fewer(fewer, clock, trusted);
    }
    if (condition instanceof Condition.AllOf all) {
      return all(all.parts(), clock, trusted);
    }
    return any(((Condition.AnyOf) condition).parts(), clock, trusted);
  }

  /** Watches that have not said how things stand might be active. */
  private Evidence fewer(Condition.Fewer fewer, int clock, boolean trusted) {
    int active = 0;
    for (int i = 0; i < fewer.watches().size(); i++) {
      Evidence evidence = active(fewer.watches().get(i), clock);
      if (evidence == Evidence.NONE) {
        return Evidence.NONE;
      }
      active += evidence == Evidence.ACTIVE ? 1 : 0;
    }
    boolean isFewer = active < value(fewer.slot(), clock);
    return discrete(isFewer, reason(fewer.slot(), clock).quality(), trusted);
  }

  private Evidence all(List<Condition> parts, int clock, boolean trusted) {
    Evidence weakest = Evidence.ACTIVE;
    for (int i = 0; i < parts.size(); i++) {
      Evidence part = evidence(parts.get(i), clock, trusted);
      if (part == Evidence.CLEAR) {
        return Evidence.CLEAR;
      }
      boolean isWeaker = weakest == Evidence.ACTIVE || part == Evidence.NONE;
      weakest = isWeaker ? part : weakest;
    }
    return weakest;
  }

  private Evidence any(List<Condition> parts, int clock, boolean trusted) {
    Evidence strongest = Evidence.CLEAR;
    for (int i = 0; i < parts.size(); i++) {
      Evidence part = evidence(parts.get(i), clock, trusted);
      if (part == Evidence.ACTIVE) {
        return Evidence.ACTIVE;
      }
      boolean isStronger = strongest == Evidence.CLEAR || part == Evidence.NONE;
      strongest = isStronger ? part : strongest;
    }
    return strongest;
  }

  /** A watch that has not yet said how things stand is not known; one over conditions never is. */
  private Evidence active(Active active, int clock) {
    PointDefinition point = state.catalogue().point(active.slot());
    WatchDefinition watch = point == null ? null : Catalogue.watch(point, active.rule());
    if (point == null
        || watch == null
        || watch.rule() instanceof ConditionRule
        || !state.watches().isBound(watch.number())
        || !Clocks.isSameTime(clock, state.catalogue().clockOf(point))) {
      return Evidence.NONE;
    }
    if (state.watches().is(watch.number(), WatchColumns.RAISED)) {
      return Evidence.ACTIVE;
    }
    boolean isOwed = state.watches().is(watch.number(), WatchColumns.OWED);
    return isOwed ? Evidence.NONE : Evidence.CLEAR;
  }

  private static Evidence discrete(boolean holds, Quality quality, boolean trusted) {
    if (quality == Quality.BAD || (quality != Quality.GOOD && (trusted || !holds))) {
      return Evidence.NONE;
    }
    return holds ? Evidence.ACTIVE : Evidence.CLEAR;
  }

  private static Evidence distant(
      double distance, double limit, double clear, Quality quality, boolean trusted) {
    return trusted && quality != Quality.GOOD
        ? Evidence.NONE
        : LimitEvaluator.evidence(Comparison.GT, limit, Comparison.LE, clear, distance, quality);
  }

  private static QualityReason weaker(QualityReason one, QualityReason other) {
    return one.quality().compareTo(other.quality()) >= 0 ? one : other;
  }

  /** The newest value, inside the range; NaN if there is none. */
  private double value(int slot, int clock) {
    PointDefinition point = state.catalogue().point(slot);
    return point == null || reason(slot, clock).quality() == Quality.BAD
        ? Double.NaN
        : Trust.clamped(point, state.stamps().newestValue(slot));
  }

  /** How far the newest value may be trusted: a silent point is as good as one cut off. */
  private QualityReason reason(int slot, int clock) {
    PointDefinition point = state.catalogue().point(slot);
    if (point == null || state.stamps().isEmpty(slot)) {
      return QualityReason.BAD;
    }
    int ofPoint = state.catalogue().clockOf(point);
    long heard = state.points().judgedAt(slot);
    boolean isHeard =
        Clocks.isSameTime(clock, ofPoint)
            && Silence.isBorne(point, heard, state.clocks().now(ofPoint));
    return isHeard ? Trust.reason(state.points().reason(slot)) : QualityReason.COMMUNICATION;
  }
}
