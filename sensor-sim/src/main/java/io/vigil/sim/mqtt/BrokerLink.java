package io.vigil.sim.mqtt;

import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.DeathMessage;
import io.vigil.model.wire.mqtt.DeathMessage.Why;
import io.vigil.model.wire.mqtt.DeathMessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the broker, from connect to its end; the next connection is another object, so
 * that nothing of an old one is taken for news. What must survive a connection stands in the {@link
 * Outbox}.
 *
 * <p>Paho's callbacks only put things down here and wake the courier, who does the work.
 */
final class BrokerLink implements MqttCallback, AutoCloseable {
  private static final long SESSION_SECONDS = 86_400;
  private static final long CONNECT_MILLIS = 10_000;
  private static final long CLOSE_MILLIS = 2_000;
  private static final int MOST_IN_FLIGHT = 256;
  private static final int FIRST_FAILURE_CODE = 0x80;

  private final GatewayOptions options;
  private final Outbox outbox;
  private final MqttAsyncClient client;
  private final Queue<byte[]> acknowledgements = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger denied = new AtomicInteger();
  private int mostInFlight = MOST_IN_FLIGHT;
  private volatile @Nullable String lost;

  BrokerLink(GatewayOptions options, Outbox outbox) throws MqttException {
    this.options = options;
    this.outbox = outbox;
    client = new MqttAsyncClient(options.url(), options.username(), new MemoryPersistence());
    client.setCallback(this);
  }

  /** Connects and makes sure that acknowledgements reach us; true if the session was kept. */
  boolean connect() throws MqttException {
    IMqttToken token = client.connect(connectionOptions());
    token.waitForCompletion(CONNECT_MILLIS);
    MqttProperties granted = token.getResponseProperties();
    if (granted != null && granted.getReceiveMaximum() != null) {
      mostInFlight = Math.min(mostInFlight, granted.getReceiveMaximum());
    }
    if (!token.getSessionPresent()) {
      subscribe();
    }
    return token.getSessionPresent();
  }

  private void subscribe() throws MqttException {
    String topic = MqttTopics.ack(options.enterprise(), options.gateway());
    IMqttToken token = client.subscribe(topic, 0);
    token.waitForCompletion(CONNECT_MILLIS);
    int[] codes = token.getReasonCodes();
    if (codes != null && codes.length > 0 && codes[0] >= FIRST_FAILURE_CODE) {
      throw new MqttException(codes[0]);
    }
  }

  private MqttConnectionOptions connectionOptions() {
    MqttConnectionOptions connection = new MqttConnectionOptions();
    connection.setCleanStart(false);
    connection.setSessionExpiryInterval(SESSION_SECONDS);
    connection.setKeepAliveInterval(15);
    connection.setConnectionTimeout(5);
    connection.setAutomaticReconnect(false);
    connection.setUserName(options.username());
    connection.setPassword(options.password().getBytes(StandardCharsets.UTF_8));
    connection.setWill(deathTopic(), message(death(Why.LOST)));
    if (options.url().startsWith("tcp:")) {
      connection.setSocketFactory(new NoDelaySockets());
    }
    return connection;
  }

  /** Whether the broker would take another message now. */
  boolean hasRoom() {
    return inFlight.get() < mostInFlight;
  }

  /** Why the connection ended; null while it stands. */
  @Nullable String lost() {
    return lost;
  }

  /** The next acknowledgement that arrived; null if none did. */
  byte @Nullable [] pollAcknowledgement() {
    return acknowledgements.poll();
  }

  /** How many messages the broker refused since this was asked last. */
  int takeDenied() {
    return denied.getAndSet(0);
  }

  /** Hands a kept message over; returns at once. */
  void publish(Up kind, KeptMessage message) throws MqttException {
    publish(kind, message.payload);
  }

  /** Hands over a message that nobody keeps. */
  void publish(Up kind, byte[] payload) throws MqttException {
    String topic = MqttTopics.up(options.enterprise(), options.gateway(), kind);
    inFlight.incrementAndGet();
    MqttActionListener listener =
        new MqttActionListener() {
          @Override
          public void onSuccess(IMqttToken token) {
            if (isRefused(token)) {
              denied.incrementAndGet();
            }
            settled();
          }

          @Override
          public void onFailure(IMqttToken token, Throwable exception) {
            settled();
          }
        };
    try {
      client.publish(topic, message(payload), null, listener);
    } catch (MqttException e) {
      inFlight.decrementAndGet();
      throw e;
    }
  }

  private void settled() {
    inFlight.decrementAndGet();
    outbox.wake();
  }

  private static boolean isRefused(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    return codes != null && codes.length > 0 && codes[0] >= FIRST_FAILURE_CODE;
  }

  /** Says that the gateway goes on purpose. */
  void sayGoodbye() throws MqttException {
    client.publish(deathTopic(), message(death(Why.PLANNED))).waitForCompletion(CLOSE_MILLIS);
    client.disconnect().waitForCompletion(CLOSE_MILLIS);
  }

  /** Ends the connection and Paho's threads, whatever state they are in. */
  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(100, 500, false);
      }
    } catch (MqttException e) {
      lost = "closed";
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      lost = "closed";
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    lost = String.valueOf(response);
    outbox.wake();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    acknowledgements.add(message.getPayload());
    outbox.wake();
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  private String deathTopic() {
    return MqttTopics.up(options.enterprise(), options.gateway(), Up.DEATH);
  }

  private byte[] death(Why why) {
    return DeathMessageCodec.encode(new DeathMessage(options.boot(), why));
  }

  private static MqttMessage message(byte[] payload) {
    MqttMessage message = new MqttMessage(payload);
    message.setQos(1);
    return message;
  }
}
