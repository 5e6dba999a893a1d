package io.vigil.model.wire;

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
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import java.util.ArrayList;
import java.util.List;

/**
 * Lane records as bytes: version, kind, owner epoch, append time, then what the kind holds. Version
 * 1 is read for ever; a change adds a version. Stateless; any thread.
 */
public final class LaneRecordCodec {
  private static final byte VERSION = 1;
  private static final byte BATCH = 1;
  private static final byte TICK = 2;
  private static final byte LINK = 3;
  private static final byte DEFINITION = 4;
  private static final byte SNAPSHOT = 5;
  private static final byte GAP_DONE = 6;
  private static final int LEAST_BYTES_A_READING = 12;
  private static final int LEAST_BYTES_AN_ENTRY = 8;

  private LaneRecordCodec() {}

  /** The record as bytes of the newest version. */
  public static byte[] encode(LaneRecord record) {
    ByteWriter out = new ByteWriter(64);
    encode(record, out);
    return out.toByteArray();
  }

  /** Writes the record behind what the writer holds. */
  public static void encode(LaneRecord record, ByteWriter out) {
    if (record instanceof Batch batch) {
      head(record, BATCH, out);
      putBatch(batch, out);
    } else if (record instanceof Tick) {
      head(record, TICK, out);
    } else if (record instanceof Link link) {
      head(record, LINK, out);
      out.putVarLong(link.door().ordinal()).putVarLong(link.state().ordinal());
    } else if (record instanceof Definition definition) {
      head(record, DEFINITION, out);
      putEntries(definition.entries(), out);
    } else if (record instanceof Snapshot snapshot) {
      head(record, SNAPSHOT, out);
      out.putVarLong(snapshot.revision()).putVarLong(snapshot.part()).putVarLong(snapshot.parts());
      putEntries(snapshot.entries(), out);
    } else if (record instanceof GapDone done) {
      head(record, GAP_DONE, out);
      out.putVarLong(done.gateway())
          .putZigZag(done.from())
          .putVarLong(done.to() - done.from())
          .putBoolean(done.closed());
    }
  }

  /** The record that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static LaneRecord decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("lane record of version " + version);
    }
    byte kind = in.getByte();
    int epoch = in.getVarInt();
    long appended = in.getVarLong();
    try {
      LaneRecord record = getBody(kind, epoch, appended, in);
      in.requireEnd();
      return record;
    } catch (IllegalArgumentException e) {
      throw new CorruptBytesException("lane record of kind " + kind + ": " + e.getMessage(), e);
    }
  }

  private static LaneRecord getBody(byte kind, int epoch, long appended, ByteReader in) {
    return switch (kind) {
      case BATCH -> getBatch(epoch, appended, in);
      case TICK -> new Tick(epoch, appended);
      case LINK ->
          new Link(
              epoch, appended, in.getConstant(Door.values()), in.getConstant(LinkState.values()));
      case DEFINITION -> new Definition(epoch, appended, getEntries(in));
      case SNAPSHOT ->
          new Snapshot(
              epoch, appended, in.getVarLong(), in.getVarInt(), in.getVarInt(), getEntries(in));
      case GAP_DONE -> getGapDone(epoch, appended, in);
      default -> throw new CorruptBytesException("lane record of kind " + kind);
    };
  }

  private static void head(LaneRecord record, byte kind, ByteWriter out) {
    out.putByte(VERSION)
        .putByte(kind)
        .putVarLong(record.ownerEpoch())
        .putVarLong(record.appended());
  }

  private static void putBatch(Batch batch, ByteWriter out) {
    out.putVarLong(batch.gateway())
        .putText(batch.boot())
        .putVarLong(batch.sequence())
        .putZigZag(batch.received() - batch.sent())
        .putVarLong(batch.received())
        .putBoolean(batch.at() != Batch.NO_AT);
    if (batch.at() != Batch.NO_AT) {
      out.putZigZag(batch.at());
    }
    Readings readings = batch.readings();
    out.putVarLong(readings.size());
    int slot = 0;
    long time = batch.sent();
    for (int i = 0; i < readings.size(); i++) {
      out.putZigZag(readings.slots()[i] - slot).putZigZag(readings.times()[i] - time);
      out.putByte(readings.reasons()[i]).putByte(readings.flags()[i]);
      out.putDouble(readings.values()[i]);
      slot = readings.slots()[i];
      time = readings.times()[i];
    }
  }

  private static Batch getBatch(int epoch, long appended, ByteReader in) {
    int gateway = in.getVarInt();
    String boot = in.getText();
    long sequence = in.getVarLong();
    long behind = in.getZigZag();
    long received = in.getVarLong();
    long sent = received - behind;
    long at = in.getBoolean() ? in.getZigZag() : Batch.NO_AT;
    int count = in.getCount(LEAST_BYTES_A_READING);
    int[] slots = new int[count];
    long[] times = new long[count];
    double[] values = new double[count];
    byte[] reasons = new byte[count];
    byte[] flags = new byte[count];
    long slot = 0;
    long time = sent;
    for (int i = 0; i < count; i++) {
      slot += in.getZigZag();
      time += in.getZigZag();
      if (slot < 0 || slot > Integer.MAX_VALUE) {
        throw new CorruptBytesException("slot " + slot + " of reading " + i);
      }
      slots[i] = (int) slot;
      times[i] = time;
      reasons[i] = in.getByte();
      if (!QualityReason.isCode(reasons[i])) {
        throw new CorruptBytesException("quality reason " + reasons[i] + " of reading " + i);
      }
      flags[i] = in.getByte();
      values[i] = in.getDouble();
    }
    Readings readings = new Readings(slots, times, values, reasons, flags);
    return new Batch(epoch, appended, gateway, boot, sequence, sent, received, at, readings);
  }

  private static GapDone getGapDone(int epoch, long appended, ByteReader in) {
    int gateway = in.getVarInt();
    long from = in.getZigZag();
    return new GapDone(epoch, appended, gateway, from, from + in.getVarLong(), in.getBoolean());
  }

  private static void putEntries(List<DefinitionEntry> entries, ByteWriter out) {
    out.putVarLong(entries.size());
    for (DefinitionEntry entry : entries) {
      DefinitionCodec.put(entry, out);
    }
  }

  private static List<DefinitionEntry> getEntries(ByteReader in) {
    int count = in.getCount(LEAST_BYTES_AN_ENTRY);
    List<DefinitionEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(DefinitionCodec.get(in));
    }
    return entries;
  }
}
