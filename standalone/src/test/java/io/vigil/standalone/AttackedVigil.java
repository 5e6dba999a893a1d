package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.intake.Probe;
import io.vigil.ingest.quota.Quota;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.embedded.TestMqttClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A whole Vigil with a plant that has one standing Alert, and the gateway of the plant in the hands
 * of an attacker. An attack must be answered, be on record, and leave that Alert as loud as it was.
 */
final class AttackedVigil implements AutoCloseable {
  /** The gateway of another plant. */
  static final String OTHER = "atk-b.gw1";

  static final String GATEWAY = "atk-a.gw1";
  static final String TOPIC = "ent/atk-a/up/gw1/data";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Messages and bytes a second: so little that one sender can exceed it anywhere. */
  private static final Quota QUOTA = new Quota(100, 32L << 20);

  /** The point of the standing Alert, and the others. */
  private static final List<String> POINTS =
      List.of("S1.LT", "S2.LT", "S3.LT", "S4.LT", "S5.LT", "S6.LT", "S7.LT", "S8.LT", "S9.LT");

  final Standalone vigil;
  final Path data;
  final String password;
  final String otherPassword;
  final VigilApi admin;
  final VigilApi auditor;
  private final VigilApi duty;
  private final AtomicLong sequence = new AtomicLong();
  private TestMqttClient gateway;

