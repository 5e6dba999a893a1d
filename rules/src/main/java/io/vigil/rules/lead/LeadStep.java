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
import io.vigil.rules.anomaly.ChosenPoint;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.anomaly.RangeDetector;
import io.vigil.rules.lead.Declared.Standing;
import io.vigil.rules.step.HistoryOutput;
import io.vigil.rules.step.HistoryStep;
import java.util.ArrayList;
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
      withdraw(point.slot(), leads, LeadSource.ENERGY_PER_TONNE);
      withdraw(point.slot(), leads, LeadSource.IDLE_SITE);
    }
    if (leads != null && !leads.comparesAs(point)) {
      withdraw(point.slot(), leads, LeadSource.RANGE);
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
    measure(point, time, value);
    if (!isNews) {
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
        say(point, leads, consumption.source(), time, value, consumption.found());
      }
    }
    range(point, leads, time, value);
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
        begin(point, of, LeadSource.RANGE, "", time, value, why);
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

  /** A utility says another value of a slot than before; the judge keeps the first. */
  @Override
  public void conflicting(PointDefinition point, long time, double value, QualityReason reason) {
    if (isGood(reason, value)) {
      measure(point, time, value);
    }
  }

  private static boolean isGood(QualityReason reason, double value) {
    return reason.quality() == Quality.GOOD && Double.isFinite(value);
  }

  /** Takes a slot of a meter, in whatever order they come. */
  private void measure(PointDefinition point, long time, double value) {
    PointLeads leads = state.leadsOf(point.slot());
    RevisedMeter meter = leads == null ? null : leads.meter();
    if (leads == null || meter == null) {
      return;
    }
    RevisedMeter.Taken taken = meter.read(time, value, slot -> standing(point, slot));
    long end = Math.floorDiv(time, Meter.SLOT_MILLIS) * Meter.SLOT_MILLIS;
    for (LeadSource source : Meter.SOURCES) {
      switch (taken) {
        case NEXT -> measured(point, leads, meter, source, time, value);
        case REVISED -> revise(point, leads, meter, source, end);
        case NOT -> {}
      }
    }
  }

  /** What was declared about a slot, named by its end in slots since 1970. */
  private Standing standing(PointDefinition meter, long slot) {
    long end = slot * Meter.SLOT_MILLIS;
    return state.declared().during(meter, end - Meter.SLOT_MILLIS, end - 1);
  }

  private void measured(
      PointDefinition point,
      PointLeads leads,
      RevisedMeter meter,
      LeadSource source,
      long time,
      double value) {
    OpenLead open = leads.open(source);
    say(point, leads, source, time, value, meter.found(source));
    if (open != null && leads.open(source) == null) {
      meter.remember(source, open, time);
    }
  }

  /** A lead of power begins when something is found, and fades when it is found no more. */
  private void say(
      PointDefinition point,
      PointLeads leads,
      LeadSource source,
      long time,
      double value,
      @Nullable Explanation found) {
    OpenLead open = leads.open(source);
    if (found != null && open == null) {
      begin(point, leads, source, "", time, value, found);
    } else if (found == null && open != null) {
      end(point.slot(), leads, source, time, value, Outcome.FADED, LeadWords.asUsual());
    }
  }

  /** Says what has become of the leads of the last slots: each is revised, and none said twice. */
  private void revise(
      PointDefinition point,
      PointLeads leads,
      RevisedMeter meter,
      LeadSource source,
      long revised) {
    List<PastLead> said = new ArrayList<>(meter.past(source));
    OpenLead open = leads.open(source);
    if (open != null) {
      said.add(new PastLead(source, open, PastLead.OPEN, Outcome.NONE));
    }
    for (Revision revision : Revision.of(said, meter.runs(source), revised)) {
      say(point, leads, meter, source, revision, revised);
    }
  }

  private void say(
      PointDefinition point,
      PointLeads leads,
      RevisedMeter meter,
      LeadSource source,
      Revision revision,
      long revised) {
    PastLead said = revision.said();
    RevisedMeter.Run run = revision.run();
    OpenLead lead = said != null ? said.lead() : newLead(point, source, "", revision.began());
    Outcome outcome = revision.outcome();
    double value = run == null ? Double.NaN : run.value();
    if (said == null && run != null) {
      long began = run.began();
      out.lead(event(LeadEvent.Kind.BEGIN, source, lead, began, value, Outcome.NONE, run.why()));
    }
    if (said != null || outcome != Outcome.NONE) {
      LeadEvent.Kind kind = said == null ? LeadEvent.Kind.END : LeadEvent.Kind.REVISE;
      long at = run == null || run.isOpen() ? revised : run.ended();
      out.lead(event(kind, source, lead, at, value, outcome, revision.words()));
    }
    if (outcome == Outcome.NONE) {
      leads.put(source, lead);
      meter.forget(lead);
    } else {
      leads.remove(source, lead);
      long ended = run == null ? Math.max(revised, lead.began()) : run.ended();
      meter.remember(new PastLead(source, lead, ended, outcome));
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
    OpenLead open = newLead(point, source, rule, time);
    leads.put(source, open);
    out.lead(event(LeadEvent.Kind.BEGIN, source, open, time, value, Outcome.NONE, why));
  }

  private OpenLead newLead(PointDefinition point, LeadSource source, String rule, long began) {
    String run = state.runs().runOf(point.gateway());
    return new OpenLead(
        OpenLead.id(run, source, rule, point.id(), began),
        point.id(),
        point.unit(),
        rule,
        state.runs().isReplay(point.gateway()) ? Mode.TEST : Mode.REAL,
        began);
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
