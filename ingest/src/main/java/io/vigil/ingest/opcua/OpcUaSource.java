package io.vigil.ingest.opcua;

import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.GatewayMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server and what is read from it.
 *
 * @param enterprise the tenant
 * @param gateway the gateway's name
 * @param replay whether it plays a recording, whose clock is that of its values
 * @param endpoint where the server is
 * @param points in order of their codes; at least one
 */
record OpcUaSource(
    String enterprise, String gateway, boolean replay, Endpoint endpoint, List<Item> points) {
  OpcUaSource {
    points = List.copyOf(points);
  }

  /**
   * A point of the server.
   *
   * @param code of the point
   * @param node its node id, as text
   * @param sampleMillis how often it is sampled
   */
  record Item(String code, String node, long sampleMillis) {}

  /** The source that a gateway and its points are; null where there is nothing to read. */
  static @Nullable OpcUaSource of(GatewayDefinition gateway, List<PointDefinition> points) {
    Endpoint endpoint = gateway.endpoint();
    List<Item> items = new ArrayList<>();
    for (PointDefinition point : points) {
      if (point.gateway() == gateway.number() && !point.source().isEmpty()) {
        items.add(new Item(point.id().code(), point.source(), point.sampleMillis()));
      }
    }
    if (endpoint == null || gateway.retired() || items.isEmpty()) {
      return null;
    }
    return new OpcUaSource(
        gateway.enterprise(),
        gateway.name(),
        gateway.mode() == GatewayMode.REPLAY,
        endpoint,
        items);
  }

  /** {@code enterprise.gateway}, unique. */
  String name() {
    return enterprise + "." + gateway;
  }

  /** The shortest period at which one of its points is sampled. */
  long shortestSampleMillis() {
    return points.stream().mapToLong(Item::sampleMillis).min().orElse(1_000);
  }
}
