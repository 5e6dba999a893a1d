package io.vigil.rules.lead;

import io.vigil.model.alert.Mode;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.rules.anomaly.Explanation;
import org.jspecify.annotations.Nullable;

/** Says that leads begin and end, and remembers which are open. Lives for one record. */
final class LeadWriter {
  private final LeadState state;
  private final LeadOutput out;

  LeadWriter(LeadState state, LeadOutput out) {
    this.state = state;
    this.out = out;
  }

  /** A lead begins when something is found, and fades when it is found no more. */
  void say(
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

  /** A lead begins with what a spell shows, and fades when the spell is over. */
  void follow(
      PointDefinition point,
      LeadSource source,
      long time,
      @Nullable Explanation found,
      boolean isOver,
      Explanation over) {
    PointLeads leads = state.newLeadsOf(point.slot());
    boolean isOpen = leads.open(source) != null;
    if (found != null && !isOpen) {
      begin(point, leads, source, "", time, Double.NaN, found);
    } else if (isOpen && isOver) {
      end(point.slot(), leads, source, time, Double.NaN, Outcome.FADED, over);
    }
    state.tidy(point.slot());
  }

  void begin(
      PointDefinition point,
      PointLeads leads,
      LeadSource source,
      String rule,
      long time,
      double value,
      Explanation why) {
    OpenLead open = newLead(point, source, rule, time);
    leads.put(source, open);
    tell(LeadEvent.Kind.BEGIN, source, open, time, value, Outcome.NONE, why);
  }

  OpenLead newLead(PointDefinition point, LeadSource source, String rule, long began) {
    String run = state.runs().runOf(point.gateway());
    return new OpenLead(
        OpenLead.id(run, source, rule, point.id(), began),
        point.id(),
        point.unit(),
        rule,
        state.runs().isReplay(point.gateway()) ? Mode.TEST : Mode.REAL,
        began);
  }

  void end(
      int slot,
      PointLeads leads,
      LeadSource source,
      long time,
      double value,
      Outcome outcome,
      Explanation words) {
    OpenLead open = leads.remove(source);
    if (open != null) {
      tell(LeadEvent.Kind.END, source, open, time, value, outcome, words);
    }
    state.tidy(slot);
  }

  /** What it was about is no more. */
  void withdraw(int slot, PointLeads leads, LeadSource source) {
    long last = state.lastTime(slot);
    end(slot, leads, source, last, Double.NaN, Outcome.WITHDRAWN, LeadWords.withdrawn());
  }

  void tell(
      LeadEvent.Kind kind,
      LeadSource source,
      OpenLead open,
      long time,
      double value,
      Outcome outcome,
      Explanation words) {
    out.lead(
        new LeadEvent(
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
            words.en()));
  }
}
