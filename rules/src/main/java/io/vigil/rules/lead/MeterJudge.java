package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.rules.anomaly.Explanation;
import io.vigil.rules.lead.Declared.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the slots of meters, in whatever order they come, and says what that makes of leads: new
 * ones, or others than were said. Lives for one record.
 */
final class MeterJudge {
  private final LeadState state;
  private final LeadWriter writer;

  MeterJudge(LeadState state, LeadWriter writer) {
    this.state = state;
    this.writer = writer;
  }

  /** Takes a slot of a utility's meter, or what the plant's own showed in it. */
  void take(PointDefinition point, long time, double kwh) {
    if (OwnEnergy.isOne(point)) {
      takeOwn(point, time, kwh);
      return;
    }
    PointLeads leads = state.leadsOf(point.slot());
    RevisedMeter meter = leads == null ? null : leads.meter();
    if (leads != null && meter != null) {
      say(point, leads, meter, meter.read(time, kwh, slot -> standing(point, slot)), time, kwh);
    }
  }

  /** What the plant's own meter says late makes the slots of the utility's be read again. */
  private void takeOwn(PointDefinition own, long time, double kwh) {
    if (!state.ownEnergy().take(own, time, kwh)) {
      return;
    }
    for (PointDefinition point : state.history().points()) {
      PointLeads leads = state.leadsOf(point.slot());
      RevisedMeter meter = leads == null ? null : leads.meter();
      boolean isOfUnit =
          point.enterprise().equals(own.enterprise()) && point.unit().equals(own.unit());
      if (leads != null && meter != null && isOfUnit) {
        say(point, leads, meter, meter.again(time, slot -> standing(point, slot)), time, kwh);
      }
    }
  }

  /** What was said about a slot, named by its end in slots since 1970. */
  private Standing standing(PointDefinition meter, long slot) {
    long end = slot * Meter.SLOT_MILLIS;
    Standing declared = state.declared().during(meter, end - Meter.SLOT_MILLIS, end - 1);
    return declared.withOwnKwh(state.ownEnergy().of(meter, slot));
  }

  private void say(
      PointDefinition point,
      PointLeads leads,
      RevisedMeter meter,
      RevisedMeter.Taken taken,
      long time,
      double kwh) {
    long end = Math.floorDiv(time, Meter.SLOT_MILLIS) * Meter.SLOT_MILLIS;
    for (LeadSource source : Meter.SOURCES) {
      switch (taken) {
        case NEXT -> measured(point, leads, meter, source, time, kwh);
        case REVISED -> revise(point, leads, meter, source, end);
        case NOT -> {}
      }
    }
  }

  private void measured(
      PointDefinition point,
      PointLeads leads,
      RevisedMeter meter,
      LeadSource source,
      long time,
      double value) {
    OpenLead open = leads.open(source);
    writer.say(point, leads, source, time, value, meter.found(source));
    if (open != null && leads.open(source) == null) {
      meter.remember(source, open, time);
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
      revise(point, leads, meter, source, revision, revised);
    }
  }

  private void revise(
      PointDefinition point,
      PointLeads leads,
      RevisedMeter meter,
      LeadSource source,
      Revision revision,
      long revised) {
    PastLead said = revision.said();
    RevisedMeter.Run run = revision.run();
    OpenLead lead =
        said != null ? said.lead() : writer.newLead(point, source, "", revision.began());
    Outcome outcome = revision.outcome();
    double value = run == null ? Double.NaN : run.value();
    if (said == null && run != null) {
      Explanation why = run.why();
      writer.tell(LeadEvent.Kind.BEGIN, source, lead, run.began(), value, Outcome.NONE, why);
    }
    if (said != null || outcome != Outcome.NONE) {
      LeadEvent.Kind kind = said == null ? LeadEvent.Kind.END : LeadEvent.Kind.REVISE;
      long at = run == null || run.isOpen() ? revised : run.ended();
      writer.tell(kind, source, lead, at, value, outcome, revision.words());
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
}
