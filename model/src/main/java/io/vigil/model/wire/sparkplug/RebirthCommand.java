package io.vigil.model.wire.sparkplug;

import io.vigil.model.wire.ByteWriter;

/**
 * The one command that a host of ours ever gives an edge node: say everything again (Sparkplug 3.0,
 * 6.4.20, NCMD with {@code Node Control/Rebirth}). It moves nothing in a plant. Stateless.
 */
public final class RebirthCommand {
  /** The metric that asks for it. */
  public static final String METRIC = "Node Control/Rebirth";

  private static final int BOOLEAN = 11;
  private static final int USUAL_BYTES = 64;

  private RebirthCommand() {}

  /** The payload of a command that is given then, milliseconds UTC. */
  public static byte[] encode(long now) {
    ByteWriter metric = new ByteWriter(USUAL_BYTES);
    metric.putByte((byte) 0x0A).putText(METRIC);
    metric.putByte((byte) 0x18).putVarLong(now);
    metric.putByte((byte) 0x20).putVarLong(BOOLEAN);
    metric.putByte((byte) 0x70).putVarLong(1);
    ByteWriter payload = new ByteWriter(USUAL_BYTES);
    payload.putByte((byte) 0x08).putVarLong(now);
    payload.putByte((byte) 0x12).putBytes(metric.toByteArray());
    return payload.toByteArray();
  }
}
