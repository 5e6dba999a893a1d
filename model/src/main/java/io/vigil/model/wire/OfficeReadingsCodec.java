package io.vigil.model.wire;

import io.vigil.model.event.OfficeReadings;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of the log topic {@code office}; their key is the enterprise. Stateless; any thread. */
public final class OfficeReadingsCodec {
  private static final byte VERSION = 1;
  private static final int LEAST_BYTES_A_POINT = 9;

  private OfficeReadingsCodec() {}

  /** What was said as bytes of the newest version. */
  public static byte[] encode(OfficeReadings said) {
    ByteWriter out = new ByteWriter(128);
    out.putByte(VERSION)
        .putText(said.enterprise())
        .putText(said.boot())
        .putVarLong(said.number())
        .putZigZag(said.time())
        .putVarLong(said.values().size());
    said.values().forEach((code, value) -> out.putText(code).putDouble(value));
    return out.toByteArray();
  }

  /** What these bytes say; throws {@link CorruptBytesException} if they say nothing. */
  public static OfficeReadings decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("office readings of version " + version);
    }
    String enterprise = in.getText();
    String boot = in.getText();
    long number = in.getVarLong();
    long time = in.getZigZag();
    SortedMap<String, Double> values = new TreeMap<>();
    for (int left = in.getCount(LEAST_BYTES_A_POINT); left > 0; left--) {
      values.put(in.getText(), in.getDouble());
    }
    in.requireEnd();
    return new OfficeReadings(enterprise, boot, number, time, values);
  }
}
