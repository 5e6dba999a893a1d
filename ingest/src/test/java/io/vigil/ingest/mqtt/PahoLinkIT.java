package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.MosquittoProcess;
import io.vigil.ingest.fixture.PlantSender;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.model.wire.MqttTopics.Up;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One client at a real broker, over its outages and its own. */
@Timeout(120)
class PahoLinkIT {
  private static final String FILTER = "ent/coal-a/up/#";

  private final Ear ear = new Ear();
  private MosquittoProcess broker;
  private PahoLink link;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    broker = MosquittoProcess.start(folder);
    link = link(broker.url());
  }

  @AfterEach
  void stop() {
    link.close();
    broker.close();
  }

  @Test
  void subscribesBeforeItSaysThatItIsConnected() throws MqttException {
    link.subscribe(List.of(FILTER));
    link.start(ear);
    Waiting.until("connected", () -> ear.connected() == 1);
    send("one");
    Waiting.until("heard", () -> ear.heard().contains("one"));
  }

  @Test
  void subscribesToMoreWhileItIsConnected() throws MqttException {
    link.start(ear);
    Waiting.until("connected", () -> ear.connected() == 1);
    link.subscribe(List.of(FILTER));
    Waiting.until(
        "heard",
        () -> {
          trySend("again");
          return ear.heard().contains("again");
        });
    assertThat(ear.connected()).isEqualTo(1);
  }

  @Test
  void whatIsNotAcknowledgedComesAgainOnTheNextConnectionAndWhatIsDoesNot() throws MqttException {
    link.subscribe(List.of(FILTER));
    link.start(ear);
    Waiting.until("connected", () -> ear.connected() == 1);
    ear.acknowledging("kept");
    send("kept");
    send("lost");
    Waiting.until("both heard", () -> ear.heard().size() == 2);
    ear.last().abandon("the test says so");
    Waiting.until("connected again", () -> ear.connected() == 2);
    Waiting.until("heard again", () -> ear.heard().size() == 3);
    assertThat(ear.heard()).containsExactly("kept", "lost", "lost");
    assertThat(ear.lost()).isEqualTo(1);
  }

  @Test
  void acknowledgementOnAConnectionThatIsGoneChangesNothing() throws MqttException {
    link.subscribe(List.of(FILTER));
    link.start(ear);
    Waiting.until("connected", () -> ear.connected() == 1);
    send("lost");
    Waiting.until("heard", () -> ear.heard().size() == 1);
    MqttLink.Connection gone = ear.last();
    int id = ear.lastId();
    gone.abandon("the test says so");
    gone.acknowledge(id);
    assertThat(gone.publish("x", new byte[0], 0)).isFalse();
    Waiting.until("heard again", () -> ear.heard().size() == 2);
  }

  @Test
  void brokerThatComesLaterIsWaitedFor() throws IOException, InterruptedException, MqttException {
    broker.stop();
    link.subscribe(List.of(FILTER));
    link.start(ear);
    assertThat(Waiting.holdsWithin(Duration.ofMillis(500), () -> ear.connected() > 0)).isFalse();
    broker.start();
    Waiting.until("connected", () -> ear.connected() == 1);
    send("one");
    Waiting.until("heard", () -> ear.heard().contains("one"));
  }

  @Test
  void brokerThatKeepsItsSessionsKeepsWhatCameWhileTheLinkWasClosed() throws MqttException {
    link.subscribe(List.of(FILTER));
    link.start(ear);
    Waiting.until("connected", () -> ear.connected() == 1);
    link.close();
    send("meanwhile");
    link = link(broker.url());
    link.subscribe(List.of(FILTER));
    link.start(ear);
    Waiting.until("heard", () -> ear.heard().contains("meanwhile"));
  }

  @Test
  void closingIsQuickAlsoBeforeABrokerThatNeverAnswers() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      PahoLink waiting = link("tcp://127.0.0.1:" + mute.getLocalPort());
      waiting.start(ear);
      long began = System.nanoTime();
      waiting.close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }
    link("tcp://127.0.0.1:" + KafkaNode.freePort()).close();
    assertThat(ear.connected()).isZero();
  }

  private void send(String text) throws MqttException {
    try (PlantSender sender = PlantSender.connect(broker.url(), "gw1")) {
      sender.send(Up.DATA, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void trySend(String text) {
    try {
      send(text);
    } catch (MqttException e) {
      throw new AssertionError(e);
    }
  }

  private static PahoLink link(String url) {
    return new PahoLink(new LinkOptions(url, "vigil.ingest.0", "vigil.ingest", "unused"));
  }

  private static final class Ear implements MqttLink.Listener {
    private final List<MqttLink.Connection> connections = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private String acknowledged = "";
    private int lost;
    private int lastId;

    @Override
    public synchronized void connected(MqttLink.Connection connection) {
      connections.add(connection);
    }

    @Override
    public synchronized void lost(MqttLink.Connection connection) {
      lost++;
    }

    @Override
    public synchronized void arrived(
        MqttLink.Connection connection, String topic, byte[] payload, int messageId, int qos) {
      String text = new String(payload, StandardCharsets.UTF_8);
      heard.add(text);
      lastId = messageId;
      if (text.equals(acknowledged)) {
        connection.acknowledge(messageId);
      }
    }

    synchronized void acknowledging(String text) {
      acknowledged = text;
    }

    synchronized int connected() {
      return connections.size();
    }

    synchronized int lost() {
      return lost;
    }

    synchronized int lastId() {
      return lastId;
    }

    synchronized MqttLink.Connection last() {
      return connections.get(connections.size() - 1);
    }

    synchronized List<String> heard() {
      return List.copyOf(heard);
    }
  }
}
