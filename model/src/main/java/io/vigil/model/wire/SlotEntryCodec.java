package io.vigil.model.wire;

import io.vigil.model.lane.SlotEntry;

/** Values of the log topic {@code ingest-slot}. Stateless; any thread. */
public final class SlotEntryCodec {
  private static final byte VERSION = 1;
  private static final int BYTES = 64;

  private SlotEntryCodec() {}

  /** The entry as bytes of the newest version. */
  public static byte[] encode(SlotEntry entry) {
    return new ByteWriter(BYTES)
        .putByte(VERSION)
        .putVarLong(entry.kind().ordinal())
        .putText(entry.process())
        .putVarLong(entry.number())
        .toByteArray();
  }

  /** The entry that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static SlotEntry decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("slot entry of version " + version);
    }
    SlotEntry entry =
        new SlotEntry(in.getConstant(SlotEntry.Kind.values()), in.getText(), in.getVarLong());
    in.requireEnd();
    return entry;
  }
}
