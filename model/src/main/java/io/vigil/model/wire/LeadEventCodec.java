package io.vigil.model.wire;

import io.vigil.model.alert.Mode;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.PointId;

/** Values of the log topic {@code leads}; key = enterprise. Stateless; any thread. */
public final class LeadEventCodec {
  private static final byte VERSION = 1;

  private LeadEventCodec() {}

  /** The event as bytes of the newest version. */
  public static byte[] encode(LeadEvent event) {
    return new ByteWriter(256)
        .putByte(VERSION)
        .putVarLong(event.kind().ordinal())
        .putText(event.lead())
        .putVarLong(event.source().ordinal())
        .putText(event.point().enterprise())
        .putText(event.point().code())
        .putText(event.unit())
        .putText(event.rule())
        .putVarLong(event.mode().ordinal())
        .putVarLong(event.lane())
        .putVarLong(event.offset())
        .putZigZag(event.began())
        .putZigZag(event.at())
        .putDouble(event.value())
        .putVarLong(event.outcome().ordinal())
        .putText(event.zh())
        .putText(event.en())
        .toByteArray();
  }

  /** The event that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static LeadEvent decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("lead of version " + version);
    }
    try {
      LeadEvent event =
          new LeadEvent(
              in.getConstant(LeadEvent.Kind.values()),
              in.getText(),
              in.getConstant(LeadSource.values()),
              new PointId(in.getText(), in.getText()),
              in.getText(),
              in.getText(),
              in.getConstant(Mode.values()),
              in.getVarInt(),
              in.getVarLong(),
              in.getZigZag(),
              in.getZigZag(),
              in.getDouble(),
              in.getConstant(LeadEvent.Outcome.values()),
              in.getText(),
              in.getText());
      in.requireEnd();
      return event;
    } catch (IllegalArgumentException e) {
      throw new CorruptBytesException("lead: " + e.getMessage(), e);
    }
  }
}
