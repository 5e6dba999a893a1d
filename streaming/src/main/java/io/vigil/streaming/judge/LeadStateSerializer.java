package io.vigil.streaming.judge;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.lead.LeadState;
import io.vigil.rules.lead.LeadStateCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * What the detectors know of a lane, for checkpoints. The version stands in the bytes, so a newer
 * program reads what an older one wrote and nothing needs migrating by Flink.
 */
public final class LeadStateSerializer extends StateSerializer<LeadState> {
  @Override
  void put(LeadState state, ByteWriter out) {
    LeadStateCodec.put(state, out);
  }

  @Override
  LeadState get(ByteReader in) {
    return LeadStateCodec.get(in);
  }

  @Override
  public LeadState copy(LeadState from) {
    return from.copy();
  }

  @Override
  public LeadState createInstance() {
    return LeadState.fresh(0);
  }

  @Override
  public TypeSerializerSnapshot<LeadState> snapshotConfiguration() {
    return new Snapshot();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LeadStateSerializer;
  }

  @Override
  public int hashCode() {
    return LeadStateSerializer.class.hashCode();
  }

  /** Names this serializer in checkpoints; Flink makes it by its public constructor. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LeadState> {
    /** For Flink. */
    public Snapshot() {
      super(LeadStateSerializer::new);
    }
  }
}
