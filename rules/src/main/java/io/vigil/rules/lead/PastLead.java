package io.vigil.rules.lead;

import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;

/**
 * What was last said of a lead of a meter.
 *
 * @param source what found it
 * @param ended when it ended, milliseconds UTC; {@link #OPEN} while it goes on
 * @param outcome NONE while it goes on
 */
record PastLead(LeadSource source, OpenLead lead, long ended, Outcome outcome) {
  static final long OPEN = Long.MAX_VALUE;

  /** Whether it and the stretch have a moment in common. */
  boolean meets(RevisedMeter.Run run) {
    return lead.began() <= run.ended() && run.began() <= ended;
  }

  void put(ByteWriter out) {
    out.putVarLong(source.ordinal());
    lead.put(out);
    out.putZigZag(ended).putVarLong(outcome.ordinal());
  }

  static PastLead get(ByteReader in) {
    return new PastLead(
        in.getConstant(LeadSource.values()),
        OpenLead.get(in),
        in.getZigZag(),
        in.getConstant(Outcome.values()));
  }
}
