package io.vigil.ingest.admit;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Batch;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a lane's gateway in; the batch it becomes, and in words what was not taken as sent,
 * out. A reading that is refused costs only itself.
 *
 * <p>It reads no clock and does no I/O: receive time is handed in, and is fixed in the batch once
 * and for all. One lane, one thread.
 */
public final class Admission {
  private final int ownerEpoch;
  private final IngestCounters counters;
  private final ClockLimits limits;
  private final ClockCheck clocks;
  private final Repetition repetition = new Repetition();
  private final Map<Integer, GatewayMemory> gateways = new HashMap<>();

  /** Admission into one lane, under this lease. */
  public Admission(int ownerEpoch, ClockLimits limits, IngestCounters counters) {
    this.ownerEpoch = ownerEpoch;
    this.limits = limits;
    this.clocks = new ClockCheck(limits);
    this.counters = counters;
  }

  /**
   * Admits a message.
   *
   * @param history whether the topic it came on is for history
   * @param received when it reached us, milliseconds UTC
   */
  public Admitted admit(Origin origin, DataMessage message, boolean history, long received) {
    counters.add(Count.FIELDS_UNKNOWN, message.unknownFields());
    GatewayMemory memory =
        gateways.computeIfAbsent(origin.gateway().number(), any -> new GatewayMemory(limits));
    if (memory.sequences.isRepeat(message.boot(), message.sequence())) {
      counters.add(Count.MESSAGES_REPEATED);
      return Admitted.REPEAT;
    }
    Remarks remarks = new Remarks(counters, repetition, origin, message, received);
    boolean replay = origin.gateway().mode() == GatewayMode.REPLAY;
    if (replay && message.at() == Batch.NO_AT) {
      remarks.refuseMessage(RefusalCode.TIME_MISSING);
      return new Admitted(null, false, remarks.said(), false);
    }
    memory.sequences.take(message.boot(), message.sequence());
    boolean late = !replay && isLate(memory, message, history, received);
    Moment moment = moment(memory, message, late, received);
    Readings readings =
        new ReadingAdmission(origin, message, late, moment, clocks, remarks).admitAll();
    count(readings.size(), late);
    return new Admitted(batch(origin, message, received, readings), late, remarks.said(), false);
  }

  private boolean isLate(
      GatewayMemory memory, DataMessage message, boolean history, long received) {
    boolean stands = memory.sendingTimeStands(message.sent(), received);
    boolean isOld = clocks.isLate(memory.sent, message.sent(), received);
    return history || message.late() || (isOld && !stands);
  }

  /** What waited somewhere says nothing about the clock of now. */
  private static Moment moment(
      GatewayMemory memory, DataMessage message, boolean late, long received) {
    boolean hasStamps = !late && message.size() > 0;
    boolean stands = hasStamps && memory.stampsStand(newestStamp(message), received);
    return new Moment(message.sent(), received, stands);
  }

  private static long newestStamp(DataMessage message) {
    long newest = Long.MIN_VALUE;
    for (long time : message.times()) {
      newest = Math.max(newest, time);
    }
    return newest;
  }

  private void count(int readings, boolean late) {
    counters.add(Count.READINGS_ADMITTED, readings);
    if (late) {
      counters.add(Count.READINGS_LATE, readings);
    }
  }

  /** A message without readings says something only if it moves the clock of a recording. */
  private @Nullable Batch batch(
      Origin origin, DataMessage message, long received, Readings readings) {
    boolean replay = origin.gateway().mode() == GatewayMode.REPLAY;
    if (readings.size() == 0 && !replay) {
      return null;
    }
    return new Batch(
        ownerEpoch,
        received,
        origin.gateway().number(),
        message.boot(),
        message.sequence(),
        message.sent(),
        received,
        replay ? message.at() : Batch.NO_AT,
        readings);
  }
}
