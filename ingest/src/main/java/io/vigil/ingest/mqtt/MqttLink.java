package io.vigil.ingest.mqtt;

import java.util.Collection;

/**
 * One client at a broker that stays: it connects again by itself for as long as it is open, under
 * the same client id, so that the broker keeps what came in the meantime.
 *
 * <pre>
 *   start ──▶ connecting ◀──▶ connected ──▶ closed
 * </pre>
 *
 * <p>Any thread may call any method; none blocks on the network but {@link #close}.
 */
public interface MqttLink extends AutoCloseable {
  /** Begins to connect. */
  void start(Listener listener);

  /** Subscribes to these filters too, with QoS 1, now and whenever the broker has forgotten. */
  void subscribe(Collection<String> filters);

  /** Disconnects in good order, within about a second; the session stays at the broker. */
  @Override
  void close();

  /** A connection, from CONNACK until it is lost. */
  interface Connection {
    /**
     * Acknowledges a message. On a connection that is lost this does nothing: the message comes
     * again on the next one.
     */
    void acknowledge(int messageId);

    /**
     * Gives the connection up: what is not acknowledged comes again on the next. Does not block.
     */
    void abandon(String why);

    /** Publishes; false if the message cannot be handed over now. */
    boolean publish(String topic, byte[] payload, int qos);

    /** Publishes with QoS 1 what the broker keeps; false if it cannot be handed over now. */
    boolean retain(String topic, byte[] payload);
  }

  /** Hears what happens. */
  interface Listener {
    /** Connected, and all subscriptions are in place; on the link's own thread. */
    void connected(Connection connection);

    /** The connection is lost; nothing more comes of it. On the link's own thread. */
    void lost(Connection connection);

    /**
     * A message came. Called on the client's reading thread: it must not block. Messages may come
     * before {@link #connected}, since the broker sends what waited as soon as it can.
     *
     * @param messageId to acknowledge it by
     */
    void arrived(Connection connection, String topic, byte[] payload, int messageId, int qos);
  }
}
