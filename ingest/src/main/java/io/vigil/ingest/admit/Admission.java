package io.vigil.ingest.admit;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.text.ContentBoot;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.EventMessage;
import java.util.HashMap;
import java.util.List;
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
  /** For how long a plant's event may change what is made of readings, milliseconds. */
  public static final long EVENTS_MATTER_MILLIS = EventAdmission.MATTER_MILLIS;

  private static final byte NO_MARKS = 0;

  private final int ownerEpoch;
  private final IngestCounters counters;
  private final ClockLimits limits;
  private final ClockCheck clocks;
  private final Calibrations calibrations = new Calibrations();
  private final EventAdmission events;
  private final Repetition repetition = new Repetition();
  private final Map<Integer, GatewayMemory> gateways = new HashMap<>();

  /** Admission into one lane, under this lease. */
  public Admission(int ownerEpoch, ClockLimits limits, IngestCounters counters) {
    this.ownerEpoch = ownerEpoch;
    this.limits = limits;
    this.clocks = new ClockCheck(limits);
    this.events = new EventAdmission(calibrations);
    this.counters = counters;
  }

  /**
   * Admits a message.
   *
   * @param history whether the topic it came on is for history
   * @param received when it reached us, milliseconds UTC
   */
  public Admitted admit(Origin origin, DataMessage message, boolean history, long received) {
    return admit(origin, message, history, NO_MARKS, received);
  }

  /**
   * The same.
   *
   * @param marks bits of {@code ReadingFlag} that each of its readings bears
   */
  public Admitted admit(
      Origin origin, DataMessage message, boolean history, byte marks, long received) {
    counters.add(Count.FIELDS_UNKNOWN, message.unknownFields());
    GatewayMemory memory = memory(origin);
    if (memory.sequences.isRepeat(message.boot(), message.sequence())) {
      counters.add(Count.MESSAGES_REPEATED);
      return memory.sequences.isOfThePast(message.boot()) && !ContentBoot.isOne(message.boot())
          ? replayed(origin, message, received)
          : Admitted.REPEAT;
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
        new ReadingAdmission(origin, message, late, moment, clocks, calibrations, remarks)
            .admitAll(marks);
    count(readings.size(), late);
    return new Admitted(batch(origin, message, received, readings), late, remarks.said(), false);
  }

  /** A sender repeats at once what was lost on the way, but hardly what it sent in a past life. */
  private Admitted replayed(Origin origin, DataMessage message, long received) {
    Remarks remarks = new Remarks(counters, repetition, origin, message, received);
    remarks.refuseMessage(RefusalCode.SEQ_REPLAY, message.boot(), message.sequence());
    return new Admitted(null, false, remarks.said(), true);
  }

  /**
   * Admits a message of events, whole or not at all. What is shown by points goes into the lane
   * again when the message comes again: whether it stood there before we were stopped is known to
   * the judge alone.
   *
   * @param received when it reached us, milliseconds UTC
   */
  public AdmittedEvents admit(Origin origin, EventMessage message, long received) {
    counters.add(Count.FIELDS_UNKNOWN, message.unknownFields());
    GatewayMemory memory = memory(origin);
    if (memory.sequences.isRepeat(message.boot(), message.sequence())) {
      counters.add(Count.MESSAGES_REPEATED);
      return shown(origin, message, null, received);
    }
    long shift = shift(origin, memory, message.sent(), received);
    EventAdmission.Fault fault = events.fault(origin, message, shift);
    if (fault != null) {
      return new AdmittedEvents(null, null, List.of(refusal(origin, message, received, fault)));
    }
    PlantEvents said =
        new PlantEvents(
            origin.gateway().enterprise(),
            origin.gateway().name(),
            message.boot(),
            message.sequence(),
            message.sent(),
            received,
            shift,
            message.events());
    said.events().forEach(event -> counters.add(event.type()));
    recover(origin, said);
    return shown(origin, message, said, received);
  }

  /**
   * What waited somewhere is how things stand now all the same: nothing newer follows of itself.
   */
  private AdmittedEvents shown(
      Origin origin, EventMessage message, @Nullable PlantEvents said, long received) {
    DataMessage readings = EventReadings.of(origin, message);
    if (readings.size() == 0) {
      return new AdmittedEvents(said, null, List.of());
    }
    Admitted admitted = admitStanding(origin, readings, received);
    return new AdmittedEvents(said, admitted.batch(), admitted.remarks());
  }

  /**
   * Admits readings that tell how things stand until something newer is said: never history, and
   * into the lane again when they come again, as {@link #admit(Origin, EventMessage, long)} does.
   *
   * @param received when they reached us, milliseconds UTC
   */
  public Admitted admitStanding(Origin origin, DataMessage readings, long received) {
    Remarks remarks = new Remarks(counters, repetition, origin, readings, received);
    Moment moment = new Moment(readings.sent(), received, false);
    Readings admitted =
        new ReadingAdmission(origin, readings, false, moment, clocks, calibrations, remarks)
            .admitAll(NO_MARKS);
    count(admitted.size(), false);
    return new Admitted(batch(origin, readings, received, admitted), false, remarks.said(), false);
  }

  /** Lets events that are in the log take effect, as they did when they were admitted. */
  public void recover(Origin origin, PlantEvents said) {
    memory(origin).sequences.take(said.boot(), said.sequence());
    events.take(origin, said);
  }

  /**
   * By how much a clock that is not believed is behind ours. What waited somewhere is of the past,
   * and its times are right.
   */
  private long shift(Origin origin, GatewayMemory memory, long sent, long received) {
    long behind = received - sent;
    boolean isFar = behind < -limits.futureMillis() || behind > limits.liveMillis();
    if (origin.gateway().mode() == GatewayMode.REPLAY || !isFar) {
      return 0;
    }
    boolean stands = memory.sendingTimeStands(sent, received);
    boolean waited = clocks.isLate(memory.sent, sent, received) && !stands;
    return waited ? 0 : behind;
  }

  private Refusal refusal(
      Origin origin, EventMessage message, long received, EventAdmission.Fault fault) {
    counters.add(RefusalCode.MESSAGE_BAD);
    return new Refusal(
        RefusalCode.MESSAGE_BAD,
        origin.gateway().enterprise(),
        origin.gateway().name(),
        message.boot(),
        message.sequence(),
        null,
        0,
        received,
        fault.sentenceZh(),
        fault.sentenceEn(),
        "");
  }

  private GatewayMemory memory(Origin origin) {
    return gateways.computeIfAbsent(origin.gateway().number(), any -> new GatewayMemory(limits));
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

  /**
   * A message without readings says something only if it moves the clock of a recording, or if a
   * server says by it that nothing has changed.
   */
  private @Nullable Batch batch(
      Origin origin, DataMessage message, long received, Readings readings) {
    boolean replay = origin.gateway().mode() == GatewayMode.REPLAY;
    boolean isKeepAlive = message.size() == 0 && origin.gateway().door() == Door.OPC_UA;
    if (readings.size() == 0 && !replay && !isKeepAlive) {
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
