package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.Admission;
import io.vigil.ingest.admit.Admitted;
import io.vigil.ingest.admit.ClockLimits;
import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.lane.LaneWriter;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.model.lane.Batch;
import io.vigil.model.point.Door;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message of readings in, through whichever door; what is admitted of it appended. One thread.
 */
final class Admissions {
  private static final byte NO_MARKS = 0;

  private final LaneWriter writer;
  private final ClockLimits limits;
  private final IngestCounters counters;
  private final LateStretches late;
  private final Map<Integer, Admission> lanes = new HashMap<>();

  Admissions(LaneWriter writer, ClockLimits limits, IngestCounters counters) {
    this.writer = writer;
    this.limits = limits;
    this.counters = counters;
    this.late =
        new LateStretches(
            writer.ownerEpoch(), (lane, span) -> writer.gapDone(lane, span, LogReceipt.ignored()));
  }

  /** Hands on to the history judge what is due at this moment, milliseconds UTC. */
  void look(long at) {
    late.look(at);
  }

  /** Admission into a lane. */
  Admission of(int lane) {
    return lanes.computeIfAbsent(lane, any -> new Admission(writer.ownerEpoch(), limits, counters));
  }

  /** Appends what is admitted, and in words what is not; these are returned as well. */
  List<Refusal> append(
      Origin origin, DataMessage message, boolean history, long received, LogReceipt receipt) {
    return append(origin, message, history, NO_MARKS, received, receipt);
  }

  /**
   * Appends readings that tell how things stand, under their own number however often they come.
   */
  void appendStanding(Origin origin, DataMessage message, long received, LogReceipt receipt) {
    int lane = origin.enterprise().lane();
    Admitted admitted = of(lane).admitStanding(origin, message, received);
    Batch batch = admitted.batch();
    if (batch != null) {
      writer.batch(lane, batch, false, receipt);
    }
    admitted.remarks().forEach(remark -> writer.refuse(remark, receipt));
  }

  /** The same with marks that each reading bears, bits of {@code ReadingFlag}. */
  List<Refusal> append(
      Origin origin,
      DataMessage message,
      boolean history,
      byte marks,
      long received,
      LogReceipt receipt) {
    int lane = origin.enterprise().lane();
    Admitted admitted = of(lane).admit(origin, message, history, marks, received);
    Batch batch = admitted.batch();
    if (batch != null) {
      writer.batch(lane, batch, admitted.late(), receipt);
      if (admitted.late() && origin.gateway().door() != Door.OPC_UA) {
        late.add(lane, batch, received);
      }
    }
    for (Refusal remark : admitted.remarks()) {
      writer.refuse(remark, receipt);
    }
    return admitted.remarks();
  }
}
