package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Arrays;

/**
 * What the judge knows of each point beside its stamps, by slot: when it was heard on the clock it
 * is judged by, and how far its newest value may be trusted.
 */
final class PointColumns {
  private long[] heardAt = {};
  private long[] judgedAt = {};
  private byte[] reasons = {};
  private byte[] flags = {};

  PointColumns copy() {
    PointColumns copy = new PointColumns();
    copy.heardAt = heardAt.clone();
    copy.judgedAt = judgedAt.clone();
    copy.reasons = reasons.clone();
    copy.flags = flags.clone();
    return copy;
  }

  /** Begins a point of which nothing was heard; its silence counts from now. */
  void begin(int slot, long now) {
    if (slot >= heardAt.length) {
      int length = Columns.lengthFor(slot, heardAt.length);
      heardAt = Columns.grown(heardAt, length, Clocks.NEVER);
      judgedAt = Columns.grown(judgedAt, length, Clocks.NEVER);
      reasons = Arrays.copyOf(reasons, length);
      flags = Arrays.copyOf(flags, length);
    }
    heardAt[slot] = now;
    judgedAt[slot] = Clocks.NEVER;
    reasons[slot] = 0;
    flags[slot] = 0;
  }

  /** Notes a sign of life that is no news. */
  void hear(int slot, long now) {
    heardAt[slot] = now;
  }

  /** Notes the reading that the point is judged by from now on. */
  void judge(int slot, long now, byte reason, byte mark) {
    heardAt[slot] = now;
    judgedAt[slot] = now;
    reasons[slot] = reason;
    flags[slot] = mark;
  }

  /** Moves the point to another clock: what was heard so long ago still was. */
  void shift(int slot, long from, long to) {
    heardAt[slot] = shifted(heardAt[slot], from, to);
    judgedAt[slot] = shifted(judgedAt[slot], from, to);
  }

  static long shifted(long moment, long from, long to) {
    return moment == Clocks.NEVER || to == Clocks.NEVER ? to : moment - from + to;
  }

  /** When the point gave its last sign of life; NEVER if its clock has not begun. */
  long heardAt(int slot) {
    return heardAt[slot];
  }

  /** When the reading came that it is judged by; NEVER if there was none. */
  long judgedAt(int slot) {
    return judgedAt[slot];
  }

  /** Code of the reason by which its newest value is judged. */
  byte reason(int slot) {
    return reasons[slot];
  }

  /** Marks of its newest reading. */
  byte flags(int slot) {
    return flags[slot];
  }

  void put(Catalogue catalogue, Clocks clocks, ByteWriter out) {
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.point(slot);
      if (point != null) {
        out.putZigZag(clocks.now(catalogue.clockOf(point)) - heardAt[slot])
            .putZigZag(heardAt[slot] - judgedAt[slot])
            .putByte(reasons[slot])
            .putByte(flags[slot]);
      }
    }
  }

  static PointColumns get(Catalogue catalogue, Clocks clocks, ByteReader in) {
    PointColumns columns = new PointColumns();
    for (int slot = 0; slot < catalogue.slots(); slot++) {
      PointDefinition point = catalogue.point(slot);
      if (point != null) {
        columns.begin(slot, clocks.now(catalogue.clockOf(point)) - in.getZigZag());
        columns.judgedAt[slot] = columns.heardAt[slot] - in.getZigZag();
        columns.reasons[slot] = in.getByte();
        columns.flags[slot] = in.getByte();
      }
    }
    return columns;
  }
}
