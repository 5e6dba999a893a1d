package io.vigil.rules.lead;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/** Which run the REPLAY gateways of a lane are in. Mutable; one thread. */
final class Runs {
  /** By number of the gateway; empty before its first message. */
  private final Map<Integer, String> runs = new TreeMap<>();

  void define(GatewayDefinition gateway) {
    if (gateway.mode() == GatewayMode.REPLAY && !gateway.retired()) {
      runs.putIfAbsent(gateway.number(), "");
    } else {
      runs.remove(gateway.number());
    }
  }

  boolean isReplay(int gateway) {
    return runs.containsKey(gateway);
  }

  /** The run that a gateway is in; empty for one that is live. */
  String runOf(int gateway) {
    return runs.getOrDefault(gateway, "");
  }

  /** Whether the message is of another run than the one before. */
  boolean isOther(Batch batch) {
    String run = runs.get(batch.gateway());
    return run != null && !run.equals(batch.boot());
  }

  void begin(Batch batch) {
    runs.put(batch.gateway(), batch.boot());
  }

  void put(ByteWriter out) {
    out.putVarLong(runs.size());
    runs.forEach((gateway, run) -> out.putVarLong(gateway).putText(run));
  }

  static Runs get(ByteReader in) {
    Runs runs = new Runs();
    for (int left = in.getVarInt(); left > 0; left--) {
      runs.runs.put(in.getVarInt(), in.getText());
    }
    return runs;
  }

  Runs copy() {
    Runs copy = new Runs();
    copy.runs.putAll(runs);
    return copy;
  }
}
