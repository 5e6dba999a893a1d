package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plant's control room that hears its Alerts and confirms them: Debian's mosquitto clients. */
class ControlRoomIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Shorter than the 30 s for which a channel of people gathers what follows. */
  private static final Duration AT_ONCE = Duration.ofSeconds(25);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SUB = Path.of("/usr/bin/mosquitto_sub");
  private static final Path PUB = Path.of("/usr/bin/mosquitto_pub");
  private static final String ROOMS = "/api/v1/enterprises/room-a/rooms";

  @TempDir static Path data;
  private static Standalone vigil;
  private static VigilApi admin;
  private static VigilApi duty;
  private static GatewayClient gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts());
    admin = login("admin");
    duty = login("duty");
    gateway = plant("room-a");
    plant("room-b").close();
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (vigil != null) {
      vigil.close();
    }
  }

  @Test
  @DisplayName(
      "a control room hears an Alert of its plant and confirms it; the county still has to"
          + " acknowledge")
  void hearsAndConfirms() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SUB), SUB + " is missing: install Debian's mosquitto-clients");
    JsonNode room = admin.put(ROOMS + "/room1");
    assertThat(admin.get(ROOMS).path("items")).hasSize(1);
    assertThat(room.path("listensTo").asText()).isEqualTo("ent/room-a/down/alerts");
    try (Listener listener = new Listener(room)) {
      say(62);
      JsonNode raised = listener.next();
      assertThat(raised.path("event").asText()).isEqualTo("RAISED");
      assertThat(raised.path("v").asInt()).isEqualTo(1);
      assertThat(raised.path("point").asText()).isEqualTo("TK1.LEL");
      assertThat(raised.path("value").asDouble()).isEqualTo(62);
      assertThat(raised.path("limit").asDouble()).isEqualTo(50);
      assertThat(raised.path("severity").asInt()).isEqualTo(2);
      assertThat(raised.path("responsible").asText()).isEqualTo("county:140428");
      assertThat(raised.path("receiptBy").asText()).isNotBlank();
      assertThat(raised.path("zh").asText()).contains("62");

      String alert = raised.path("alert").asText();
      confirm(room, alert, "CONFIRMED", "张三");
      confirm(room, alert, "CONFIRMED", "张三");
      String receipts = "/api/v1/alerts/" + alert + "/receipts";
      await("a receipt", () -> !duty.get(receipts).isEmpty());
      confirm(room, alert, "NONSENSE", "张三");
      confirm(room, "a-1-999999", "READ", "张三");
      confirm(room, alert, "READ", "李四");
      await("another", () -> duty.get(receipts).size() >= 2);
      JsonNode given = duty.get(receipts);
      assertThat(given).as("each once, and nothing of what is none").hasSize(2);
      assertThat(given.get(0).path("position").asText()).isEqualTo("plant-shift:room-a");
      assertThat(given.get(0).path("person").asText()).isEqualTo("张三@room1");
      assertThat(given.get(0).path("kind").asText()).isEqualTo("CONFIRMED");
      assertThat(duty.get("/api/v1/alerts/" + alert).path("state").asText())
          .as("the plant's receipt never silences the county")
          .isEqualTo("ACTIVE_UNACKED");

      publish(room, JSON.createObjectNode().put("v", 1).put("kind", "SNAPSHOT"));
      JsonNode open = listener.next();
      assertThat(open.path("event").asText()).as("asked what is open").isEqualTo("SNAPSHOT");
      assertThat(open.path("alert").asText()).isEqualTo(alert);

      say(12);
      assertThat(listener.next().path("event").asText()).isEqualTo("CLEARED");
      say(63);
      assertThat(listener.next().path("event").asText()).isEqualTo("RAISED");
      acknowledge(alert);
      assertThat(listener.next().path("event").asText()).isEqualTo("ACKED");
      say(12);
      assertThat(listener.next().path("event").asText()).isEqualTo("CLOSED");
    }
    try (Listener again = new Listener(room)) {
      admin.delete(ROOMS + "/room1");
      await("disconnected, and not let in again", () -> !again.isAlive());
    }
    assertThat(admin.get(ROOMS).path("items")).isEmpty();
  }

  @Test
  @DisplayName("a control room hears no other plant, and its name cannot be a gateway's")
  void keptApart() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SUB), SUB + " is missing: install Debian's mosquitto-clients");
    JsonNode other = admin.put("/api/v1/enterprises/room-b/rooms/room1");
    Process foreign = subscribe(other, "ent/room-a/down/alerts");
    assertThat(foreign.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("refused: it would listen for ever otherwise")
        .isTrue();
    assertThatThrownBy(() -> admin.put(ROOMS + "/gw1")).hasMessageContaining("NAME_TAKEN");
    assertThatThrownBy(() -> admin.put("/api/v1/enterprises/room-z/rooms/room1"))
        .hasMessageContaining("NOT_FOUND");
  }

  /** A control room's client, and what it hears. */
  private static final class Listener implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Listener(JsonNode room) throws IOException, InterruptedException {
      String topic = room.path("listensTo").asText();
      Process once = subscribe(room, topic, "-E");
      assertThat(once.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("subscribed").isTrue();
      assertThat(once.exitValue()).isZero();
      process = subscribe(room, topic);
      Thread reader = new Thread(this::read, "control-room");
      reader.setDaemon(true);
      reader.start();
    }

    JsonNode next() throws IOException, InterruptedException {
      String line = heard.poll(AT_ONCE.toSeconds(), TimeUnit.SECONDS);
      return JSON.readTree(Objects.requireNonNull(line, "nothing was heard"));
    }

    boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() {
      process.destroy();
    }

    private void read() {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        lines.lines().forEach(heard::add);
      } catch (IOException | UncheckedIOException e) {
        heard.add("\"" + e + "\"");
      }
    }
  }

  /** With a session that the broker keeps between two connections. */
  private static Process subscribe(JsonNode room, String topic, String... more) throws IOException {
    URI broker = URI.create(vigil.endpoints().mqtt());
    String username = room.path("username").asText();
    List<String> command =
        new ArrayList<>(
            List.of(
                SUB.toString(),
                "-V",
                "5",
                "-q",
                "1",
                "-c",
                "-x",
                "3600",
                "-k",
                "15",
                "-h",
                broker.getHost(),
                "-p",
                Integer.toString(broker.getPort()),
                "-i",
                username,
                "-u",
                username,
                "-P",
                room.path("password").asText(),
                "-t",
                topic));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void acknowledge(String alert) throws IOException, InterruptedException {
    JsonNode seen = duty.get("/api/v1/alerts/" + alert);
    duty.post(
        "/api/v1/alerts/" + alert + "/ack",
        JSON.createObjectNode()
            .put("activation", seen.path("activation").asText())
            .put("version", seen.path("version").asLong()));
  }

  private static void confirm(JsonNode room, String alert, String kind, String who)
      throws IOException, InterruptedException {
    publish(
        room,
        JSON.createObjectNode()
            .put("v", 1)
            .put("boot", "91b2")
            .put("seq", 1)
            .put("sent", "2026-11-22T16:03:02.000+08:00")
            .put("alert", alert)
            .put("version", 1)
            .put("kind", kind)
            .put("who", who));
  }

  private static void publish(JsonNode room, JsonNode message)
      throws IOException, InterruptedException {
    URI broker = URI.create(vigil.endpoints().mqtt());
    String username = room.path("username").asText();
    Process process =
        new ProcessBuilder(
                PUB.toString(),
                "-V",
                "5",
                "-q",
                "1",
                "-h",
                broker.getHost(),
                "-p",
                Integer.toString(broker.getPort()),
                "-i",
                username + ".pub",
                "-u",
                username,
                "-P",
                room.path("password").asText(),
                "-t",
                room.path("answersTo").asText(),
                "-m",
                message.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static GatewayClient plant(String enterprise) throws IOException, InterruptedException {
    String file =
        """
        {"enterprise":"%s","name":"控制室测试厂","nameEn":"Control room plant","division":"140428",
         "packs":["integrity"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
         "points":[{"code":"TK1.LEL","name":"一号罐可燃气体","nameEn":"Tank 1 gas","unit":"U1",
           "kind":"gas.combustible","gateway":"gw1","measureUnit":"%%LEL","rangeLow":0,
           "rangeHigh":100,"reporting":"byException","sampleMillis":1000,"rules":[],
           "customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
             "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
             "respondMinutes":5,"justification":"样例 / a sample"},
             "id":"X-1","rule":"limit","comparison":"GE","limit":50,
             "clearWhen":"LT","clear":45,"onMillis":0,"offMillis":0,"severity":2}]}]}
        """
            .formatted(enterprise);
    String secret = Objects.requireNonNull(admin.importPlant(enterprise, file).get("gw1"));
    return GatewayClient.start(
        GatewayOptions.of(vigil.endpoints().mqtt(), enterprise, "gw1", secret),
        GatewayListener.NONE);
  }

  private static void say(double value) throws InterruptedException {
    gateway.send(new Outgoing().add("TK1.LEL", System.currentTimeMillis(), value));
    assertThat(gateway.awaitAcknowledged(PATIENCE)).isTrue();
  }

  private static VigilApi login(String user) throws IOException, InterruptedException {
    return VigilApi.login(
        vigil.endpoints().http(),
        user,
        Files.readString(data.resolve("passwords").resolve(user)).strip());
  }

  /** Something that comes to hold. */
  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void await(String what, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
