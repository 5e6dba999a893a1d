package io.vigil.ingest.lane;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.GatewayStateCodec;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.PlantEventsCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The only door into the lanes that this process owns: every record of a lane passes here, in the
 * order in which its cause was taken in, on one thread.
 *
 * <p>A record carries as append time the moment its cause was taken in, not the moment the log got
 * it: so the time of a lane is what its owner heard, and a slow log moves it no further than the
 * readings that stand behind it.
 */
public final class LaneWriter implements TickWriter.Lanes, AutoCloseable {
  /**
   * Two clock readings of different threads may disagree by so much without a step of the clock.
   */
  private static final long JITTER_MILLIS = 1_000;

  private final Map<Integer, LaneClock> lanes = new TreeMap<>();
  private final int ownerEpoch;
  private final LogAppender log;
  private final RefusedLog refused;
  private final IngestCounters counters;
  private final ByteWriter bytes = new ByteWriter(4_096);

  /** A door into these lanes. */
  public LaneWriter(List<Integer> lanes, LogOptions options, IngestCounters counters) {
    for (int lane : lanes) {
      this.lanes.put(lane, new LaneClock());
    }
    this.ownerEpoch = options.ownerEpoch();
    this.log = new LogAppender(options, counters);
    this.refused = new RefusedLog(log);
    this.counters = counters;
  }

  private static final class LaneClock {
    long appended = Long.MIN_VALUE;
    long nanos = System.nanoTime();
    boolean hasPoints;

    /** Never a little back: what time ran twice would be judged twice. A step of the clock may. */
    long stamp(long at) {
      boolean jitter = at < appended && appended - at < JITTER_MILLIS;
      appended = jitter ? appended : at;
      nanos = System.nanoTime();
      return appended;
    }
  }

  /** Under which lease the lanes are owned; every record says it. */
  public int ownerEpoch() {
    return ownerEpoch;
  }

  @Override
  public Iterable<Integer> lanes() {
    return lanes.keySet();
  }

  /** Appends the readings of a message; late ones where history is kept. */
  public void batch(int lane, Batch batch, boolean late, LogReceipt receipt) {
    if (late) {
      append(LogTopics.BACKFILL, lane, batch, receipt);
      return;
    }
    long appended = clock(lane).stamp(batch.appended());
    append(LogTopics.READINGS, lane, stamped(batch, appended), receipt);
  }

  /** Appends that a span of a gap stands whole where history is kept. */
  public void gapDone(int lane, GapDone span, LogReceipt receipt) {
    append(LogTopics.BACKFILL, lane, span, receipt);
  }

  /** Appends to every lane that a door's connection was lost, or is current. */
  public void link(Door door, LinkState state, long at) {
    lanes.keySet().forEach(lane -> link(lane, door, state, at));
  }

  /**
   * Appends to lanes with points that all has come which was sent through the door until lately.
   */
  public void stillCurrent(Door door, long at) {
    lanes.keySet().stream()
        .filter(this::hasPoints)
        .forEach(lane -> link(lane, door, LinkState.CURRENT, at));
  }

  private void link(int lane, Door door, LinkState state, long at) {
    Link link = new Link(ownerEpoch, clock(lane).stamp(at), door, state);
    append(LogTopics.READINGS, lane, link, LogReceipt.ignored());
  }

  /** Appends new versions of definitions, where readings are judged and where history is kept. */
  public void definitions(int lane, List<? extends DefinitionEntry> entries, long at) {
    clock(lane).hasPoints |= !entries.isEmpty();
    for (List<DefinitionEntry> part : DefinitionParts.of(entries)) {
      long appended = clock(lane).stamp(at);
      appendToBoth(lane, new Definition(ownerEpoch, appended, part));
    }
  }

  /**
   * Appends all definitions of a lane.
   *
   * @param revision larger than that of the snapshot before
   */
  public void snapshot(int lane, List<? extends DefinitionEntry> entries, long revision, long at) {
    clock(lane).hasPoints |= !entries.isEmpty();
    List<List<DefinitionEntry>> parts = DefinitionParts.of(entries);
    for (int part = 0; part < parts.size(); part++) {
      long appended = clock(lane).stamp(at);
      appendToBoth(
          lane, new Snapshot(ownerEpoch, appended, revision, part, parts.size(), parts.get(part)));
    }
  }

  @Override
  public void tick(int lane, long at) {
    LaneRecordCodec.encode(new Tick(ownerEpoch, clock(lane).stamp(at)), bytes.reset());
    log.appendFleeting(LogTopics.READINGS, lane, bytes.toByteArray());
    counters.add(Count.TICKS);
  }

  /** Keeps what was refused, with its words. */
  public void refuse(Refusal refusal, LogReceipt receipt) {
    refused.keep(refusal, receipt);
  }

  /** Keeps what a plant said of itself. */
  public void events(PlantEvents events, LogReceipt receipt) {
    byte[] key = events.enterprise().getBytes(StandardCharsets.UTF_8);
    log.append(LogTopics.PLANT_EVENTS, null, key, PlantEventsCodec.encode(events), receipt);
  }

  /** Keeps what is known of a gateway by its own word. */
  public void state(GatewayState state, LogReceipt receipt) {
    byte[] key = GatewayStateCodec.key(state).getBytes(StandardCharsets.UTF_8);
    log.append(LogTopics.GATEWAY_STATES, null, key, GatewayStateCodec.encode(state), receipt);
  }

  @Override
  public boolean hasPoints(int lane) {
    return clock(lane).hasPoints;
  }

  @Override
  public long appendedNanos(int lane) {
    return clock(lane).nanos;
  }

  /** Whether more may be taken in; false holds back every sender. */
  public boolean hasRoom() {
    return log.hasRoom();
  }

  /** Whether everything appended is in the log. */
  public boolean isIdle() {
    return log.isIdle();
  }

  @Override
  public void close() {
    log.close();
  }

  private void appendToBoth(int lane, LaneRecord record) {
    append(LogTopics.READINGS, lane, record, LogReceipt.ignored());
    append(LogTopics.BACKFILL, lane, record, LogReceipt.ignored());
  }

  private void append(String topic, int lane, LaneRecord record, LogReceipt receipt) {
    LaneRecordCodec.encode(record, bytes.reset());
    log.append(topic, lane, null, bytes.toByteArray(), receipt);
  }

  private LaneClock clock(int lane) {
    return Objects.requireNonNull(lanes.get(lane), () -> "lane " + lane + " is not ours");
  }

  private static Batch stamped(Batch batch, long appended) {
    if (batch.appended() == appended) {
      return batch;
    }
    return new Batch(
        batch.ownerEpoch(),
        appended,
        batch.gateway(),
        batch.boot(),
        batch.sequence(),
        batch.sent(),
        batch.received(),
        batch.at(),
        batch.readings());
  }
}
