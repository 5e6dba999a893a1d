package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
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
import io.vigil.rules.limit.DiscreteEvaluator;
import io.vigil.rules.limit.Evidence;
import io.vigil.rules.limit.LimitEvaluator;
import io.vigil.rules.limit.QualityEvaluator;
import io.vigil.rules.limit.RateOfChangeEvaluator;
import io.vigil.rules.limit.SampleWindow;
import io.vigil.rules.limit.SumEvaluator;
import io.vigil.rules.limit.Tally;
import io.vigil.rules.quality.Silence;
import io.vigil.rules.quality.Trust;
import java.util.List;

/**
 * Judges one reading by every watch of its point, and by those that its point arms. Nothing is
 * allocated here but events: this is what every reading passes through.
 */
final class ReadingJudge {
  private final LaneState state;
  private final WatchJudge watchJudge;
  private final StaleJudge staleJudge;
  private final StuckJudge stuckJudge;
  private final ConditionJudge conditionJudge;
  private final MassJudge massJudge;

  ReadingJudge(
      LaneState state,
      WatchJudge watchJudge,
      StaleJudge staleJudge,
      ConditionJudge conditionJudge) {
    this.state = state;
    this.watchJudge = watchJudge;
    this.staleJudge = staleJudge;
    this.stuckJudge = new StuckJudge(state, watchJudge);
    this.conditionJudge = conditionJudge;
    this.massJudge = new MassJudge(state, watchJudge);
  }

  /**
   * Judges a reading later than all before it.
   *
   * @param time the stamp it is judged by
   * @param raw the value as sent
   * @param code wire code of the reason it came with
   * @param flags its marks
   * @param now what the clock of the point shows
   */
  void judge(PointDefinition point, long time, double raw, byte code, byte flags, long now) {
    int slot = point.slot();
    List<WatchDefinition> watches = point.watches();
    for (int i = 0; i < watches.size(); i++) {
      settle(point, watches.get(i), time);
    }
    QualityReason reason = Trust.judged(point, raw, code);
    state.stamps().remember(slot, time, raw);
    byte before = state.points().reason(slot);
    byte marksBefore = state.points().flags(slot);
    state.points().judge(slot, now, reason.code(), flags);
    double value = Trust.clamped(point, raw);
    for (int i = 0; i < watches.size(); i++) {
      weigh(point, watches.get(i), value, reason, time);
    }
    if (MassJudge.isCalibrating(before) != MassJudge.isCalibrating(reason.code())
        || ReadingFlag.hasBadClock(marksBefore) != ReadingFlag.hasBadClock(flags)
        || ReadingFlag.isBehindGap(marksBefore) != ReadingFlag.isBehindGap(flags)) {
      massJudge.look(point);
    }
    rejudgeArmed(slot, time);
    conditionJudge.look(slot);
  }

  private void settle(PointDefinition point, WatchDefinition watch, long time) {
    if (watch.rule() instanceof StuckRule stuck) {
      stuckJudge.settle(point, watch, stuck, time);
    } else if (!(watch.rule() instanceof ConditionRule)) {
      watchJudge.settle(point, watch, time);
    }
  }

  /** Takes a reading that is out of order: a sign of life, and nothing else. */
  void hear(PointDefinition point, long now) {
    state.points().hear(point.slot(), now);
    List<WatchDefinition> watches = point.watches();
    for (int i = 0; i < watches.size(); i++) {
      if (watches.get(i).rule() instanceof StaleRule) {
        staleJudge.hear(point, watches.get(i));
      }
    }
  }

  /**
   * Judges the newest value of the point again, because what it is held against has changed. It may
   * begin an off-delay; to go on with one takes another reading.
   *
   * @param time when that was, not before the stamp of the value
   */
  void rejudge(PointDefinition point, WatchDefinition watch, long time) {
    Rule rule = watch.rule();
    if (rule instanceof ConditionRule condition) {
      conditionJudge.judge(point, watch, condition);
      return;
    }
    if (rule instanceof MassRule mass) {
      massJudge.judge(point, watch, mass);
    } else if (rule instanceof StaleRule stale) {
      staleJudge.rejudge(point, watch, stale.silentMillis());
    } else if (!(rule instanceof StuckRule)) {
      rejudgeValue(point, watch, time);
    }
    conditionJudge.look(point.slot());
  }

