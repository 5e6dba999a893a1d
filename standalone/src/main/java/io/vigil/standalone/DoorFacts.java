package io.vigil.standalone;

import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.registry.GatewayFacts;
import io.vigil.ingest.Ingest;
import io.vigil.ingest.quota.Quota;
import io.vigil.ingest.usage.GatewayUsage;
import io.vigil.standalone.embedded.BrokerRefusals;
import io.vigil.standalone.embedded.EmbeddedBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the doors of this process know of gateways: connections from the broker, messages from
 * ingest. Any thread; while they are not open yet nothing is known.
 */
final class DoorFacts implements GatewayFacts {
  private final Allowed allowed;
  private volatile @Nullable Doors doors;

  private record Doors(EmbeddedBroker broker, Ingest ingest) {}

  DoorFacts(Quota quota, int connections) {
    this.allowed = new Allowed(quota.messagesPerSecond(), quota.bytesPerSecond(), connections);
  }

  void open(EmbeddedBroker broker, Ingest ingest) {
    doors = new Doors(broker, ingest);
  }

  @Override
  public Allowed allowed() {
    return allowed;
  }

  @Override
  public @Nullable Seen of(String enterprise, String gateway) {
    Doors open = doors;
    if (open == null) {
      return null;
    }
    String username = enterprise + "." + gateway;
    int connections = open.broker.connections(username);
    Optional<GatewayUsage> used = open.ingest.usage(enterprise, gateway);
    Refused refused = refused(open, username, used);
    return used.map(usage -> seen(connections, usage, refused))
        .orElseGet(() -> new Seen(connections, null, null, 0, 0, 0, 0, null, refused));
  }

  /** These facts of the self-check and what the doors know besides. */
  Map<String, Integer> with(Map<String, Integer> others) {
    Map<String, Integer> facts = new HashMap<>(others);
    Doors open = doors;
    if (open != null) {
      facts.put(Probe.OVER_QUOTA, open.ingest.overQuota(OVER));
      facts.put(Probe.REPLAYING, open.ingest.replaying(OVER));
      facts.put(Probe.RESTARTING, open.ingest.restarting(OVER));
      facts.put(Probe.TAKEN_OVER, open.broker.takenOver(OVER));
    }
    return facts;
  }

  @Override
  public List<Turned> takeRefused() {
    Doors open = doors;
    return open == null
        ? List.of()
        : open.broker.refusals().take().stream().map(DoorFacts::turned).toList();
  }

  private static Turned turned(BrokerRefusals.Turned one) {
    return new Turned(one.username(), one.address(), one.act(), one.code().name(), one.times());
  }

  private static Seen seen(int connections, GatewayUsage usage, @Nullable Refused refused) {
    Long lag = usage.lagMillis();
    return new Seen(
        connections,
        instant(usage.lastMillis()),
        lag == null ? null : Duration.ofMillis(lag),
        usage.missing(),
        usage.messagesPerSecond(),
        usage.bytesPerSecond(),
        usage.throttled(),
        instant(usage.throttledMillis()),
        refused);
  }

  /** What ingest said; the broker's word only if ingest said nothing, because it has no time. */
  private static @Nullable Refused refused(
      Doors open, String username, Optional<GatewayUsage> usage) {
    GatewayUsage.Refused said = usage.map(GatewayUsage::refusal).orElse(null);
    if (said != null) {
      return new Refused(said.zh(), said.en(), instant(said.atMillis()));
    }
    return open.broker
        .refusals()
        .last(username)
        .map(words -> words.split(" \\| ", 2))
        .map(words -> new Refused(words[0], words[words.length - 1], null))
        .orElse(null);
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
