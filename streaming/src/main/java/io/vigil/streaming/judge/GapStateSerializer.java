package io.vigil.streaming.judge;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.step.GapState;
import io.vigil.rules.step.GapStateCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * What the history judge remembers of a partition, for checkpoints. The version stands in the
 * bytes, so a newer program reads what an older one wrote and nothing needs migrating by Flink.
 */
public final class GapStateSerializer extends StateSerializer<GapState> {
  @Override
  void put(GapState state, ByteWriter out) {
    GapStateCodec.put(state, out);
  }

  @Override
  GapState get(ByteReader in) {
    return GapStateCodec.get(in);
  }

  @Override
  public GapState copy(GapState from) {
    return from.copy();
  }

  @Override
  public GapState createInstance() {
    return GapState.fresh(0);
  }

  @Override
  public TypeSerializerSnapshot<GapState> snapshotConfiguration() {
    return new Snapshot();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GapStateSerializer;
  }

  @Override
  public int hashCode() {
    return GapStateSerializer.class.hashCode();
  }

  /** Names this serializer in checkpoints; Flink makes it by its public constructor. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<GapState> {
    /** For Flink. */
    public Snapshot() {
      super(GapStateSerializer::new);
    }
  }
}
