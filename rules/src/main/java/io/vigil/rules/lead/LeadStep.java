package io.vigil.rules.lead;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;
import io.vigil.rules.anomaly.ChosenPoint;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.RangeDetector;
import io.vigil.rules.step.HistoryOutput;
import io.vigil.rules.step.HistoryStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of {@code rules.anomaly} over one lane: a record in, leads out. Repeats are dropped
 * as the judge drops them ({@link HistoryStep}); only good readings that are newer than the last of
 * their point are looked at. The same records give the same leads. Pure.
 *
 * <p>Every point is watched for leaving its ranges, but nothing is said in its first {@link
 * #MATURE_MILLIS}: a young range is left by nothing but noise (docs/anomaly.md). One that speaks at
 * an even period of a minute or more is compared with yesterday too ({@link ChosenPoint}). A point
 * with an upper limit above zero is watched for reaching the lowest such limit, an energy meter of
 * 15-minute slots for what {@code PowerDetector} finds, and for what does not go with what was
 * declared about its unit. The points of a unit that its plant chose are looked at together too
 * ({@link ChosenUnit}), and a point or a chosen unit that was given a seed is looked at by a
 * forest.
 */
public final class LeadStep implements HistoryOutput {
  /** So long a point lives before it is said that it leaves its ranges: three days. */
  public static final long MATURE_MILLIS = 3L * 86_400_000;

  private final LeadState state;
  private final LaneRecord record;
  private final LeadWriter writer;
  private final MeterJudge meters;
  private final UnitJudge units;

  private LeadStep(LeadState state, LaneRecord record, LeadOutput out) {
    this.state = state;
    this.record = record;
    writer = new LeadWriter(state, out);
    meters = new MeterJudge(state, writer);
    units = new UnitJudge(state, writer);
  }

  /**
   * Looks at one record.
   *
   * @param state changed in place
   * @param offset the record's place in the lane; one that was read already changes nothing
   * @param record not kept
   * @param out told what was found, before this returns
   */
  public static void step(LeadState state, long offset, LaneRecord record, LeadOutput out) {
    if (offset > state.history().offset()) {
      LeadStep step = new LeadStep(state, record, out);
      if (record instanceof Definition definition) {
        step.define(definition.entries());
      } else if (record instanceof Snapshot snapshot) {
        step.define(snapshot.entries());
      }
      HistoryStep.step(state.history(), offset, record, step);
      if (record instanceof Definition || record instanceof Snapshot) {
        step.units.choose();
      }
    }
  }

  private void define(List<DefinitionEntry> entries) {
    for (DefinitionEntry entry : entries) {
      if (entry instanceof GatewayDefinition gateway) {
        state.runs().define(gateway);
      } else if (entry instanceof PointDefinition point && state.isNewer(point)) {
        define(point);
      }
    }
  }

  /** What was found about a limit or a meter that is no more cannot come true. */
  private void define(PointDefinition point) {
    PointLeads leads = state.leadsOf(point.slot());
    if (point.retired()) {
      forget(point.slot());
    } else if (leads != null && !leads.fits(point)) {
      writer.withdraw(point.slot(), leads, LeadSource.EARLY_WARNING);
      Meter.SOURCES.forEach(source -> writer.withdraw(point.slot(), leads, source));
      writer.withdraw(point.slot(), leads, LeadSource.ENERGY_PER_TONNE);
      writer.withdraw(point.slot(), leads, LeadSource.IDLE_SITE);
    }
    if (leads != null && !leads.hasForestOf(point)) {
      writer.withdraw(point.slot(), leads, LeadSource.FOREST);
    }
    if (leads != null && !leads.comparesAs(point)) {
      writer.withdraw(point.slot(), leads, LeadSource.RANGE);
    }
    state.define(point);
  }

  @Override
  public void kept(
      PointDefinition point,
      long time,
      double value,
      QualityReason reason,
      byte flags,
      long received,
      long offset) {
    if (record instanceof Batch batch && state.runs().isOther(batch)) {
      state.runs().begin(batch);
      state.slotsOf(batch.gateway()).forEach(this::forget);
    }
    if (!isGood(reason, value)) {
      return;
    }
    if (Declared.isOne(point)) {
      state.declared().take(point, time, value);
      return;
    }
    boolean isNews = state.isNews(point, time);
    meters.take(point, time, value);
    if (!isNews) {
      return;
    }
    if (ChosenUnit.isHome(point)) {
      units.declare(point, value == 1);
      return;
    }
    PointLeads leads = state.leadsOf(point.slot());
    if (leads != null) {
      LimitWarning warning = leads.warning();
      if (warning != null) {
        warn(point, leads, warning, time, value);
      }
      Consumption consumption = leads.consumption();
      if (consumption != null) {
        consumption.read(time, value);
        writer.say(point, leads, consumption.source(), time, value, consumption.found());
      }
    }
    range(point, leads, time, value);
    PointForest forest = leads == null ? null : leads.forest();
    if (forest != null && forest.read(time, value)) {
      Explanation usual = LeadWords.usualToForest();
      writer.follow(point, LeadSource.FOREST, time, forest.found(), forest.isOver(), usual);
    }
    units.read(point, time, value);
  }

  private void range(PointDefinition point, @Nullable PointLeads leads, long time, double value) {
    ChosenPoint chosen = leads == null ? null : leads.chosen();
    int slot = point.slot();
    boolean leaves =
        chosen == null
            ? state.ranges().read(slot, value) >= RangeDetector.THRESHOLD
            : chosen.read(value) >= ChosenPoint.THRESHOLD;
    if (leaves && state.ageMillis(slot, time) >= MATURE_MILLIS) {
      PointLeads of = leads == null ? state.newLeadsOf(slot) : leads;
      if (of.open(LeadSource.RANGE) == null) {
        Explanation why = chosen == null ? state.ranges().explain(slot) : chosen.explain();
        writer.begin(point, of, LeadSource.RANGE, "", time, value, why);
      }
      of.unquiet();
    } else if (leads != null && leads.open(LeadSource.RANGE) != null && leads.isQuiet()) {
      writer.end(
          point.slot(), leads, LeadSource.RANGE, time, value, Outcome.FADED, LeadWords.inRange());
    }
  }

  private void warn(
      PointDefinition point, PointLeads leads, LimitWarning warning, long time, double value) {
    boolean begins = warning.read(time, value);
    OpenLead open = leads.open(LeadSource.EARLY_WARNING);
    if (open == null && begins) {
      writer.begin(
          point, leads, LeadSource.EARLY_WARNING, warning.rule(), time, value, warning.explain());
    } else if (open != null && value >= warning.limit()) {
      Explanation words = LeadWords.reached(warning.limit(), time - open.began());
      writer.end(
          point.slot(), leads, LeadSource.EARLY_WARNING, time, value, Outcome.REACHED, words);
    } else if (open != null && !warning.stands()) {
      Explanation words = LeadWords.notReached(warning.limit(), time - open.began());
      writer.end(point.slot(), leads, LeadSource.EARLY_WARNING, time, value, Outcome.FADED, words);
    }
  }

  private static boolean isGood(QualityReason reason, double value) {
    return reason.quality() == Quality.GOOD && Double.isFinite(value);
  }

  /** No reading of the slot is known any more: its point ended, or another run began. */
  private void forget(int slot) {
    PointLeads leads = state.leadsOf(slot);
    if (leads != null) {
      for (LeadSource source : LeadSource.values()) {
        writer.withdraw(slot, leads, source);
      }
    }
    units.forget(slot);
    state.forget(slot);
  }

  /** The judge says it. */
  @Override
  public void refused(Refusal refusal) {}
}
