package io.vigil.streaming.judge;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.LaneStateCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * What the judge remembers of a lane, for checkpoints. The version stands in the bytes, so a newer
 * program reads what an older one wrote and nothing needs migrating by Flink.
 */
public final class LaneStateSerializer extends StateSerializer<LaneState> {
  @Override
  void put(LaneState state, ByteWriter out) {
    LaneStateCodec.put(state, out);
  }

  @Override
  LaneState get(ByteReader in) {
    return LaneStateCodec.get(in);
  }

  @Override
  public LaneState copy(LaneState from) {
    return from.copy();
  }

  @Override
  public LaneState createInstance() {
    return LaneState.fresh(0);
  }

  @Override
  public TypeSerializerSnapshot<LaneState> snapshotConfiguration() {
    return new Snapshot();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LaneStateSerializer;
  }

  @Override
  public int hashCode() {
    return LaneStateSerializer.class.hashCode();
  }

  /** Names this serializer in checkpoints; Flink makes it by its public constructor. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LaneState> {
    /** For Flink. */
    public Snapshot() {
      super(LaneStateSerializer::new);
    }
  }
}
