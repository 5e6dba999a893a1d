package io.vigil.sim.mqtt;

import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.mqtt.EventMessage;
import io.vigil.model.wire.mqtt.EventMessageCodec;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Stands where Vigil stands behind the broker: hears everything, answers what the test decides. */
public final class StubServer implements MqttCallback, AutoCloseable {
  /** One message that arrived. */
  public record Heard(Address address, byte[] payload, DataMessage data) {}

  /** Decides whether a message is answered as stored. */
  public interface Answers {
    boolean isStored(Heard heard);
  }

  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final Queue<Address> others = new ConcurrentLinkedQueue<>();
  private final Queue<EventMessage> events = new ConcurrentLinkedQueue<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final String url;
  private volatile MqttAsyncClient client;
  private volatile Answers answers;

  private StubServer(String url, Answers answers) throws MqttException {
    this.url = url;
    this.answers = answers;
    client = new MqttAsyncClient(url, "stub-server", new MemoryPersistence());
  }

  /** Connects and listens. */
  public static StubServer start(String url, Answers answers) throws MqttException {
    StubServer server = new StubServer(url, answers);
    server.connect();
    return server;
  }

  /** Connects once more, after the broker was away. */
  public void connectAgain() throws MqttException {
    client.close(true);
    client = new MqttAsyncClient(url, "stub-server", new MemoryPersistence());
    connect();
  }

  private void connect() throws MqttException {
    client.setCallback(this);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    client.connect(options).waitForCompletion(10_000);
    client.subscribe("ent/+/up/+/+", 1).waitForCompletion(10_000);
  }

  /** From now on this decides. */
  public void answer(Answers newAnswers) {
    answers = newAnswers;
  }

  /** How many answers were lost because the broker was away. */
  public int unanswered() {
    return unanswered.get();
  }

  /** The data messages so far, in the order of arrival, repeats included. */
  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** The messages of events so far; each is answered as stored. */
  public List<EventMessage> events() {
    return List.copyOf(events);
  }

  /** Where messages that hold no readings came from. */
  public List<Address> others() {
    return List.copyOf(others);
  }

  /** Sends an acknowledgement of the test's own making. */
  public void acknowledge(String enterprise, String gateway, AckMessage ack) {
    sendDown(enterprise, gateway, AckMessageCodec.encode(ack));
  }

  /** Sends bytes where acknowledgements are expected. */
  public void sendDown(String enterprise, String gateway, byte[] payload) {
    thread.execute(
        () -> {
          try {
            client.publish(MqttTopics.ack(enterprise, gateway), payload, 0, false);
          } catch (MqttException e) {
            unanswered.incrementAndGet();
          }
        });
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    Address address = MqttTopics.parseUp(topic).orElseThrow();
    if (address.kind() == Up.EVENT
        && EventMessageCodec.decode(message.getPayload())
            instanceof Decoded.Value<EventMessage> decoded) {
      events.add(decoded.message());
      acknowledge(address, decoded.message().boot(), decoded.message().sequence());
      return;
    }
    if (address.kind() != Up.DATA) {
      others.add(address);
      return;
    }
    if (DataMessageCodec.decode(message.getPayload())
        instanceof Decoded.Value<DataMessage> decoded) {
      Heard one = new Heard(address, message.getPayload(), decoded.message());
      heard.add(one);
      if (answers.isStored(one)) {
        acknowledge(address, one.data().boot(), one.data().sequence());
      }
    }
  }

  private void acknowledge(Address to, String boot, long sequence) {
    List<Range> stored = List.of(new Range(sequence, sequence));
    acknowledge(to.enterprise(), to.gateway(), new AckMessage(boot, stored, List.of(), List.of()));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  @Override
  public void close() throws MqttException {
    thread.shutdown();
    if (client.isConnected()) {
      client.disconnectForcibly(100, 500, false);
    }
    client.close(true);
  }
}
