package io.vigil.ingest.mqtt;

import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.util.List;

/** What a worker takes in, in the order in which it came. */
sealed interface Inbound {
  /**
   * A message from the broker.
   *
   * @param connection it came on, and is acknowledged on
   * @param received when, milliseconds UTC
   */
  record Delivery(
      MqttLink.Connection connection,
      String topic,
      byte[] payload,
      int messageId,
      int qos,
      long received)
      implements Inbound {}

  /** The connection stands, and everything is subscribed. */
  record Connected(MqttLink.Connection connection, long at) implements Inbound {}

  /** The connection is lost; everything that came on it stands before this. */
  record Lost(MqttLink.Connection connection, long at) implements Inbound {}

  /** Definitions of the worker's lanes. */
  record Defined(List<Addressed> changes, long at) implements Inbound {}
}
