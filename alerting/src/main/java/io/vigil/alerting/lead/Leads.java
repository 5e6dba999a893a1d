package io.vigil.alerting.lead;

import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.model.lead.LeadEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leads: taken from the log, shown in scope, judged by people. Blocking; any thread. */
@Singleton
class Leads {
  private final LeadRepository rows;
  private final Descriptions descriptions;
  private final Journal journal;

  Leads(LeadRepository rows, Descriptions descriptions, Journal journal) {
    this.rows = rows;
    this.descriptions = descriptions;
    this.journal = journal;
  }

  /** Takes what the log says, in order and in one transaction; what was taken before is no news. */
  void take(List<LeadEvent> events) {
    Map<String, Lead> leads = new LinkedHashMap<>();
    Set<String> stored = new HashSet<>();
    for (Lead lead : rows.findByIdIn(events.stream().map(LeadEvent::lead).distinct().toList())) {
      leads.put(lead.id(), lead);
      stored.add(lead.id());
    }
    Set<String> changed = new HashSet<>();
    for (LeadEvent event : events) {
      Lead before = leads.get(event.lead());
      Lead after = before == null ? Lead.of(event) : before.after(event);
      if (after != before) {
        leads.put(event.lead(), after);
        changed.add(event.lead());
      }
    }
    List<Lead> fresh = new ArrayList<>();
    List<Lead> other = new ArrayList<>();
    for (Lead lead : leads.values()) {
      if (changed.contains(lead.id())) {
        (stored.contains(lead.id()) ? other : fresh).add(lead);
      }
    }
    if (!changed.isEmpty()) {
      journal.write(
          pen -> {
            if (!fresh.isEmpty()) {
              rows.saveAll(fresh);
            }
            if (!other.isEmpty()) {
              rows.updateAll(other);
            }
            return changed.size();
          });
    }
  }

  /** Leads of the enterprise that began in the span, newest first. */
  List<Lead> between(String enterprise, Instant from, Instant to, int most, Seat seat) {
    requireSeen(enterprise, seat);
    return rows.between(enterprise, from, to, most);
  }

  /** Keeps what a person says about a lead, and journals it; a later word replaces an earlier. */
  Lead judge(String id, Verdict verdict, String note, Seat seat) {
    return journal.write(
        pen -> {
          Lead lead = rows.findById(id).orElseThrow(() -> none(id));
          requireSeen(lead.enterprise(), seat);
          Lead judged = lead.judged(verdict, note, seat.username(), pen.now());
          rows.update(judged);
          pen.note(
              JournalKind.LEAD_JUDGED,
              pen.now(),
              id,
              seat.username(),
              new JournalDetail()
                  .with("enterprise", lead.enterprise())
                  .with("point", lead.point())
                  .with("source", lead.source())
                  .with("verdict", verdict)
                  .with("note", note.isEmpty() ? null : note)
                  .toString());
          return judged;
        });
  }

  private void requireSeen(String enterprise, Seat seat) {
    String division = descriptions.divisionsOf(List.of(enterprise)).get(enterprise);
    if (division == null || !seat.sees(enterprise, division)) {
      throw none(enterprise);
    }
  }

  private static RuntimeException none(String what) {
    return ProblemCode.NOT_FOUND.problem(what).exception();
  }
}
