package io.vigil.ingest.mqtt;

import io.vigil.ingest.mqtt.MqttLink.Listener;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection through the Paho client. Each has a client object of its own: packet ids are used
 * again after a reconnect, so an acknowledgement of the connection before must have no way to be
 * taken for one of this.
 */
final class PahoConnection implements MqttLink.Connection, MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(PahoConnection.class);

  static final int RECEIVE_MAXIMUM = 1_000;
  private static final long SESSION_SECONDS = 7 * 24 * 3_600;
  private static final int KEEP_ALIVE_SECONDS = 15;
  private static final int TIMEOUT_SECONDS = 5;
  private static final long DISCONNECT_MILLIS = 500;
  private static final int FIRST_ERROR_CODE = 128;

  /**
   * Reason codes of DISCONNECT (MQTT 5, 3.14.2.1): the broker forgets the will, or publishes it.
   */
  private static final int NORMAL = 0;

  private static final int WITH_WILL = 4;

  /** Paho's sender, receiver, callbacks, ping and connecting, each for as long as it lives. */
  private static final int THREADS = 6;

  private final LinkOptions options;
  private final Listener listener;
  private final Runnable whenLost;
  private final ScheduledExecutorService threads;
  private final MqttAsyncClient client;
  private final CountDownLatch lost = new CountDownLatch(1);
  private volatile String whyLost = "";
  private boolean open = true;

  PahoConnection(LinkOptions options, Listener listener, Runnable whenLost) throws MqttException {
    this.options = options;
    this.listener = listener;
    this.whenLost = whenLost;
    this.threads = Executors.newScheduledThreadPool(THREADS, PahoConnection::daemon);
    this.client =
        new MqttAsyncClient(
            options.url(),
            options.clientId(),
            new MemoryPersistence(),
            new TimerPingSender(threads),
            threads);
    client.setManualAcks(true);
    client.setCallback(this);
  }

  /** Connects; whether the broker still knew the session. */
  boolean connect() throws MqttException {
    IMqttToken token = client.connect(connectionOptions());
    await(token);
    return token.getSessionPresent();
  }

  void subscribe(Collection<String> filters) throws MqttException {
    if (filters.isEmpty()) {
      return;
    }
    String[] topics = filters.toArray(new String[0]);
    int[] qos = new int[topics.length];
    Arrays.fill(qos, 1);
    IMqttToken token = client.subscribe(topics, qos);
    await(token);
    int[] codes = token.getReasonCodes();
    for (int i = 0; codes != null && i < codes.length; i++) {
      if (codes[i] >= FIRST_ERROR_CODE) {
        throw new MqttException(codes[i]);
      }
    }
  }

  boolean isLost() {
    return lost.getCount() == 0;
  }

  String whyLost() {
    return whyLost;
  }

  /**
   * Ends the connection and its threads, whatever state it is in; if it still stands, in good
   * order. Paho's own close refuses in half of its states.
   */
  void end() {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
    }
    try {
      if (client.isConnected()) {
        int reason = options.will() == null ? NORMAL : WITH_WILL;
        client
            .disconnect(0, null, null, reason, new MqttProperties())
            .waitForCompletion(DISCONNECT_MILLIS);
      }
      client.disconnectForcibly(0, 0, false);
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("{}: ended with {}", options, e.toString());
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public synchronized void acknowledge(int messageId) {
    if (!open || isLost()) {
      return;
    }
    try {
      client.messageArrivedComplete(messageId, 1);
    } catch (MqttException e) {
      lose(e.toString());
    }
  }

  @Override
  public void abandon(String why) {
    lose(why);
  }

  @Override
  public synchronized boolean publish(String topic, byte[] payload, int qos) {
    return publish(topic, payload, qos, false);
  }

  @Override
  public synchronized boolean retain(String topic, byte[] payload) {
    return publish(topic, payload, 1, true);
  }

  private boolean publish(String topic, byte[] payload, int qos, boolean retained) {
    if (!open || isLost()) {
      return false;
    }
    try {
      client.publish(topic, payload, qos, retained);
      return true;
    } catch (MqttException e) {
      return false;
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    listener.arrived(this, topic, message.getPayload(), message.getId(), message.getQos());
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    lose(response.toString());
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    whyLost = exception.toString();
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  private void lose(String why) {
    whyLost = why;
    lost.countDown();
    whenLost.run();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  private static void await(IMqttToken token) throws MqttException {
    token.waitForCompletion(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
  }

  private MqttConnectionOptions connectionOptions() {
    MqttConnectionOptions connection = new MqttConnectionOptions();
    connection.setCleanStart(false);
    connection.setSessionExpiryInterval(SESSION_SECONDS);
    connection.setReceiveMaximum(RECEIVE_MAXIMUM);
    connection.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    connection.setConnectionTimeout(TIMEOUT_SECONDS);
    connection.setAutomaticReconnect(false);
    connection.setUserName(options.username());
    connection.setPassword(options.password().getBytes(StandardCharsets.UTF_8));
    Will will = options.will();
    if (will != null) {
      connection.setWill(will.topic(), new MqttMessage(will.payload(), 1, true, null));
    }
    if (!options.url().startsWith("ssl:")) {
      connection.setSocketFactory(new NoDelaySocketFactory());
    }
    return connection;
  }
}
