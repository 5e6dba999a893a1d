package io.vigil.alerting.registry;

import java.time.Instant;
import java.util.Map;

/** When each enterprise was last heard, for whoever asks about enterprises. */
public interface LastReadings {
  /**
   * Source time of the newest stored reading by enterprise; empty while the store does not answer,
   * because a list of plants must not fail for that. Blocking; a few seconds old at most.
   */
  Map<String, Instant> byEnterprise();
}
