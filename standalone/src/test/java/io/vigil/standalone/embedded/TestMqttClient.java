package io.vigil.standalone.embedded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** An MQTT 5 client that remembers what it was told, and may hold its acknowledgements back. */
public final class TestMqttClient implements AutoCloseable {
  private static final long TIMEOUT_MILLIS = 20_000;

  private final MqttAsyncClient client;
  private final MqttConnectionOptions options = new MqttConnectionOptions();
  private final List<MqttMessage> received = new CopyOnWriteArrayList<>();
  private final List<String> topics = new CopyOnWriteArrayList<>();
  private final CompletableFuture<MqttDisconnectResponse> disconnected = new CompletableFuture<>();

  /** Does not connect yet. */
  public TestMqttClient(String uri, String clientId) throws MqttException {
    client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
    client.setCallback(new Ears());
  }

  /** The same with this credential. */
  public TestMqttClient with(String username, String password) {
    return with(
        o -> {
          o.setUserName(username);
          o.setPassword(password.getBytes(StandardCharsets.UTF_8));
        });
  }

  /** The same with another setting. */
  public TestMqttClient with(Consumer<MqttConnectionOptions> setting) {
    setting.accept(options);
    return this;
  }

  /** Keeps its session while away. */
  TestMqttClient persistent() {
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3_600L);
    options.setReceiveMaximum(1_000);
    return this;
  }

  /** Acknowledges only by {@link #acknowledge}. */
  TestMqttClient holdingAcknowledgements() {
    client.setManualAcks(true);
    return this;
  }

  /** Returns whether the broker had a session of this client. */
  public boolean connect() throws MqttException {
    IMqttToken token = client.connect(options);
    token.waitForCompletion(TIMEOUT_MILLIS);
    return token.getSessionPresent();
  }

  /** The reason code with which the broker refuses the connection; 0 if it does not. */
  public int refusedWith() {
    try {
      connect();
      return 0;
    } catch (MqttException refused) {
      return refused.getReasonCode();
    }
  }

  /** The reason code of the SUBACK: the granted QoS, or 128 and more. */
  public int subscribe(String filter) throws MqttException {
    IMqttToken token = client.subscribe(filter, 1);
    try {
      token.waitForCompletion(TIMEOUT_MILLIS);
    } catch (MqttException refused) {
      return refused.getReasonCode();
    }
    return token.getReasonCodes()[0];
  }

  /** Waits for the PUBACK and returns its words; empty when there are none. */
  public String publish(String topic, byte[] payload, boolean retained) throws MqttException {
    IMqttToken token = client.publish(topic, payload, 1, retained);
    try {
      token.waitForCompletion(TIMEOUT_MILLIS);
    } catch (MqttException refused) {
      return String.valueOf(refused.getMessage());
    }
    MqttProperties properties = token.getResponseProperties();
    return properties == null || properties.getReasonString() == null
        ? ""
        : properties.getReasonString();
  }

  /** The same with text that is not retained. */
  public String publish(String topic, String text) throws MqttException {
    return publish(topic, text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** Sends it and waits for nothing (QoS 0). */
  public void send(String topic, String text) throws MqttException {
    client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 0, false);
  }

  /** Sends it and waits for nothing, while the client sees to it that it arrives (QoS 1). */
  public void sendSurely(String topic, String text) throws MqttException {
    client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  void acknowledge(int index) throws MqttException {
    MqttMessage message = received.get(index);
    client.messageArrivedComplete(message.getId(), message.getQos());
  }

  /** How many messages came. */
  public int receivedCount() {
    return received.size();
  }

  /** What came, in order. */
  public List<String> texts() {
    return received.stream().map(m -> new String(m.getPayload(), StandardCharsets.UTF_8)).toList();
  }

  List<String> topics() {
    return topics;
  }

  /** Whether it stands now. */
  public boolean isConnected() {
    return client.isConnected();
  }

  /** What the broker said when it ended the connection. */
  public MqttDisconnectResponse disconnection() {
    return Answers.get(disconnected);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect(0).waitForCompletion(TIMEOUT_MILLIS);
    }
    client.close(true);
  }

  /** Runs on the client's one callback thread: only notes down. */
  private final class Ears implements MqttCallback {
    @Override
    public void disconnected(MqttDisconnectResponse response) {
      disconnected.complete(response);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      topics.add(topic);
      received.add(message);
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
  }
}
