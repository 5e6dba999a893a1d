package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.ClockLimits;
import io.vigil.ingest.lane.LogOptions;
import io.vigil.ingest.quota.Quotas;
import java.util.List;

/**
 * One connection to the broker and the lanes that it owns.
 *
 * @param link who connects where
 * @param markerTopic on which the client hears itself
 * @param lanes what it owns; no other process or connection writes into them
 * @param log how records are appended
 * @param tickMillis how long a lane is silent before a tick is written
 * @param limits of clocks
 * @param quotas what enterprises may send
 */
public record GatewayOptions(
    LinkOptions link,
    String markerTopic,
    List<Integer> lanes,
    LogOptions log,
    long tickMillis,
    ClockLimits limits,
    Quotas quotas) {
  public GatewayOptions {
    lanes = List.copyOf(lanes);
    if (lanes.isEmpty() || tickMillis < 1) {
      throw new IllegalArgumentException("lanes " + lanes + ", tick " + tickMillis + " ms");
    }
  }
}
