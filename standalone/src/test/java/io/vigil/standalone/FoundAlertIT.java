package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.ingest.opcua.OpcUaKeys;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.sim.opcua.PlantHistory;
import io.vigil.sim.opcua.PlantIdentity;
import io.vigil.sim.opcua.PlantServer;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plant went through while its server was away is found afterwards, once. */
class FoundAlertIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String ENTERPRISE = "sump-f";
  private static final String POINT = "S1.LT";
  private static final String PLANT =
      """
      {"enterprise": "sump-f", "name": "集水井", "nameEn": "Sump", "division": "140428", "packs": ["integrity"],
       "gateways": [{"name": "sis", "door": "OPC_UA", "mode": "LIVE", "endpoint": "%s"}],
       "points": [{"code": "S1.LT", "name": "水位", "nameEn": "Level", "unit": "S1",
         "kind": "sump.level", "gateway": "sis", "source": "%s", "measureUnit": "m",
         "rangeLow": 0, "rangeHigh": 5, "reporting": "byException", "sampleMillis": 1000,
         "customRules": [{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id": "SUMP-H", "severity": 2, "rule": "limit", "comparison": "GE",
           "limit": 3, "clearWhen": "LT", "clear": 2.8, "onMillis": 0, "offMillis": 0}]}]}
      """;

  @TempDir Path data;
  private final PlantIdentity identity =
      PlantIdentity.create(PlantServer.namespace(ENTERPRISE), PlantServer.HOST);
  private final int port = FreePorts.pick();
  private @Nullable PlantServer server;
  private @Nullable Standalone vigil;
  private long lastTime;

  FoundAlertIT() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    stopServer();
    stopVigil();
  }

  @Test
  void aPeakWhileTheServerWasAwayIsFoundOnceHoweverOftenTheGapIsRead()
      throws IOException, InterruptedException {
    PlantHistory history = new PlantHistory(1_000);
    Path marks = connect(history);
    Path marksBefore = Files.copy(marks, data.resolve("marks-before"));
    cut(history, 4.2);
    List<JsonNode> found = await(this::found, all -> !all.isEmpty());
    assertThat(found).hasSize(1);
    JsonNode alert = found.get(0);
    assertThat(alert.path("state").asText()).isEqualTo("CLEARED_UNACKED");
    assertThat(alert.path("text").asText()).contains("水位 4.20 m ≥ 3.00", "事后发现");

    stopVigil();
    Files.copy(marksBefore, marks, StandardCopyOption.REPLACE_EXISTING);
    peak(history, 4.4);
    startVigil();
    found = await(this::found, all -> all.size() > 1);
    assertThat(found).as("the first is not found again").hasSize(2);
    assertThat(found)
        .extracting(one -> one.path("text").asText())
        .anyMatch(t -> t.contains("4.40"));
    assertThat(alerts()).as("nothing is raised as if now").hasSize(2);
  }

  @Test
  void aGapOfWhichTheServerRemembersNothingIsListedAndNothingFound()
      throws IOException, InterruptedException {
    connect(null);
    stopServer();
    startServer(null);
    await(this::historyMissing, missing -> missing);
    List<LaneRecord> backfill =
        await(this::backfill, all -> all.stream().anyMatch(GapDone.class::isInstance));
    assertThat(backfill).noneMatch(Batch.class::isInstance);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void whatGatewayKeptDuringAnOutageIsFoundOnceAlsoIfVigilIsStoppedMeanwhile()
      throws IOException, InterruptedException {
    startVigil();
    String secret =
        Objects.requireNonNull(
            login()
                .importPlant(
                    ENTERPRISE,
                    PLANT
                        .replace(", \"endpoint\": \"%s\"", "")
                        .replace("\"source\": \"%s\", ", "")
                        .replace("OPC_UA", "MQTT"))
                .get("sis"));
    sendLate(secret, 4.2);
    stopVigil();
    startVigil();
    List<JsonNode> found = await(this::found, all -> !all.isEmpty());
    assertThat(found)
        .extracting(one -> one.path("text").asText())
        .first()
        .asString()
        .contains("4.20 m", "事后发现");
    sendLate(secret, 4.4);
    found = await(this::found, all -> all.size() > 1);
    assertThat(found).as("the first is not found again").hasSize(2);
    assertThat(alerts()).as("nothing is raised as if now").hasSize(2);
  }

  /** A peak that the gateway measured and kept, sent and acknowledged. */
  private void sendLate(String secret, double peak) throws IOException, InterruptedException {
    Outgoing kept = new Outgoing().late();
    for (double value : new double[] {1.1, peak, 1.2}) {
      kept.add(POINT, now(), value);
    }
    GatewayOptions options =
        GatewayOptions.of(running().endpoints().mqtt(), ENTERPRISE, "sis", secret);
    try (GatewayClient gateway = GatewayClient.start(options, GatewayListener.NONE)) {
      gateway.send(kept);
      assertThat(gateway.awaitAcknowledged(PATIENCE)).isTrue();
    }
  }

  /** Both run and trust each other, and a first value is in the log; where that is noted. */
  private Path connect(@Nullable PlantHistory history) throws IOException, InterruptedException {
    OpcUaKeys keys = OpcUaKeys.in(data.resolve("opcua"));
    identity.trust(keys.own());
    keys.trust(ENTERPRISE + ".sis", identity.certificate());
    startServer(history);
    startVigil();
    login().importPlant(ENTERPRISE, plant());
    Path marks = data.resolve("opcua").resolve("marks").resolve(ENTERPRISE + ".sis");
    await(() -> Files.exists(marks), exists -> exists);
    return marks;
  }

  private String plant() {
    return PLANT.formatted(PlantServer.url(port), PlantServer.source(ENTERPRISE, POINT));
  }

  /** The server goes away, the level peaks, and the server comes back. */
  private void cut(PlantHistory history, double peak) throws IOException, InterruptedException {
    stopServer();
    peak(history, peak);
    startServer(history);
  }

  private void peak(PlantHistory history, double peak) {
    for (double value : new double[] {1.1, peak - 0.1, peak, 1.2}) {
      history.note(POINT, now(), value, QualityReason.GOOD);
    }
  }

  /** The time, always a later one. */
  private long now() {
    lastTime = Math.max(lastTime + 1, System.currentTimeMillis());
    return lastTime;
  }

  private void startServer(@Nullable PlantHistory history)
      throws IOException, InterruptedException {
    PlantFileReader.Outcome outcome =
        PlantFileReader.read(plant().getBytes(StandardCharsets.UTF_8));
    if (!(outcome instanceof PlantFileReader.Outcome.Taken taken)) {
      throw new AssertionError(outcome.toString());
    }
    List<PlantPoint> points = taken.file().points();
    PlantServer started = PlantServer.start(ENTERPRISE, points, identity, history, port);
    server = started;
    started.set(POINT, now(), 1.0, QualityReason.GOOD);
  }

  private void stopServer() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  private void startVigil() throws IOException, InterruptedException {
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts());
  }

  private void stopVigil() throws IOException {
    if (vigil != null) {
      vigil.close();
      vigil = null;
    }
  }

  private Standalone running() {
    Standalone running = vigil;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  private VigilApi login() throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("passwords/admin")).strip();
    return VigilApi.login(running().endpoints().http(), "admin", password);
  }

  private List<JsonNode> alerts() throws IOException, InterruptedException {
    List<JsonNode> alerts = new ArrayList<>();
    login().get("/api/v1/alerts?limit=100").path("items").forEach(alerts::add);
    return alerts;
  }

  private List<JsonNode> found() throws IOException, InterruptedException {
    return alerts().stream().filter(one -> one.path("mode").asText().equals("HISTORY")).toList();
  }

  private boolean historyMissing() {
    List<RefusalCode> codes = new ArrayList<>();
    TopicReader.forEach(
        running().endpoints().log(),
        LogTopics.REFUSED,
        record -> codes.add(RefusalCodec.decode(record.value()).code()));
    return codes.contains(RefusalCode.HISTORY_MISSING);
  }

  private List<LaneRecord> backfill() {
    List<LaneRecord> records = new ArrayList<>();
    TopicReader.forEach(
        running().endpoints().log(),
        LogTopics.BACKFILL,
        record -> records.add(LaneRecordCodec.decode(record.value())));
    return records;
  }

  private static <T> T await(Callable<T> question, Predicate<T> wanted) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      T answer = question.call();
      while (!wanted.test(answer)) {
        assertThat(System.nanoTime()).as("waited in vain; last: %s", answer).isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        answer = question.call();
      }
      return answer;
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // Callable
      throw new IOException(e);
    }
  }
}
