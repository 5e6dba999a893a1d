package io.vigil.streaming.judge;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.rules.step.HistoryState;
import io.vigil.rules.step.HistoryStateCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * What the history job remembers of a partition, for checkpoints. The version stands in the bytes,
 * so a newer program reads what an older one wrote and nothing needs migrating by Flink.
 */
public final class HistoryStateSerializer extends StateSerializer<HistoryState> {
  @Override
  void put(HistoryState state, ByteWriter out) {
    HistoryStateCodec.put(state, out);
  }

  @Override
  HistoryState get(ByteReader in) {
    return HistoryStateCodec.get(in);
  }

  @Override
  public HistoryState copy(HistoryState from) {
    return from.copy();
  }

  @Override
  public HistoryState createInstance() {
    return HistoryState.fresh(0);
  }

  @Override
  public TypeSerializerSnapshot<HistoryState> snapshotConfiguration() {
    return new Snapshot();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HistoryStateSerializer;
  }

  @Override
  public int hashCode() {
    return HistoryStateSerializer.class.hashCode();
  }

  /** Names this serializer in checkpoints; Flink makes it by its public constructor. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HistoryState> {
    /** For Flink. */
    public Snapshot() {
      super(HistoryStateSerializer::new);
    }
  }
}
