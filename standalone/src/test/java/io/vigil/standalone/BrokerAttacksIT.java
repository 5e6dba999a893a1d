package io.vigil.standalone;

import static io.vigil.standalone.AttackedVigil.GATEWAY;
import static io.vigil.standalone.AttackedVigil.OTHER;
import static io.vigil.standalone.AttackedVigil.TOPIC;
import static io.vigil.standalone.AttackedVigil.reading;
import static io.vigil.standalone.AttackedVigil.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.embedded.TestMqttClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who comes to the broker as somebody else, or for what is not theirs (design: security §7). */
@Timeout(300)
@ExtendWith(AttackedVigil.Shared.class)
class BrokerAttacksIT {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerAttacksIT.class);
  private static final int NOT_AUTHORIZED = 135;
  private static final int TAKEN_OVER = 142;
  private static final String FINE = "2.1";

  private final AttackedVigil vigil;

  BrokerAttacksIT(AttackedVigil vigil) {
    this.vigil = vigil;
  }

  @Test
  @DisplayName("attack01 an anonymous connection is refused, on record, and changes nothing")
  void anonymousConnection() throws MqttException, IOException, InterruptedException {
    long before = vigil.refusedAtTheDoor("", "AUTH_FAIL");
    try (TestMqttClient nobody = client(GATEWAY)) {
      assertThat(nobody.refusedWith()).isEqualTo(NOT_AUTHORIZED);
    }
    isNothingBut("", "AUTH_FAIL", before);
  }

  @Test
  @DisplayName("attack03 the client identifier of another gateway is refused")
  void identifierOfAnother() throws MqttException, IOException, InterruptedException {
    long before = vigil.refusedAtTheDoor(GATEWAY, "CLIENT_ID");
    assertThat(refused(GATEWAY, vigil.password, OTHER)).isEqualTo(NOT_AUTHORIZED);
    isNothingBut(GATEWAY, "CLIENT_ID", before);
    assertThat(refused(GATEWAY, vigil.password, GATEWAY + ".own")).as("mended").isZero();
  }

  @Test
  @DisplayName(
      "attack04 who signs in under an identifier in use ends the other, and that is on record")
  void identifierInUse() throws MqttException, IOException, InterruptedException {
    long before = vigil.refusedAtTheDoor(GATEWAY, "TAKEN_OVER");
    String same = GATEWAY + ".twice";
    try (TestMqttClient first = client(same).with(GATEWAY, vigil.password);
        TestMqttClient second =
            client(same)
                .with(GATEWAY, vigil.password)
                .with(options -> options.setSocketFactory(new SocketsFrom("127.0.0.3")))) {
      first.connect();
      second.connect();
      assertThat(first.disconnection().getReturnCode()).isEqualTo(TAKEN_OVER);
    }
    isNothingBut(GATEWAY, "TAKEN_OVER", before);
    until("the administrator's alert", () -> vigil.isToldOfItself("SY-6"));
    assertThat(refused(GATEWAY, vigil.password, GATEWAY + ".once")).as("mended").isZero();
  }

  @Test
  @DisplayName("attack05 user names that are patterns, paths, nothing or endless")
  void namesThatAreNone() throws MqttException, IOException, InterruptedException {
    for (String name : List.of("#", "+", "a/b", "", "x".repeat(65_535))) {
      long before = vigil.refusedAtTheDoor("", "AUTH_FAIL");
      assertThat(refused(name, vigil.password, GATEWAY)).isEqualTo(NOT_AUTHORIZED);
      isNothingBut("", "AUTH_FAIL", before);
    }
    assertThat(refused(GATEWAY, vigil.password, GATEWAY + ".named")).as("mended").isZero();
  }

  @Test
  @DisplayName("attack06 what is sent to another enterprise's topic is refused and stored nowhere")
  void topicOfAnother() throws MqttException, IOException, InterruptedException {
    long before = vigil.refusedAtTheDoor(GATEWAY, "TOPIC_DENIED");
    TestMqttClient gateway = vigil.gateway();
    String high = vigil.message(reading("B1.LT", "4.9"));
    assertThat(gateway.publish(TOPIC.replace("atk-a", "atk-b"), high)).startsWith("TOPIC_DENIED");
    assertThat(gateway.disconnection().getReturnCode()).isEqualTo(NOT_AUTHORIZED);
    isNothingBut(GATEWAY, "TOPIC_DENIED", before);
    assertThat(vigil.alertsOf("atk-b", "B1.LT")).as("of the other plant").isEmpty();
  }

  @Test
  @DisplayName("attack08 a credential that is revoked while it is connected ends the connection")
  void revokedWhileConnected() throws MqttException, IOException, InterruptedException {
    String path = "/api/v1/enterprises/atk-b/gateways/gw1/credential";
    long before = vigil.refusedAtTheDoor(OTHER, "AUTH_FAIL");
    try (TestMqttClient other = client(OTHER).with(OTHER, vigil.otherPassword)) {
      other.connect();
      vigil.admin.delete(path);
      assertThat(other.disconnection().getReturnCode()).isEqualTo(NOT_AUTHORIZED);
    }
    assertThat(refused(OTHER, vigil.otherPassword, OTHER)).isEqualTo(NOT_AUTHORIZED);
    isNothingBut(OTHER, "AUTH_FAIL", before);
    String next = vigil.admin.rotateCredential("atk-b", "gw1");
    assertThat(refused(OTHER, next, OTHER)).as("mended").isZero();
  }

  @Test
  @DisplayName("attack09 subscriptions beyond one's own are refused, each on record")
  void foreignSubscriptions() throws MqttException, IOException, InterruptedException {
    try (TestMqttClient gateway = client(GATEWAY + ".ears").with(GATEWAY, vigil.password)) {
      gateway.connect();
      for (String filter :
          List.of(
              "#",
              "ent/+/up/#",
              "$SYS/#",
              "$share/x/ent/atk-b/up/#",
              "+/+/+",
              "ent/atk-b/down/gw1/#")) {
        long before = vigil.refusedAtTheDoor(GATEWAY, "TOPIC_DENIED");
        assertThat(gateway.subscribe(filter)).as(filter).isEqualTo(NOT_AUTHORIZED);
        isNothingBut(GATEWAY, "TOPIC_DENIED", before);
      }
      assertThat(gateway.subscribe("ent/atk-a/down/gw1/#")).as("one's own").isEqualTo(1);
    }
  }

  @Test
  @DisplayName("attack10 retained messages, and a will on another's topic, are refused")
  void retainedAndWills() throws MqttException, IOException, InterruptedException {
    for (String topic : List.of(TOPIC, "spBv1.0/atk-a/NBIRTH/gw1", "spBv1.0/STATE/vigil")) {
      long before = vigil.refusedAtTheDoor(GATEWAY);
      TestMqttClient gateway = vigil.gateway();
      byte[] payload = vigil.message(reading("S2.LT", FINE)).getBytes(StandardCharsets.UTF_8);
      assertThat(gateway.publish(topic, payload, true)).containsAnyOf("RETAIN", "TOPIC_DENIED");
      assertThat(gateway.disconnection().getReturnCode()).isEqualTo(NOT_AUTHORIZED);
      isNothingBut(GATEWAY, "", before);
    }
    long before = vigil.refusedAtTheDoor(GATEWAY);
    assertThat(withWill("ent/atk-b/up/gw1/death")).isEqualTo(NOT_AUTHORIZED);
    isNothingBut(GATEWAY, "", before);
    assertThat(withWill("ent/atk-a/up/gw1/death")).as("mended").isZero();
  }

  private int withWill(String topic) throws MqttException {
    MqttMessage will = new MqttMessage(new byte[1], 1, false, null);
    try (TestMqttClient gateway =
        client(GATEWAY + ".will")
            .with(GATEWAY, vigil.password)
            .with(options -> options.setWill(topic, will))) {
      return gateway.refusedWith();
    }
  }

  @Test
  @DisplayName(
      "attack25 what was sent in a past life is refused: it raises nothing, clears nothing")
  void aCaptureIsReplayed() throws MqttException, IOException, InterruptedException {
    String high = ofBoot("past", reading("S2.LT", "4.9"));
    String fine = ofBoot("past", reading("S2.LT", FINE), reading("S3.LT", FINE));
    vigil.answered(high, "past", "\"stored\":[[");
    until("raised in its time", () -> vigil.alertsOf("S2.LT").size() == 1);
    vigil.answered(fine, "past", "\"stored\":[[");
    until(
        "cleared by readings that go on, in its time",
        () -> {
          vigil.answered(ofBoot("past", reading("S2.LT", FINE)), "past", "\"stored\":[[");
          return stateOf("S2.LT").equals("CLEARED_UNACKED");
        });
    vigil.accepted(reading("S3.LT", "4.9"));
    until("high now", () -> stateOf("S3.LT").equals("ACTIVE_UNACKED"));
    vigil.isRefused("SEQ_REPLAY", high, reading("S4.LT", FINE));
    vigil.isRefused("SEQ_REPLAY", fine, reading("S4.LT", FINE));
    vigil.isRefused("SEQ_REPLAY", high, reading("S4.LT", "4.9"));
    until("judged behind them", () -> vigil.alertsOf("S4.LT").size() == 1);
    assertThat(stateOf("S2.LT")).isEqualTo("CLEARED_UNACKED");
    assertThat(stateOf("S3.LT")).isEqualTo("ACTIVE_UNACKED");
    until("the administrator's alert", () -> vigil.isToldOfItself("SY-7"));
  }

  @Test
  @DisplayName("attack26 a new boot with each message is told, and what it says is taken")
  void eachMessageIsAStart() throws MqttException, IOException, InterruptedException {
    for (int i = 0; i < 5; i++) {
      vigil.answered(ofBoot("start" + i, reading("S5.LT", FINE)), "start" + i, "\"stored\":[[");
    }
    until("the administrator's alert", () -> vigil.isToldOfItself("SY-8"));
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S5.LT", FINE));
  }

  private String ofBoot(String boot, String... readings) {
    return vigil.message(readings).replace("\"boot\":\"attack\"", "\"boot\":\"" + boot + "\"");
  }

  private String stateOf(String point) throws IOException, InterruptedException {
    List<JsonNode> alerts = vigil.alertsOf(point);
    return alerts.size() == 1 ? alerts.get(0).get("state").asText() : alerts.toString();
  }

  @Test
  @DisplayName("attack69 scaled down: 300 strangers at once shut nobody out")
  void strangersInAFlood()
      throws MqttException, IOException, InterruptedException, ExecutionException {
    long before = vigil.refusedAtTheDoor("", "AUTH_FAIL");
    TestMqttClient real = vigil.gateway();
    ExecutorService crowd = Executors.newFixedThreadPool(50);
    try {
      Callable<Integer> stranger = this::stranger;
      for (Future<Integer> one : crowd.invokeAll(Collections.nCopies(300, stranger))) {
        assertThat(one.get()).isEqualTo(NOT_AUTHORIZED);
      }
    } finally {
      crowd.shutdown();
    }
    assertThat(real.isConnected()).isTrue();
    until("all on record", () -> vigil.refusedAtTheDoor("", "AUTH_FAIL") == before + 300);
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S6.LT", FINE));
    assertThat(refused(GATEWAY, vigil.password, GATEWAY + ".after")).as("mended").isZero();
  }

  private int stranger() throws MqttException {
    try (TestMqttClient stranger =
        client(UUID.randomUUID().toString())
            .with("stranger", "x")
            .with(options -> options.setSocketFactory(new SocketsFrom("127.0.0.5")))) {
      return stranger.refusedWith();
    }
  }

  @Test
  @DisplayName("attack70 scaled down: who sends too much is throttled, and the neighbour is heard")
  void tooMuchAtOnce() throws MqttException, IOException, InterruptedException {
    String own = vigil.admin.rotateCredential("atk-b", "gw1");
    try (TestMqttClient other = client(OTHER).with(OTHER, own)) {
      other.connect();
      other.subscribe("ent/atk-b/down/gw1/ack");
      for (int i = 0; i < 1_500; i++) {
        other.send("ent/atk-b/up/gw1/data", vigil.message(reading("B1.LT", FINE)));
      }
      vigil.accepted(reading("S6.LT", FINE));
      until("throttled", () -> other.texts().stream().anyMatch(text -> text.contains("\"RATE\"")));
      vigil.accepted(reading("S6.LT", "4.9"));
      until("the neighbour is judged", () -> vigil.alertsOf("S6.LT").size() == 1);
      vigil.boardIsNoQuieter();
    }
  }

  /**
   * With {@code -Dvigil.neighbours=50 -Dvigil.flood=5000 -Dvigil.times=50 -Dvigil.rounds=5} it
   * gives the figure of docs/benchmarks.md.
   */
  @Test
  @Timeout(1_200)
  @DisplayName("attack70 scaled down: what neighbours say gets into the log beside a flood")
  void neighboursOfAFlood() throws MqttException, IOException, InterruptedException {
    int times = Integer.getInteger("vigil.times", 10);
    String own = vigil.admin.rotateCredential("atk-b", "gw1");
    try (Neighbourhood near = new Neighbourhood(vigil, Integer.getInteger("vigil.neighbours", 3));
        TestMqttClient other = client(OTHER).with(OTHER, own)) {
      other.connect();
      other.subscribe("ent/atk-b/down/gw1/ack");
      near.p99("first", times);
      for (int round = 0; round < Integer.getInteger("vigil.rounds", 1); round++) {
        double quiet = near.p99("quiet" + round, times);
        try (Neighbourhood.Flood flood =
            new Neighbourhood.Flood(vigil, other, Integer.getInteger("vigil.flood", 500))) {
          double beside = near.p99("beside" + round, times);
          LOG.info(
              "p99 into the log: {} ms alone, {} ms beside {} messages a second",
              quiet,
              beside,
              flood.perSecond());
        }
      }
      until("throttled", () -> other.texts().stream().anyMatch(text -> text.contains("\"RATE\"")));
      vigil.boardIsNoQuieter();
    }
  }

  /** With {@code -Dvigil.gateways=500} it gives the figure of docs/benchmarks.md. */
  @Test
  @Timeout(1_200)
  @DisplayName("gateways that all come at once are all let in, and heard")
  void gatewaysAllAtOnce()
      throws MqttException, IOException, InterruptedException, ExecutionException {
    int count = Integer.getInteger("vigil.gateways", 20);
    List<String> points = IntStream.range(0, 20).mapToObj("P%02d.LT"::formatted).toList();
    List<Callable<TestMqttClient>> coming = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String plant = "many-" + i;
      String own =
          Objects.requireNonNull(
              vigil.admin.importPlant(plant, AttackedVigil.plant(plant, points)).get("gw1"));
      coming.add(() -> heard(plant, own, points));
    }
    List<TestMqttClient> came = new ArrayList<>();
    ExecutorService crowd = Executors.newFixedThreadPool(50);
    try {
      came.add(crowd.submit(coming.get(count - 1)).get());
      long began = System.nanoTime();
      for (Future<TestMqttClient> one : crowd.invokeAll(coming.subList(0, count - 1))) {
        came.add(one.get());
      }
      LOG.info(
          "{} gateways with {} points are connected and heard within {} ms",
          count,
          count * points.size(),
          (System.nanoTime() - began) / 1_000_000);
      assertThat(came).hasSize(count).allMatch(TestMqttClient::isConnected);
      vigil.boardIsNoQuieter();
    } finally {
      crowd.shutdown();
      for (TestMqttClient one : came) {
        one.close();
      }
    }
  }

  /** A gateway that is connected and of which a reading of every point is in the log. */
  private TestMqttClient heard(String plant, String password, List<String> points)
      throws MqttException, IOException, InterruptedException {
    TestMqttClient gateway = client(plant + ".gw1").with(plant + ".gw1", password);
    gateway.connect();
    gateway.subscribe("ent/" + plant + "/down/gw1/ack");
    String[] readings = points.stream().map(point -> reading(point, FINE)).toArray(String[]::new);
    until(
        plant + " is heard",
        () -> {
          int told = gateway.receivedCount();
          gateway.publish("ent/" + plant + "/up/gw1/data", vigil.message(readings));
          until(plant + " is answered", () -> gateway.receivedCount() > told);
          String answer = gateway.texts().get(told);
          return answer.contains("\"stored\":[[") && !answer.contains("\"code\"");
        });
    return gateway;
  }

  /** It is on record once more, the board is as it was, and the gateway is heard as before. */
  private void isNothingBut(String username, String code, long before)
      throws MqttException, IOException, InterruptedException {
    until("on record", () -> vigil.refusedAtTheDoor(username, code) > before);
    vigil.boardIsNoQuieter();
    vigil.accepted(reading("S2.LT", FINE));
  }

  private int refused(String username, String password, String clientId) throws MqttException {
    try (TestMqttClient client = client(clientId).with(username, password)) {
      return client.refusedWith();
    }
  }

  private TestMqttClient client(String clientId) throws MqttException {
    return new TestMqttClient(vigil.vigil.endpoints().mqtt(), clientId);
  }
}
