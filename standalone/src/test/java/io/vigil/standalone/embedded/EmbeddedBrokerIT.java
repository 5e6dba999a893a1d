package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.standalone.embedded.BrokerRefusals.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerIT {
  private static final int NOT_AUTHORIZED = 135;
  private static final int PACKET_TOO_LARGE = 149;
  private static final int SERVER_UNAVAILABLE = 136;
  private static final int QUOTA_EXCEEDED = 151;

  private final Path folder;
  private final BrokerTestAccess access = new BrokerTestAccess();
  private EmbeddedBroker broker;

  EmbeddedBrokerIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.broker = EmbeddedBroker.start(folder, 0, access);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void whatAGatewayMayPublishReachesIngest() throws MqttException {
    try (TestMqttClient ingest = connected("vigil.ingest", "vigil.ingest.a");
        TestMqttClient gateway = connected("entx.gw1", "entx.gw1")) {
      assertThat(ingest.subscribe("ent/+/up/#")).isEqualTo(1);
      for (String kind : List.of("data", "birth", "death", "event", "backfill")) {
        assertThat(gateway.publish("ent/entx/up/gw1/" + kind, kind)).isEmpty();
      }
      Answers.until("five messages", () -> ingest.receivedCount() == 5);
      assertThat(ingest.texts()).containsExactly("data", "birth", "death", "event", "backfill");
    }
  }

  @Test
  @DisplayName("a topic without a tenant: whose it is says the credential")
  void topicsOfThingsBoardBecomeThoseOfWhoSignedIn() throws MqttException {
    try (TestMqttClient ingest = connected("vigil.ingest", "vigil.ingest.tb");
        TestMqttClient gateway = connected("entx.gw1", "entx.gw1.tb")) {
      assertThat(ingest.subscribe("ent/+/up/#")).isEqualTo(1);
      assertThat(gateway.publish("v1/devices/me/telemetry", "1")).isEmpty();
      assertThat(gateway.publish("v1/gateway/telemetry", "2")).isEmpty();
      assertThat(gateway.publish("v1/gateway/connect", "3")).isEmpty();
      assertThat(gateway.publish("v1/gateway/disconnect", "4")).isEmpty();
      Answers.until("four messages", () -> ingest.receivedCount() == 4);
      assertThat(ingest.topics())
          .containsExactly(
              "ent/entx/up/gw1/telemetry",
              "ent/entx/up/gw1/devices-telemetry",
              "ent/entx/up/gw1/device-connect",
              "ent/entx/up/gw1/device-disconnect");
      assertThat(ingest.texts()).containsExactly("1", "2", "3", "4");
    }
    isRefused("entx.room1", "v1/devices/me/telemetry");
    isRefused("entx.gw1", "v1/devices/me/attributes");
  }

  @Test
  void whatIngestSaysOnTheDownlinkReachesTheGatewayAndTheRoom() throws MqttException {
    try (TestMqttClient ingest = connected("vigil.ingest", "vigil.ingest.b");
        TestMqttClient gateway = connected("entx.gw1", "entx.gw1.down");
        TestMqttClient room = connected("entx.room1", "entx.room1")) {
      assertThat(gateway.subscribe("ent/entx/down/gw1/#")).isEqualTo(1);
      assertThat(room.subscribe("ent/entx/down/alerts")).isEqualTo(1);
      ingest.publish("ent/entx/down/gw1/ack", "ack");
      ingest.publish("ent/entx/down/alerts", "alert");
      assertThat(room.publish("ent/entx/up/room1/receipt", "receipt")).isEmpty();
      Answers.until("both", () -> gateway.receivedCount() + room.receivedCount() == 2);
      assertThat(gateway.texts()).containsExactly("ack");
      assertThat(room.texts()).containsExactly("alert");
    }
  }

  @Test
  @DisplayName("attack06 publish to another's topic is refused in words and stored nowhere")
  void aForeignTopicIsRefusedInWords() throws MqttException {
    try (TestMqttClient ingest = connected("vigil.ingest", "vigil.ingest.c")) {
      ingest.subscribe("ent/+/up/#");
      ingest.subscribe("vigil/#");
      for (String topic :
          List.of(
              "ent/enty/up/gw1/data",
              "ent/entx/up/gw2/data",
              "ent/entx/up/gw1/receipt",
              "ent/entx/down/gw1/ack",
              "vigil/x")) {
        isRefused("entx.gw1", topic);
      }
      isRefused("entx.room1", "ent/entx/up/room1/data");
      isRefused("vigil.ingest", "ent/entx/up/gw1/data");
      controlArrivesAlone(ingest);
    }
  }

  private void isRefused(String username, String topic) throws MqttException {
    try (TestMqttClient sender = connected(username, username + ".foreign")) {
      String words = sender.publish(topic, "x");
      assertThat(sender.disconnection().getReturnCode()).isEqualTo(NOT_AUTHORIZED);
      assertThat(words)
          .startsWith("TOPIC_DENIED 不能向 " + topic + " 发布")
          .contains("publishing to " + topic + " is not allowed");
      assertThat(broker.refusals().last(username)).contains(words);
    }
  }

  /** The control: the way to ingest is open, and what was refused did not take it. */
  private void controlArrivesAlone(TestMqttClient ingest) throws MqttException {
    try (TestMqttClient gateway = connected("enty.gw1", "enty.gw1.control")) {
      gateway.publish("ent/enty/up/gw1/data", "control");
      Answers.until("the control", () -> ingest.texts().contains("control"));
      assertThat(ingest.texts()).containsExactly("control");
    }
  }

  @Test
  void senderOfTheManualForThingsBoardWorksAsPrinted()
      throws MqttException, IOException, InterruptedException {
    Path program = Path.of("/usr/bin/mosquitto_pub");
    assumeTrue(Files.isExecutable(program), program + " is missing: mosquitto-clients");
    String page = Files.readString(Path.of("..", "docs", "operations.md"));
    String after = page.substring(page.indexOf("<!-- thingsboard-sender -->\n```\n"));
    String script = after.substring(after.indexOf("```\n") + 4);
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-e", "-c", script.substring(0, script.indexOf("```")));
    shell
        .environment()
        .putAll(
            Map.of(
                "BROKER_PORT",
                Integer.toString(broker.port()),
                "GATEWAY",
                "entx.gw1",
                "PASSWORD",
                BrokerTestAccess.PASSWORD,
                "POINT",
                "TK101.LEL"));
    try (TestMqttClient ingest = connected("vigil.ingest", "vigil.ingest.manual")) {
      assertThat(ingest.subscribe("ent/entx/up/gw1/telemetry")).isEqualTo(1);
      assertThat(shell.inheritIO().start().waitFor()).isZero();
      Answers.until("the reading", () -> ingest.receivedCount() == 1);
      assertThat(ingest.texts().get(0))
          .matches("\\{\"ts\":\\d{13},\"values\":\\{\"TK101.LEL\":12.4}}");
    }
  }

  @Test
  void whetherOurHostIsThereStaysAtTheBrokerForEdgeNodes() throws MqttException {
    MqttMessage gone = new MqttMessage("gone".getBytes(StandardCharsets.UTF_8), 1, true, null);
    String state = "spBv1.0/STATE/vigil";
    try (TestMqttClient edge = connected("entx.gw1", "entx.gw1.late");
        TestMqttClient host =
            client("vigil.ingest", "vigil.ingest.host").with(o -> o.setWill(state, gone))) {
      assertThat(host.refusedWith()).isZero();
      assertThat(host.publish(state, "there".getBytes(StandardCharsets.UTF_8), true)).isEmpty();
      assertThat(edge.subscribe(state)).isEqualTo(1);
      Answers.until("the state", () -> edge.texts().contains("there"));
    }
  }

  @Test
  @DisplayName("attack08 whoever is identified while the credential ends does not stay")
  void credentialThatEndsMeanwhileLetsNobodyStay() throws MqttException {
    access.whileLate(() -> broker.disconnect("late.gw1"));
    try (TestMqttClient gateway = connected("late.gw1", "late.gw1")) {
      assertThat(gateway.disconnection().getReturnCode()).isEqualTo(NOT_AUTHORIZED);
    }
    access.whileLate(() -> {});
    try (TestMqttClient again = connected("late.gw1", "late.gw1")) {
      assertThat(again.publish("ent/late/up/gw1/data", "with the new one")).isEmpty();
    }
  }

  @Test
  @DisplayName("attack10 a retained publish is refused in words")
  void aRetainedPublishIsRefusedInWords() throws MqttException {
    long before = broker.refusals().count(Code.RETAIN_DENIED);
    try (TestMqttClient gateway = connected("entx.gw1", "entx.gw1.retain")) {
      assertThat(gateway.publish("ent/entx/up/gw1/data", new byte[1], true))
          .startsWith("RETAIN_DENIED 不接收保留消息");
      assertThat(gateway.disconnection().getReturnCode()).isEqualTo(NOT_AUTHORIZED);
    }
    assertThat(broker.refusals().count(Code.RETAIN_DENIED)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @DisplayName("attack10 a will on a foreign topic is refused")
  @CsvSource({
    "ent/entx/up/gw1/death, false, 0",
    "spBv1.0/entx/NDEATH/gw1, false, 0",
    "spBv1.0/entx/NDEATH/gw2, false, 135",
    "ent/entx/up/gw1/death, true, 135",
    "ent/enty/up/gw1/death, false, 135",
  })
  void aWillMustKeepToItsOwnTopics(String topic, boolean retained, int code) throws MqttException {
    MqttMessage will = new MqttMessage(new byte[1], 1, retained, null);
    try (TestMqttClient gateway =
        client("entx.gw1", "entx.gw1.will").with(options -> options.setWill(topic, will))) {
      assertThat(gateway.refusedWith()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @DisplayName("attack34 what is above 64 KiB is refused with 149, in words while it is near")
  @CsvSource({"65536, false", "65537, true", "100000, true"})
  void aMessageAbove64KibIsRefused(int bytes, boolean refused) throws MqttException {
    try (TestMqttClient gateway = connected("entx.gw1", "entx.gw1.large")) {
      String unused = gateway.publish("ent/entx/up/gw1/data", new byte[bytes], false);
      if (!refused) {
        assertThat(gateway.isConnected()).isTrue();
        return;
      }
      assertThat(gateway.disconnection().getReturnCode()).isEqualTo(PACKET_TOO_LARGE);
    }
    if (bytes == 65_537) {
      assertThat(broker.refusals().last("entx.gw1"))
          .hasValueSatisfying(words -> assertThat(words).startsWith("TOO_LARGE 报文 65537 字节"));
    }
  }

  @ParameterizedTest
  @DisplayName("attack09 subscriptions beyond one's own are refused with 135")
  @CsvSource({
    "entx.gw1, '# +/+/+ $SYS/# ent/+/up/# ent/entx/up/# ent/entx/down/# ent/entx/down/alerts"
        + " ent/entx/down/gw2/# ent/enty/down/gw1/# $share/g/ent/enty/up/#"
        + " $share/g/ent/entx/down/gw1/#'",
    "entx.room1, ent/enty/down/alerts ent/entx/down/room1/#",
    "vigil.ingest, # $share/g/ent/+/up/#",
  })
  void aForeignFilterIsRefused(String username, String filters) throws MqttException {
    try (TestMqttClient client = connected(username, username + ".filter")) {
      for (String filter : filters.split(" ", -1)) {
        assertThat(client.subscribe(filter)).as(filter).isEqualTo(NOT_AUTHORIZED);
        assertThat(broker.refusals().last(username))
            .hasValueSatisfying(
                words -> assertThat(words).startsWith("TOPIC_DENIED 不能订阅 " + filter));
      }
      assertThat(client.isConnected()).isTrue();
    }
  }

  @Test
  @DisplayName("attack01 an anonymous connection is refused with 135")
  void anAnonymousConnectionIsRefused() throws MqttException, IOException {
    long before = broker.refusals().count(Code.AUTH_FAIL);
    try (TestMqttClient nobody = new TestMqttClient(broker.uri(), "entx.gw1")) {
      assertThat(nobody.refusedWith()).isEqualTo(NOT_AUTHORIZED);
    }
    assertThat(ReadinessProbe.anonymousConnect(broker.port())).isEqualTo(NOT_AUTHORIZED);
    assertThat(broker.refusals().count(Code.AUTH_FAIL)).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @DisplayName("attack03 attack05 a wrong password, name or client identifier is refused with 135")
  @CsvSource({
    "entx.gw1, wrong, entx.gw1",
    "entx.gw9, secret, entx.gw9",
    "entx.gw1, secret, entx.gw10",
    "liar.gw1, secret, entx.gw1",
    "#, secret, #",
    "a/b, secret, entx.gw1",
  })
  void aWrongCredentialIsRefused(String username, String password, String clientId)
      throws MqttException {
    try (TestMqttClient client =
        new TestMqttClient(broker.uri(), clientId).with(username, password)) {
      assertThat(client.refusedWith()).isEqualTo(NOT_AUTHORIZED);
    }
  }

  @Test
  void aForeignClientIdentifierIsRefusedInWords() throws MqttException {
    try (TestMqttClient client = client("entx.gw2", "entx.gw1")) {
      assertThat(client.refusedWith()).isEqualTo(NOT_AUTHORIZED);
    }
    assertThat(broker.refusals().last("entx.gw2"))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith("CLIENT_ID 客户端标识须为 “entx.gw2”")
                    .contains("现为 “entx.gw1”"));
  }

  @Test
  void anIdentityThatCannotBeLookedUpIsRefusedAsBusy() throws MqttException {
    try (TestMqttClient client = client("broken.gw1", "broken.gw1")) {
      assertThat(client.refusedWith()).isEqualTo(SERVER_UNAVAILABLE);
    }
    assertThat(broker.refusals().last("broken.gw1"))
        .hasValueSatisfying(words -> assertThat(words).startsWith("BUSY "));
  }

  @Test
  void aSlowLookUpHoldsNobodyElseBack() throws MqttException {
    try (TestMqttClient slow = client("slow.gw1", "slow.gw1")) {
      CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(slow::refusedWith);
      access.awaitSlowQuestion();
      for (int i = 0; i < 2; i++) {
        try (TestMqttClient other = connected("entx.gw1", "entx.gw1.quick" + i)) {
          assertThat(other.publish("ent/entx/up/gw1/data", "x")).isEmpty();
        }
      }
      assertThat(answer).isNotDone();
      access.release();
      assertThat(Answers.get(answer)).isZero();
    }
  }

  @Test
  @DisplayName(
      "an enterprise at its quota of connections is refused one more in words, others are not")
  void oneConnectionTooManyIsRefusedInWords() throws MqttException {
    access.allow(2);
    try (TestMqttClient second = connected("enty.gw1", "enty.gw1.b")) {
      try (TestMqttClient first = connected("enty.gw1", "enty.gw1.a");
          TestMqttClient third = client("enty.gw1", "enty.gw1.c")) {
        assertThat(third.refusedWith()).isEqualTo(QUOTA_EXCEEDED);
        assertThat(first.isConnected()).isTrue();
      }
      assertThat(broker.refusals().last("enty.gw1"))
          .hasValueSatisfying(
              words -> assertThat(words).startsWith("CONNECTIONS 企业 enty 已有 2 个连接"));
      try (TestMqttClient other = connected("entx.gw2", "entx.gw2")) {
        assertThat(other.isConnected()).isTrue();
      }
      assertThat(second.publish("ent/enty/up/gw1/data", "x")).isEmpty();
      while (broker.connections("enty.gw1") > 1) {
        Thread.onSpinWait();
      }
      try (TestMqttClient again = client("enty.gw1", "enty.gw1.c")) {
        assertThat(again.refusedWith()).as("no refusal").isZero();
      }
    } finally {
      access.allow(BrokerAccess.CONNECTIONS);
    }
  }

  /** HiveMQ's own window is 50, whatever the client offers; ours is a static field of its jar. */
  @Test
  void twoHundredMessagesArriveBeforeTheFirstIsAcknowledged() throws MqttException {
    leaveQueued("vigil.ingest.window", 200);
    try (TestMqttClient ingest =
        client("vigil.ingest", "vigil.ingest.window").persistent().holdingAcknowledgements()) {
      ingest.connect();
      Answers.until("200 messages", () -> ingest.receivedCount() == 200);
      for (int i = 0; i < 200; i++) {
        ingest.acknowledge(i);
      }
    }
  }

  /** 1,500, because 1,000 wait for anybody else. */
  @Test
  void aPersistentSessionAndItsQueueSurviveARestart() throws MqttException, IOException {
    leaveQueued("vigil.ingest.kept", 1_500);
    String uri = broker.uri();
    broker.close();
    broker = EmbeddedBroker.start(folder, 0, access);
    assertThat(broker.uri()).isEqualTo(uri);
    try (TestMqttClient ingest = client("vigil.ingest", "vigil.ingest.kept").persistent()) {
      assertThat(ingest.connect()).as("the session after the restart").isTrue();
      Answers.until("1,500 messages", () -> ingest.receivedCount() == 1_500);
      assertThat(ingest.texts()).doesNotHaveDuplicates().startsWith("m0", "m1");
    }
  }

  /** A session of ours that is away, and messages that wait for it. */
  private void leaveQueued(String clientId, int messages) throws MqttException {
    try (TestMqttClient ingest = client("vigil.ingest", clientId).persistent()) {
      assertThat(ingest.connect()).as("a session before the first connection").isFalse();
      ingest.subscribe("ent/enty/up/#");
    }
    try (TestMqttClient gateway = connected("enty.gw1", "enty.gw1.queued")) {
      for (int i = 0; i < messages; i++) {
        gateway.publish("ent/enty/up/gw1/data", "m" + i);
      }
    }
  }

  @Test
  void everyListenerIsOnLoopback() throws IOException {
    assertThat(ListeningSockets.ofThisProcess())
        .allMatch(listener -> listener.getAddress().isLoopbackAddress())
        .anyMatch(listener -> listener.getPort() == broker.port());
  }

  @Test
  void aSecondOwnerOfTheFolderIsRefused() {
    assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0, access))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another running Vigil");
  }

  private TestMqttClient client(String username, String clientId) throws MqttException {
    return new TestMqttClient(broker.uri(), clientId).with(username, BrokerTestAccess.PASSWORD);
  }

  private TestMqttClient connected(String username, String clientId) throws MqttException {
    TestMqttClient client = client(username, clientId);
    client.connect();
    return client;
  }
}
