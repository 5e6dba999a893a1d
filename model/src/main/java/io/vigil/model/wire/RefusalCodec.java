package io.vigil.model.wire;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;

/** Values of the log topic {@code refused}; key = enterprise. Stateless; any thread. */
public final class RefusalCodec {
  private static final byte VERSION = 1;

  private RefusalCodec() {}

  /** The refusal as bytes of the newest version. */
  public static byte[] encode(Refusal refusal) {
    ByteWriter out = new ByteWriter(256);
    out.putByte(VERSION)
        .putText(refusal.code().name())
        .putText(refusal.enterprise())
        .putText(refusal.gateway())
        .putText(refusal.boot())
        .putZigZag(refusal.sequence())
        .putBoolean(refusal.point() != null);
    if (refusal.point() != null) {
      out.putText(refusal.point());
    }
    return out.putZigZag(refusal.time())
        .putVarLong(refusal.received())
        .putText(refusal.zh())
        .putText(refusal.en())
        .putText(refusal.payload())
        .toByteArray();
  }

  /** The refusal that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static Refusal decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("refusal of version " + version);
    }
    try {
      Refusal refusal =
          new Refusal(
              RefusalCode.valueOf(in.getText()),
              in.getText(),
              in.getText(),
              in.getText(),
              in.getZigZag(),
              in.getBoolean() ? in.getText() : null,
              in.getZigZag(),
              in.getVarLong(),
              in.getText(),
              in.getText(),
              in.getText());
      in.requireEnd();
      return refusal;
    } catch (IllegalArgumentException e) {
      throw new CorruptBytesException("refusal: " + e.getMessage(), e);
    }
  }
}
