package io.vigil.rules.lead;

import io.vigil.model.alert.Mode;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.RangeDetector;
import io.vigil.rules.lead.Declared.Standing;
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
 * #MATURE_MILLIS}: a young range is left by nothing but noise (docs/anomaly.md). A point with an
 * upper limit above zero is watched for reaching the lowest such limit, an energy meter of
 * 15-minute slots for what {@code PowerDetector} finds, and for what does not go with what was
 * declared about its unit.
 */
public final class LeadStep implements HistoryOutput {
  /** So long a point lives before it is said that it leaves its ranges: three days. */
  public static final long MATURE_MILLIS = 3L * 86_400_000;

  private final LeadState state;
  private final LeadOutput out;
  private final LaneRecord record;

  private LeadStep(LeadState state, LaneRecord record, LeadOutput out) {
    this.state = state;
    this.record = record;
    this.out = out;
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
      withdraw(point.slot(), leads, LeadSource.EARLY_WARNING);
      Meter.SOURCES.forEach(source -> withdraw(point.slot(), leads, source));
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
    boolean isGood = reason.quality() == Quality.GOOD && Double.isFinite(value);
    if (!isGood || !state.isNews(point, time)) {
      return;
    }
    if (Declared.isOne(point)) {
      state.declared().take(point, time, value);
      return;
    }
    PointLeads leads = state.leadsOf(point.slot());
    if (leads != null) {
      LimitWarning warning = leads.warning();
      if (warning != null) {
        warn(point, leads, warning, time, value);
      }
      Meter meter = leads.meter();
      if (meter != null) {
        measure(point, leads, meter, time, value);
      }
    }
    range(point, leads, time, value);
  }

  private void range(PointDefinition point, @Nullable PointLeads leads, long time, double value) {
    RangeDetector ranges = state.ranges();
    float score = ranges.read(point.slot(), value);
    if (score >= RangeDetector.THRESHOLD && state.ageMillis(point.slot(), time) >= MATURE_MILLIS) {
      PointLeads of = leads == null ? state.newLeadsOf(point.slot()) : leads;
      if (of.open(LeadSource.RANGE) == null) {
        begin(point, of, LeadSource.RANGE, "", time, value, ranges.explain(point.slot()));
      }
      of.unquiet();
    } else if (leads != null && leads.open(LeadSource.RANGE) != null && leads.isQuiet()) {
      end(point.slot(), leads, LeadSource.RANGE, time, value, Outcome.FADED, LeadWords.inRange());
    }
  }

  private void warn(
      PointDefinition point, PointLeads leads, LimitWarning warning, long time, double value) {
    boolean begins = warning.read(time, value);
    OpenLead open = leads.open(LeadSource.EARLY_WARNING);
    if (open == null && begins) {
      begin(point, leads, LeadSource.EARLY_WARNING, warning.rule(), time, value, warning.explain());
    } else if (open != null && value >= warning.limit()) {
      Explanation words = LeadWords.reached(warning.limit(), time - open.began());
      end(point.slot(), leads, LeadSource.EARLY_WARNING, time, value, Outcome.REACHED, words);
    } else if (open != null && !warning.stands()) {
      Explanation words = LeadWords.notReached(warning.limit(), time - open.began());
      end(point.slot(), leads, LeadSource.EARLY_WARNING, time, value, Outcome.FADED, words);
    }
  }

  private void measure(
      PointDefinition point, PointLeads leads, Meter meter, long time, double value) {
    Standing standing = state.declared().during(point, time - Meter.SLOT_MILLIS, time - 1);
    if (!meter.read(time, value, standing)) {
      return;
    }
    for (LeadSource source : Meter.SOURCES) {
      Explanation found = meter.found(source);
      OpenLead open = leads.open(source);
      if (found != null && open == null) {
        begin(point, leads, source, "", time, value, found);
      } else if (found == null && open != null) {
        end(point.slot(), leads, source, time, value, Outcome.FADED, LeadWords.asUsual());
      }
    }
  }

  /** No reading of the slot is known any more: its point ended, or another run began. */
  private void forget(int slot) {
    PointLeads leads = state.leadsOf(slot);
    if (leads != null) {
      for (LeadSource source : LeadSource.values()) {
        withdraw(slot, leads, source);
      }
    }
    state.forget(slot);
  }

  private void withdraw(int slot, PointLeads leads, LeadSource source) {
    long last = state.lastTime(slot);
    end(slot, leads, source, last, Double.NaN, Outcome.WITHDRAWN, LeadWords.withdrawn());
  }

  private void begin(
      PointDefinition point,
      PointLeads leads,
      LeadSource source,
      String rule,
      long time,
      double value,
      Explanation why) {
    String run = state.runs().runOf(point.gateway());
    OpenLead open =
        new OpenLead(
            OpenLead.id(run, source, rule, point.id(), time),
            point.id(),
            point.unit(),
            rule,
            state.runs().isReplay(point.gateway()) ? Mode.TEST : Mode.REAL,
            time);
    leads.put(source, open);
    out.lead(event(LeadEvent.Kind.BEGIN, source, open, time, value, Outcome.NONE, why));
  }

  private void end(
      int slot,
      PointLeads leads,
      LeadSource source,
      long time,
      double value,
      Outcome outcome,
      Explanation words) {
    OpenLead open = leads.remove(source);
    if (open != null) {
      out.lead(event(LeadEvent.Kind.END, source, open, time, value, outcome, words));
    }
    state.tidy(slot);
  }

  private LeadEvent event(
      LeadEvent.Kind kind,
      LeadSource source,
      OpenLead open,
      long time,
      double value,
      Outcome outcome,
      Explanation words) {
    return new LeadEvent(
        kind,
        open.id(),
        source,
        open.point(),
        open.unit(),
        open.rule(),
        open.mode(),
        state.history().lane(),
        state.history().offset(),
        open.began(),
        time,
        value,
        outcome,
        words.zh(),
        words.en());
  }

  /** The judge says it. */
  @Override
  public void refused(Refusal refusal) {}
}
