package io.vigil.model.wire;

import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;

/** Values of the log topic {@code alert-journal}; key = alert id. Stateless; any thread. */
public final class AlertJournalCodec {
  private static final byte VERSION = 1;

  private AlertJournalCodec() {}

  /** The entry as bytes of the newest version. */
  public static byte[] encode(AlertJournalEntry entry) {
    return new ByteWriter(192)
        .putByte(VERSION)
        .putVarLong(entry.epoch())
        .putVarLong(entry.n())
        .putVarLong(entry.partition())
        .putVarLong(entry.at())
        .putText(entry.event())
        .putText(entry.alert())
        .putText(entry.enterprise())
        .putText(entry.division())
        .putText(entry.unit())
        .putText(entry.point())
        .putText(entry.rule())
        .putVarLong(entry.severity().number())
        .putVarLong(entry.mode().ordinal())
        .putDouble(entry.value())
        .putDouble(entry.limit())
        .putText(entry.actor())
        .toByteArray();
  }

  /** The entry that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static AlertJournalEntry decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("journal entry of version " + version);
    }
    try {
      AlertJournalEntry entry =
          new AlertJournalEntry(
              in.getVarLong(),
              in.getVarLong(),
              in.getVarInt(),
              in.getVarLong(),
              in.getText(),
              in.getText(),
              in.getText(),
              in.getText(),
              in.getText(),
              in.getText(),
              in.getText(),
              Severity.ofNumber(in.getVarInt()),
              in.getConstant(Mode.values()),
              in.getDouble(),
              in.getDouble(),
              in.getText());
      in.requireEnd();
      return entry;
    } catch (IllegalArgumentException e) {
      throw new CorruptBytesException("journal entry: " + e.getMessage(), e);
    }
  }
}
