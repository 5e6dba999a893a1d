package io.vigil.ingest.admit;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.refusal.RefusalCode;
import java.util.HashMap;
import java.util.Map;

/**
 * When something was last said about a point of a lane. A recording is finite, so about each of its
 * readings everything is said. One thread.
 */
final class Repetition {
  private static final long PAUSE_MILLIS = 60_000;

  private final Map<Long, Long> lastSaid = new HashMap<>();

  boolean isDue(GatewayDefinition gateway, PointDefinition point, RefusalCode code, long now) {
    if (gateway.mode() == GatewayMode.REPLAY) {
      return true;
    }
    long key = (long) point.slot() * RefusalCode.values().length + code.ordinal();
    Long last = lastSaid.get(key);
    if (last != null && now - last < PAUSE_MILLIS && now >= last) {
      return false;
    }
    lastSaid.put(key, now);
    return true;
  }
}
