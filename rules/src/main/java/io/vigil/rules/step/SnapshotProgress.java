package io.vigil.rules.step;

import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.BitSet;

/**
 * What the parts of a snapshot have named so far. A definition that comes between its parts is
 * newer than the snapshot and counts as named.
 */
final class SnapshotProgress {
  private boolean isOpen;
  private long revision;
  private int parts;
  private BitSet seen = new BitSet();
  private BitSet points = new BitSet();
  private BitSet gateways = new BitSet();

  SnapshotProgress copy() {
    SnapshotProgress copy = new SnapshotProgress();
    copy.isOpen = isOpen;
    copy.revision = revision;
    copy.parts = parts;
    copy.seen = (BitSet) seen.clone();
    copy.points = (BitSet) points.clone();
    copy.gateways = (BitSet) gateways.clone();
    return copy;
  }

  /** Joins the part to those of its revision; a part of another revision begins anew. */
  void join(Snapshot part) {
    if (!isOpen || part.revision() != revision || part.parts() != parts) {
      isOpen = true;
      revision = part.revision();
      parts = part.parts();
      forget();
    }
    seen.set(part.part());
    part.entries().forEach(this::name);
  }

  /** Notes that the definition exists. */
  void name(DefinitionEntry entry) {
    if (!isOpen) {
      return;
    }
    if (entry instanceof PointDefinition point) {
      points.set(point.slot());
    } else if (entry instanceof GatewayDefinition gateway) {
      gateways.set(gateway.number());
    }
  }

  /** Whether all parts have passed, so that what was not named is gone. */
  boolean isComplete() {
    return isOpen && seen.cardinality() == parts;
  }

  boolean namesPoint(int slot) {
    return points.get(slot);
  }

  boolean namesGateway(int number) {
    return gateways.get(number);
  }

  void close() {
    isOpen = false;
    forget();
  }

  void put(ByteWriter out) {
    out.putBoolean(isOpen);
    if (isOpen) {
      out.putVarLong(revision).putVarLong(parts);
      out.putBytes(seen.toByteArray());
      out.putBytes(points.toByteArray());
      out.putBytes(gateways.toByteArray());
    }
  }

  static SnapshotProgress get(ByteReader in) {
    SnapshotProgress progress = new SnapshotProgress();
    progress.isOpen = in.getBoolean();
    if (progress.isOpen) {
      progress.revision = in.getVarLong();
      progress.parts = in.getVarInt();
      progress.seen = BitSet.valueOf(in.getBytes());
      progress.points = BitSet.valueOf(in.getBytes());
      progress.gateways = BitSet.valueOf(in.getBytes());
    }
    return progress;
  }

  private void forget() {
    seen.clear();
    points.clear();
    gateways.clear();
  }
}