  private void rejudgeValue(PointDefinition point, WatchDefinition watch, long time) {
    int slot = point.slot();
    Rule rule = watch.rule();
    long now = state.clocks().now(state.catalogue().clockOf(point));
    if (state.stamps().isEmpty(slot)
        || !Silence.isBorne(point, state.points().judgedAt(slot), now)) {
      return;
    }
    double raw = state.stamps().newestValue(slot);
    QualityReason reason = Trust.judged(point, raw, state.points().reason(slot));
    double measure = Trust.clamped(point, raw);
    if (rule instanceof RateOfChangeRule rate) {
      measure = windowOf(watch).change(rate);
    } else if (rule instanceof SumRule) {
      measure = state.watches().tallyOf(watch.number()).sum();
    }
    Evidence evidence = evidence(point, watch, measure, reason);
    boolean isClearing = state.watches().is(watch.number(), WatchColumns.PENDING_OFF);
    if (!isClearing || evidence != Evidence.CLEAR) {
      watchJudge.weigh(point, watch, evidence, measure, time);
    }
  }

  private void weigh(
      PointDefinition point, WatchDefinition watch, double value, QualityReason reason, long time) {
    Rule rule = watch.rule();
    Quality quality = reason.quality();
    if (rule instanceof StaleRule) {
      staleJudge.hear(point, watch);
      return;
    }
    if (rule instanceof StuckRule) {
      stuckJudge.weigh(point, watch, value, quality, time);
      return;
    }
    if (rule instanceof ConditionRule || rule instanceof MassRule) {
      return;
    }
    double measure = value;
    if (rule instanceof RateOfChangeRule rate) {
      SampleWindow window = windowOf(watch);
      if (value >= rate.below()) {
        window.clear();
      } else if (quality != Quality.BAD) {
        window.add(time, value, rate.windowMillis());
      }
      measure = window.change(rate);
    } else if (rule instanceof SumRule sum) {
      measure = added(watch, sum, value, quality, time);
    }
    Evidence evidence = evidence(point, watch, measure, reason);
    watchJudge.weigh(point, watch, evidence, measure, time);
  }

  /** What the measure says; where the gate disarms the rule, a trusted one says all clear. */
  private Evidence evidence(
      PointDefinition point, WatchDefinition watch, double measure, QualityReason reason) {
    if (!Gates.isArmed(state, watch.rule(), state.catalogue().clockOf(point))) {
      return reason.quality() == Quality.GOOD ? Evidence.CLEAR : Evidence.NONE;
    }
    return watch.rule() instanceof QualityRule rule
        ? QualityEvaluator.evidence(rule, reason)
        : evidence(watch.rule(), measure, reason.quality());
  }

  private static Evidence evidence(Rule rule, double measure, Quality quality) {
    if (rule instanceof LimitRule limit) {
      return LimitEvaluator.evidence(limit, measure, quality);
    }
    if (rule instanceof DiscreteRule discrete) {
      return DiscreteEvaluator.evidence(discrete, measure, quality);
    }
    if (rule instanceof SumRule sum) {
      return SumEvaluator.evidence(sum, measure, quality);
    }
    return RateOfChangeEvaluator.evidence((RateOfChangeRule) rule, measure, quality);
  }

  private double added(
      WatchDefinition watch, SumRule rule, double value, Quality quality, long time) {
    Tally tally = state.watches().tallyOf(watch.number());
    if (quality != Quality.BAD) {
      tally.add(time, value, time - rule.windowMillis());
    }
    return tally.sum();
  }

  private SampleWindow windowOf(WatchDefinition watch) {
    SampleWindow window = state.watches().window(watch.number());
    if (window == null) {
      window = new SampleWindow();
      state.watches().keep(watch.number(), window);
    }
    return window;
  }

  /** The point is the gate of these watches: whether they are armed may have changed. */
  private void rejudgeArmed(int gateSlot, long time) {
    int[] armed = state.gates().lookingAt(gateSlot);
    if (armed == null) {
      return;
    }
    for (int number : armed) {
      int slot = state.watches().slot(number);
      PointDefinition point = state.catalogue().point(slot);
      WatchDefinition watch = point == null ? null : Catalogue.watch(point, number);
      if (point != null && watch != null) {
        rejudge(point, watch, Math.max(time, state.stamps().newest(slot)));
      }
    }
  }
}
