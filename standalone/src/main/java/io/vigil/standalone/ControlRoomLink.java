package io.vigil.standalone;

import io.vigil.alerting.room.ControlRooms;
import io.vigil.alerting.room.RoomPost;
import io.vigil.model.wire.MqttTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between alerting and the control rooms of plants: Alerts down, receipts up, through the broker. A
 * receipt is acknowledged to the broker when alerting has it, so none is lost in a kill. Each
 * connection has a client of its own: packet numbers are used again after a reconnect.
 *
 * <p>Reconnects by itself, on its own thread. {@link #say} from any thread; blocks.
 */
final class ControlRoomLink implements RoomPost, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlRoomLink.class);
  private static final String CLIENT = "vigil.ingest.rooms";
  private static final long SESSION_SECONDS = 7 * 24 * 3_600;
  private static final int TIMEOUT_SECONDS = 5;
  private static final long PAUSE_SECONDS = 1;
  private static final long DISCONNECT_MILLIS = 500;
  private static final long CLOSE_MILLIS = 3_000;

  private final String url;
  private final String username;
  private final byte[] password;
  private final ControlRooms rooms;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "control-rooms");
  private volatile @Nullable Connection current;

  /** Whether that was said already; of {@link #thread} alone. */
  private boolean away;

  private ControlRoomLink(String url, String username, String password, ControlRooms rooms) {
    this.url = url;
    this.username = username;
    this.password = password.getBytes(StandardCharsets.UTF_8);
    this.rooms = rooms;
    thread.setDaemon(true);
  }

  /** Begins to connect, and is from now on the way to the rooms. */
  static ControlRoomLink start(String url, String username, String password, ControlRooms rooms) {
    ControlRoomLink link = new ControlRoomLink(url, username, password, rooms);
    link.thread.start();
    rooms.reachBy(link);
    return link;
  }

  @Override
  public void say(String topic, byte[] message) throws IOException {
    Connection connection = current;
    if (connection == null) {
      throw new IOException("not connected to the broker");
    }
    try {
      await(connection.client.publish(topic, message, 1, false));
    } catch (MqttException e) {
      throw new IOException("the broker did not take it: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Connection connection = current;
    if (connection != null) {
      connection.lost.countDown();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void run() {
    try {
      while (!isClosing()) {
        connectAndStay();
        if (closing.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted while closing");
    }
  }

  private void connectAndStay() throws InterruptedException {
    try (Connection connection = new Connection()) {
      await(connection.client.connect(options()));
      await(connection.client.subscribe(MqttTopics.allReceipts(), 1));
      current = connection;
      away = false;
      LOG.info("rooms: connected to the broker");
      connection.lost.await();
    } catch (MqttException e) {
      if (!away) {
        LOG.warn("rooms: no way to the broker, trying again each second: {}", e.toString());
      }
      away = true;
    } finally {
      current = null;
    }
  }

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_SECONDS);
    options.setConnectionTimeout(TIMEOUT_SECONDS);
    options.setAutomaticReconnect(false);
    options.setUserName(username);
    options.setPassword(password);
    return options;
  }

  private static void await(IMqttToken token) throws MqttException {
    token.waitForCompletion(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
  }

  /** One connection, and what is heard on it. */
  private final class Connection implements MqttCallback, AutoCloseable {
    private final MqttAsyncClient client;
    private final CountDownLatch lost = new CountDownLatch(1);

    Connection() throws MqttException {
      client = new MqttAsyncClient(url, CLIENT, new MemoryPersistence());
      client.setManualAcks(true);
      client.setCallback(this);
    }

    /** Brings the receipt until alerting has it. */
    @Override
    public void messageArrived(String topic, MqttMessage message)
        throws MqttException, InterruptedException {
      while (!isTaken(topic, message.getPayload())) {
        if (closing.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
      }
      client.messageArrivedComplete(message.getId(), message.getQos());
    }

    private boolean isTaken(String topic, byte[] payload) {
      try {
        rooms.heard(topic, payload);
        return true;
      } catch (RuntimeException e) {
        LOG.warn("rooms: a receipt waits: {}", e.toString());
        return false;
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      lost.countDown();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      LOG.debug("rooms: {}", exception.toString());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    @Override
    public void close() {
      try {
        if (client.isConnected()) {
          client.disconnect(0).waitForCompletion(DISCONNECT_MILLIS);
        }
        client.disconnectForcibly(0, 0, false);
        client.close(true);
      } catch (MqttException e) {
        LOG.debug("rooms: ended with {}", e.toString());
      }
    }
  }
}
