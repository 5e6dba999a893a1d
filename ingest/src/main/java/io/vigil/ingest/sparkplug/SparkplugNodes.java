package io.vigil.ingest.sparkplug;

import io.vigil.ingest.admit.Origin;
import io.vigil.model.wire.sparkplug.SparkplugPayload;
import io.vigil.model.wire.sparkplug.SparkplugTopic;
import java.util.HashMap;
import java.util.Map;

/**
 * The edge nodes of some lanes. What is no point of the registry is no reading: edge nodes tell all
 * that they have. One lane owner, one thread.
 */
public final class SparkplugNodes {
  private static final long PAUSE_MILLIS = 5_000;

  private final Map<String, SparkplugNode> nodes = new HashMap<>();

  /** What a message of the origin comes to, that was received then, milliseconds UTC. */
  public Heard take(Origin origin, SparkplugTopic topic, SparkplugPayload payload, long received) {
    return node(topic)
        .take(topic, payload, received, code -> origin.enterprise().point(code) != null);
  }

  /** Whether a death is that of the newest birth and not of a connection before it. */
  public boolean dies(SparkplugTopic topic, SparkplugPayload death) {
    return node(topic).dies(death);
  }

  /** The boot of the newest birth. */
  public String boot(SparkplugTopic topic) {
    return node(topic).boot();
  }

  /** Whether to ask the edge node for a rebirth now: at most every 5 s. */
  public boolean mayAsk(SparkplugTopic topic, long now) {
    return node(topic).mayAsk(now, PAUSE_MILLIS);
  }

  private SparkplugNode node(SparkplugTopic topic) {
    return nodes.computeIfAbsent(
        topic.group() + "/" + topic.edgeNode(), any -> new SparkplugNode());
  }
}
