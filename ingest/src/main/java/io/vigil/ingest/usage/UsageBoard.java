package io.vigil.ingest.usage;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what each gateway did, while this process lives. Written by the worker of a connection,
 * read by any thread. Bounded: of names beyond the first 20,000 nothing is remembered.
 */
public final class UsageBoard {
  private static final int MOST = 20_000;

  private final Map<String, Map<String, GatewayMeter>> enterprises = new ConcurrentHashMap<>();
  private int known;

  /** A message reached us, whatever becomes of it. One thread. */
  public void came(Address from, int bytes, long received) {
    GatewayMeter meter = meter(from.enterprise(), from.gateway());
    if (meter != null) {
      meter.came(bytes, received);
    }
  }

  /**
   * It has a number and says when it was sent. One thread.
   *
   * @return whether messages with lower numbers have been missing for so long that it is worth
   *     saying
   */
  public boolean numbered(Address from, String boot, long sequence, long sent, long received) {
    GatewayMeter meter = meter(from.enterprise(), from.gateway());
    return meter != null
        && sequence != Decoded.NO_SEQUENCE
        && meter.numbered(boot, sequence, sent, received);
  }

  /** Something of it was refused or flagged. One thread. */
  public void refused(Refusal said) {
    GatewayMeter meter = meter(said.enterprise(), said.gateway());
    if (meter != null && said.code() != RefusalCode.GATEWAY_UNKNOWN) {
      meter.refused(said);
    }
  }

  /** What a gateway did; empty if nothing came of it yet. */
  public Optional<GatewayUsage> of(String enterprise, String gateway, long nowMillis) {
    GatewayMeter meter = enterprises.getOrDefault(enterprise, Map.of()).get(gateway);
    return Optional.ofNullable(meter).map(found -> found.usage(nowMillis));
  }

  /**
   * How many enterprises sent a message that was over their quota at this moment or later,
   * milliseconds UTC.
   */
  public int throttledSince(long millis) {
    int throttled = 0;
    for (Map<String, GatewayMeter> gateways : enterprises.values()) {
      if (gateways.values().stream().anyMatch(meter -> meter.wasThrottledSince(millis))) {
        throttled++;
      }
    }
    return throttled;
  }

  /**
   * How many gateways sent three messages within ten minutes, the last at this moment or later
   * (milliseconds UTC), that were taken in before their last start.
   */
  public int replayedSince(long millis) {
    return count(meter -> meter.replayedSince(millis));
  }

  /**
   * How many gateways started anew five times within a minute, the last at this moment or later,
   * milliseconds UTC.
   */
  public int restartedSince(long millis) {
    return count(meter -> meter.restartedSince(millis));
  }

  private int count(Predicate<GatewayMeter> asked) {
    return (int)
        enterprises.values().stream()
            .flatMap(gateways -> gateways.values().stream())
            .filter(asked)
            .count();
  }

  private @Nullable GatewayMeter meter(String enterprise, String gateway) {
    Map<String, GatewayMeter> gateways = enterprises.get(enterprise);
    GatewayMeter meter = gateways == null ? null : gateways.get(gateway);
    if (meter != null || known >= MOST || enterprise.isEmpty()) {
      return meter;
    }
    known++;
    GatewayMeter made = new GatewayMeter();
    enterprises.computeIfAbsent(enterprise, any -> new ConcurrentHashMap<>()).put(gateway, made);
    return made;
  }
}
