package io.vigil.ingest.sparkplug;

import io.vigil.model.wire.mqtt.DataMessage;
import java.util.List;

/**
 * What a message of an edge node came to.
 *
 * @param messages readings, those of the past apart
 * @param before the number after which some are missing
 * @param missing how many messages did not come before this one; 0 if none
 * @param unknown how many metrics are no points of the registry
 * @param unborn whether its birth, or that of a metric in it, was never heard
 */
public record Heard(
    List<DataMessage> messages, int before, int missing, int unknown, boolean unborn) {
  static final Heard NOTHING = new Heard(List.of(), 0, 0, 0, false);
  static final Heard UNBORN = new Heard(List.of(), 0, 0, 0, true);

  /** Whether the edge node must say everything again. */
  public boolean needsRebirth() {
    return missing > 0 || unborn;
  }
}
