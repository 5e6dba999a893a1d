package io.vigil.ingest.mqtt;

import io.vigil.model.wire.sparkplug.HostState;
import io.vigil.model.wire.sparkplug.SparkplugTopic;

/**
 * Says whether Vigil is there, for edge nodes that keep what they have while their primary host is
 * away (Sparkplug 3.0, 5.10): a retained message on {@code spBv1.0/STATE/vigil}, and its contrary
 * as the will of the connection, published as well when that ends in good order. Any thread.
 */
public final class SparkplugHost implements AutoCloseable {
  /** The name under which edge nodes name us as their primary host. */
  public static final String NAME = "vigil";

  private final MqttLink link;

  private SparkplugHost(MqttLink link) {
    this.link = link;
  }

  /**
   * Begins, and goes on over every reconnect.
   *
   * @param now milliseconds UTC; the same for birth and will, as the specification asks
   */
  public static SparkplugHost start(LinkOptions options, long now) {
    String topic = SparkplugTopic.state(NAME);
    Will will = new Will(topic, HostState.encode(false, now));
    MqttLink link = new PahoLink(options.withWill(will));
    link.start(new Saying(topic, HostState.encode(true, now)));
    return new SparkplugHost(link);
  }

  @Override
  public void close() {
    link.close();
  }

  /** It says one thing and hears nothing. */
  private record Saying(String topic, byte[] online) implements MqttLink.Listener {
    @Override
    public void connected(MqttLink.Connection connection) {
      connection.retain(topic, online);
    }

    @Override
    public void lost(MqttLink.Connection connection) {}

    @Override
    public void arrived(
        MqttLink.Connection connection, String topic, byte[] payload, int messageId, int qos) {}
  }
}
