package io.vigil.model.wire;

import io.vigil.model.presence.BirthDifference;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.presence.GatewayState.Presence;
import java.util.ArrayList;
import java.util.List;

/** Values and keys of the log topic {@code gateway-states}. Stateless; any thread. */
public final class GatewayStateCodec {
  private static final byte VERSION = 1;
  private static final int LEAST_BYTES_A_DIFFERENCE = 4;

  private GatewayStateCodec() {}

  /** The key under which the newest state of the gateway stands. */
  public static String key(GatewayState state) {
    return state.enterprise() + "/" + state.gateway();
  }

  /** The state as bytes of the newest version. */
  public static byte[] encode(GatewayState state) {
    ByteWriter out = new ByteWriter(128);
    out.putByte(VERSION)
        .putText(state.enterprise())
        .putText(state.gateway())
        .putVarLong(state.presence().ordinal())
        .putText(state.boot())
        .putVarLong(state.since())
        .putText(state.software())
        .putVarLong(state.bufferHours())
        .putVarLong(state.differences().size());
    for (BirthDifference difference : state.differences()) {
      out.putText(difference.point())
          .putVarLong(difference.kind().ordinal())
          .putText(difference.zh())
          .putText(difference.en());
    }
    return out.toByteArray();
  }

  /** The state that these bytes are; throws {@link CorruptBytesException} if they are none. */
  public static GatewayState decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    byte version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("gateway state of version " + version);
    }
    String enterprise = in.getText();
    String gateway = in.getText();
    Presence presence = in.getConstant(Presence.values());
    String boot = in.getText();
    long since = in.getVarLong();
    String software = in.getText();
    long bufferHours = in.getVarLong();
    List<BirthDifference> differences = getDifferences(in);
    in.requireEnd();
    return new GatewayState(
        enterprise, gateway, presence, boot, since, software, bufferHours, differences);
  }

  private static List<BirthDifference> getDifferences(ByteReader in) {
    int count = in.getCount(LEAST_BYTES_A_DIFFERENCE);
    List<BirthDifference> differences = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      differences.add(
          new BirthDifference(
              in.getText(),
              in.getConstant(BirthDifference.Kind.values()),
              in.getText(),
              in.getText()));
    }
    return differences;
  }
}