  private AttackedVigil(Path data) throws IOException, InterruptedException, MqttException {
    this.data = data;
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts().withQuota(QUOTA));
    admin = login("admin");
    duty = login("duty");
    vigil.startProbe();
    auditor = login("audit");
    password =
        Objects.requireNonNull(admin.importPlant("atk-a", plant("atk-a", POINTS)).get("gw1"));
    otherPassword =
        Objects.requireNonNull(
            admin.importPlant("atk-b", plant("atk-b", List.of("B1.LT"))).get("gw1"));
    gateway = connected();
    accepted(reading("S1.LT", "4.2"));
    until("the standing alert", () -> alertsOf("S1.LT").size() == 1);
  }

  /** One of its own in this folder, which may be there already. */
  static AttackedVigil at(Path data) throws IOException, InterruptedException, MqttException {
    return new AttackedVigil(data);
  }

  /** Hands a test class the one of its own, which ends with the class. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == AttackedVigil.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext ofClass = context;
      while (ofClass.getTestMethod().isPresent()) {
        ofClass = ofClass.getParent().orElseThrow();
      }
      return ofClass
          .getStore(Namespace.create(AttackedVigil.class))
          .getOrComputeIfAbsent(AttackedVigil.class, key -> begun(), AttackedVigil.class);
    }

    private static AttackedVigil begun() {
      try {
        return new AttackedVigil(Files.createTempDirectory("vigil-attacked"));
      } catch (IOException | InterruptedException | MqttException e) {
        throw new IllegalStateException("no Vigil to attack", e);
      }
    }
  }

  /** A connection of the gateway that hears its answers. */
  private TestMqttClient connected() throws MqttException {
    TestMqttClient client =
        new TestMqttClient(vigil.endpoints().mqtt(), GATEWAY).with(GATEWAY, password);
    client.connect();
    assertThat(client.subscribe("ent/atk-a/down/gw1/ack")).isEqualTo(1);
    return client;
  }

  /** The connection in use; a new one if the broker ended the last. */
  TestMqttClient gateway() throws MqttException {
    if (!gateway.isConnected()) {
      gateway.close();
      gateway = connected();
    }
    return gateway;
  }

  /** A reading as it stands in a message: of now, good. */
  static String reading(String point, String value) {
    return "{\"p\":\"%s\",\"t\":%d,\"x\":%s,\"q\":\"GOOD\"}"
        .formatted(point, System.currentTimeMillis(), value);
  }

  /** A message with these readings, under the next number. */
  String message(String... readings) {
    return message(sequence.incrementAndGet(), Instant.now(), readings);
  }

  String message(long number, Instant sent, String... readings) {
    return "{\"v\":1,\"boot\":\"attack\",\"seq\":%d,\"sent\":\"%s\",\"r\":[%s]}"
        .formatted(number, sent, String.join(",", readings));
  }

  /** The number of the message made last. */
  long number() {
    return sequence.get();
  }

  /** Skips numbers. */
  void skip(long numbers) {
    sequence.addAndGet(numbers);
  }

  /** Sends it and waits until the answer has these words. */
  String answered(String payload, String... words)
      throws IOException, InterruptedException, MqttException {
    return answered(payload.getBytes(StandardCharsets.UTF_8), words);
  }

  String answered(byte[] payload, String... words)
      throws IOException, InterruptedException, MqttException {
    TestMqttClient client = gateway();
    int told = client.receivedCount();
    client.publish(TOPIC, payload, false);
    List<String> answers = new ArrayList<>();
    until(
        "an answer with " + List.of(words),
        () -> {
          answers.clear();
          client.texts().stream()
              .skip(told)
              .filter(text -> List.of(words).stream().allMatch(text::contains))
              .forEach(answers::add);
          return !answers.isEmpty();
        });
    return answers.get(0);
  }

  /** Sends readings that nothing is wrong with, which must be stored without a remark. */
  void accepted(String... readings) throws IOException, InterruptedException, MqttException {
    String message = message(readings);
    assertThat(answered(message, "\"stored\":[[" + number())).doesNotContain("\"code\"");
  }

  /** The same as {@link #isRefused(String, byte[], String...)}. */
  void isRefused(String code, String payload, String... mended)
      throws IOException, InterruptedException, MqttException {
    isRefused(code, payload.getBytes(StandardCharsets.UTF_8), mended);
  }

  /**
   * What is sent reaches the door, stands with this code among what was refused and is what people
   * are shown of the gateway; the board is no quieter; and without what offends it is taken. A
   * message whose number cannot be read is answered by nothing else.
   */
  void isRefused(String code, byte[] payload, String... mended)
      throws IOException, InterruptedException, MqttException {
    int before = onRecord().size();
    gateway().publish(TOPIC, payload, false);
    until("on record", () -> onRecord().size() > before);
    Refusal refusal = onRecord().get(before);
    assertThat(refusal.code().name()).as(refusal.en()).isEqualTo(code);
    assertThat(onRecord()).as("once").hasSize(before + 1);
    assertThat(line().get("refusal").get("zh").asText()).isEqualTo(refusal.zh());
    boardIsNoQuieter();
    accepted(mended);
  }

  /** What was refused or flagged of this plant at the door, in order. */
  List<Refusal> onRecord() {
    return onRecord("atk-a").stream()
        .filter(one -> one.code() != RefusalCode.VALUE_CONFLICT)
        .toList();
  }

  /** Whether the judge, which works on its own time, has told of two values of one stamp. */
  boolean hasConflict() {
    return onRecord("atk-a").stream().anyMatch(one -> one.code() == RefusalCode.VALUE_CONFLICT);
  }

  /** What was refused or flagged of the enterprise, in order. */
  List<Refusal> onRecord(String enterprise) {
    List<Refusal> all = new ArrayList<>();
    TopicReader.forEach(
        vigil.endpoints().log(),
        LogTopics.REFUSED,
        record -> {
          Refusal refusal = RefusalCodec.decode(record.value());
          if (refusal.enterprise().equals(enterprise)) {
            all.add(refusal);
          }
        });
    return all;
  }

  /** The standing Alert stands, nobody has acknowledged it, and it has not cleared. */
  void boardIsNoQuieter() throws IOException, InterruptedException {
    assertThat(alertsOf("S1.LT"))
        .singleElement()
        .satisfies(alert -> assertThat(alert.get("state").asText()).isEqualTo("ACTIVE_UNACKED"));
  }

  /** The duty officer acknowledges what she sees. */
  void acknowledge(JsonNode seen) throws IOException, InterruptedException {
    EndToEndIT.acknowledge(duty, seen);
  }

  /** Which part does not work, in the words of readiness; empty while all of them do. */
  String troubles() throws IOException, InterruptedException {
    try {
      admin.get("/health/readiness");
      return "";
    } catch (VigilApi.RefusedException notReady) {
      return String.valueOf(notReady.getMessage());
    }
  }

  /** What the duty officer has open. */
  JsonNode openAlerts() throws IOException, InterruptedException {
    return duty.get("/api/v1/alerts?open=true").get("items");
  }

  /** Open Alerts of a limit of the point of the attacked plant. */
  List<JsonNode> alertsOf(String point) throws IOException, InterruptedException {
    return alertsOf("atk-a", point);
  }

  List<JsonNode> alertsOf(String enterprise, String point)
      throws IOException, InterruptedException {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode alert : openAlerts()) {
      if (alert.toString().contains(enterprise + "/" + point + "/HIGH")) {
        found.add(alert);
      }
    }
    return found;
  }

  /** Whether an Alert of Vigil itself under this rule is open. */
  boolean isToldOfItself(String rule) throws IOException, InterruptedException {
    for (JsonNode alert : admin.get("/api/v1/alerts?open=true").get("items")) {
      if (alert.path("enterprise").asText().equals(Probe.ENTERPRISE)
          && alert.path("rule").asText().equals(rule)) {
        return true;
      }
    }
    return false;
  }

  /** How often the auditor is shown that the user name was refused something, for any reason. */
  long refusedAtTheDoor(String username) throws IOException, InterruptedException {
    return refusedAtTheDoor(username, "");
  }

  /** The same for this code; an empty user name is whoever gave none of ours. */
  long refusedAtTheDoor(String username, String code) throws IOException, InterruptedException {
    long times = 0;
    JsonNode items = auditor.get("/api/v1/audit/refused?limit=1000&who=" + username).get("items");
    for (JsonNode one : items) {
      boolean theirs = one.get("who").asText("").equals(username);
      if (theirs && (code.isEmpty() || one.get("code").asText().equals(code))) {
        times += one.get("times").asLong();
      }
    }
    return times;
  }

  /** What administrators are shown of the gateway. */
  JsonNode line() throws IOException, InterruptedException {
    for (JsonNode line : admin.get("/api/v1/gateways").get("items")) {
      if (line.get("username").asText().equals(GATEWAY)) {
        return line;
      }
    }
    throw new AssertionError("the gateway is not listed");
  }

  static void until(String what, Callable<Boolean> question)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!question.call()) {
        assertThat(System.nanoTime()).as(what).isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // declared by Callable
      throw new IOException(what, e);
    }
  }

  /** Signs the user in anew. */
  VigilApi login(String user) throws IOException, InterruptedException {
    String secret = Files.readString(data.resolve("passwords").resolve(user)).strip();
    return VigilApi.login(vigil.endpoints().http(), user, secret);
  }

  /** A plant with these points behind gw1, each with a limit of 3. */
  static String plant(String enterprise, List<String> codes) {
    List<String> points = new ArrayList<>();
    for (String code : codes) {
      points.add(
          """
          {"code":"%s","name":"水位","nameEn":"Level","unit":"U1","kind":"sump.level","gateway":"gw1",
           "measureUnit":"m","rangeLow":0,"rangeHigh":5,"reporting":"byException","sampleMillis":1000,
           "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
             "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
             "respondMinutes":5,"justification":"样例 / a sample"},
             "id":"HIGH","severity":2,"rule":"limit","comparison":"GE","limit":3,
             "clearWhen":"LT","clear":2.8,"onMillis":0,"offMillis":0}]}
          """
              .formatted(code));
    }
    return """
        {"enterprise":"%s","name":"受袭企业","nameEn":"Attacked","division":"140428",
         "packs":["integrity"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],"points":[%s]}
        """
        .formatted(enterprise, String.join(",", points));
  }

  @Override
  public void close() throws MqttException {
    try {
      gateway.close();
    } finally {
      vigil.close();
    }
  }
}
