package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.Samples;
import io.vigil.ingest.admit.SpanRead;
import io.vigil.ingest.down.Answer;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import java.util.List;
import java.util.function.Consumer;

/** What a worker takes in, in the order in which it came. */
sealed interface Inbound {
  /** A message of a gateway, through whichever door. */
  sealed interface Message extends Inbound {
    /** What names the sender and the kind. */
    String topic();

    /** The bytes as they were sent. */
    byte[] payload();

    /** When it reached us, milliseconds UTC. */
    long received();

    /** Whether its sender is held back while there is no room, so that it may have all of it. */
    boolean isHeldBack();
  }

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
      implements Message {
    @Override
    public boolean isHeldBack() {
      return qos > 0;
    }
  }

  /**
   * A message that was posted, by somebody who waits for the answer.
   *
   * @param answered hears what became of it, on the worker's thread
   */
  record Posted(String topic, byte[] payload, long received, Consumer<Answer> answered)
      implements Message {
    @Override
    public boolean isHeldBack() {
      return true;
    }
  }

  /** Values of a gateway that we asked for them. */
  record Sampled(Samples samples) implements Inbound {}

  /** A span of which all values that we asked for stand before. */
  record Filled(SpanRead span, long at) implements Inbound {}

  /** What is on record about an enterprise of our lanes. */
  record OnRecord(OfficeReadings readings, long at) implements Inbound {}

  /** Words about a gateway that we asked. */
  record Said(Refusal words) implements Inbound {}

  /** Whether the connections of a door, all of them, can be believed to show what is. */
  record Heard(Door door, LinkState state, long at) implements Inbound {}

  /** The connection stands, and everything is subscribed. */
  record Connected(MqttLink.Connection connection, long at) implements Inbound {}

  /** The connection is lost; everything that came on it stands before this. */
  record Lost(MqttLink.Connection connection, long at) implements Inbound {}

  /** Definitions of the worker's lanes. */
  record Defined(List<Addressed> changes, long at) implements Inbound {}
}
