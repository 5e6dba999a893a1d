package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.Plants;
import io.vigil.sim.replay.StoreQuery;
import io.vigil.sim.scenario.Scenario;
import io.vigil.standalone.GroundTruth.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From the simulated mine to what a duty officer reads, and to the alert history in the store. */
class EndToEndIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** A mine that says it produces, with the share of its hoist at rest. */
  private static final String HOIST =
      """
      {"enterprise":"hoist-e","name":"提升测试矿","nameEn":"Hoist mine","division":"140428",
       "packs":["power"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "roles":[{"rule":"PW-03","point":"SHARE","points":{"state":["STATE"]}}],
       "points":[
         {"code":"SHARE","name":"提升用电占比","nameEn":"Share of the hoist","unit":"U1",
          "kind":"power.share.hoist","gateway":"gw1","measureUnit":"%","rangeLow":0,
          "rangeHigh":100,"reporting":"byException","sampleMillis":1000,
          "limits":{"shutdown_share":9.7}},
         {"code":"STATE","name":"申报状态","nameEn":"State","unit":"U1","kind":"plant.state",
          "gateway":"gw1","measureUnit":"1","rangeLow":0,"rangeHigh":4,
          "reporting":"byException","sampleMillis":1000,"rules":[]}]}
      """;

  @TempDir static Path data;

  private static Standalone vigil;
  private static Endpoints endpoints;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts());
    endpoints = vigil.endpoints();
  }

  @AfterAll
  static void stop() {
    vigil.close();
  }

  @Test
  void theDemoPlantsFirstAlertIsSeenAcknowledgedAndStored()
      throws IOException, InterruptedException {
    try (DemoPlant plant =
        DemoPlant.start(Plants.of("mine"), endpoints, login(endpoints, "admin"), data)) {
      VigilApi duty = login(endpoints, "duty");
      JsonNode alert = firstAlert(duty, plant.file().enterprise());

      assertThat(alert.path("state").asText()).isEqualTo("ACTIVE_UNACKED");
      assertThat(alert.path("text").asText()).contains("%CH4");

      JsonNode acknowledged = acknowledge(duty, alert);
      assertThat(acknowledged.path("state").asText()).isEqualTo("ACTIVE_ACKED");
      assertThat(acknowledged.path("acked_by").asText()).isEqualTo("duty");
      awaitStored(new StoreQuery(endpoints.store()), alert.path("id").asText());
      assertThat(said("audit")).contains("the journal is as it was written", "entries");
    }
  }

  @Test
  void aScenarioIsListedAndBeginsByCommandOneAtATime() throws IOException, InterruptedException {
    PlantModel farm = Plants.of("tank-farm");
    PlantModel quiet =
        new PlantModel(farm.file(), farm.quantities(), farm.sensors(), farm.scenarios(), null);
    try (DemoPlant plant = DemoPlant.start(quiet, endpoints, login(endpoints, "admin"), data)) {
      vigil.stage().add(plant);
      assertThat(scenario("--list")).contains("chem-a  ", "  calm ", "120 s  一切正常 | nothing");
      assertThat(scenario("chem-a", "no-such"))
          .contains("没有找到 chem-a/no-such | there is no chem-a/no-such");

      awaitBegin("chem-a", "toxic-leak");

      assertThat(scenario("chem-a", "calm")).contains("现在不能开始", "this cannot begin now");
      await(() -> scenario("--list"), "sulphide rises  （进行中 | running）");
    }
  }

  /** The order goes from row to outbox, log, ingest and lane, and the judge goes by it. */
  @Test
  @DisplayName(
      "scenario 08: an order put on record is what covert production is judged by, and its end"
          + " too (PW-03)")
  void orderPutOnRecordIsJudgedBy() throws IOException, InterruptedException {
    String secret = login(endpoints, "admin").importPlant("hoist-e", HOIST).get("gw1");
    PostedReadings gateway = new PostedReadings(endpoints, "hoist-e", "gw1", secret);
    gateway.post(Map.of("STATE", 1.0, "SHARE", 25.0));
    VigilApi duty = login(endpoints, "duty");
    JsonNode order =
        duty.post(
            "/api/v1/declarations",
            new ObjectMapper()
                .createObjectNode()
                .put("enterprise", "hoist-e")
                .put("kind", "SHUTDOWN")
                .put("document", "停 2026-1")
                .put("begins", Instant.now().toString()));
    JsonNode alert = firstAlert(duty, "hoist-e");
    assertThat(alert.path("watch").asText()).isEqualTo("hoist-e/SHARE/PW-03");
    String path = "/api/v1/alerts/" + alert.path("id").asText();
    assertThat(duty.get(path).path("state").asText()).isEqualTo("ACTIVE_UNACKED");

    duty.post("/api/v1/declarations/" + order.path("id").asText() + "/end");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!duty.get(path).path("state").asText().equals("CLEARED_UNACKED")) {
      assertThat(System.nanoTime()).as("the order is over").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** What {@code vigil ground-truth --replay} does with every scenario. */
  @Test
  void halfAnHourOfScenariosComesToExactlyWhatTheyNameFasterThanTime()
      throws IOException, InterruptedException {
    PlantModel shop = Plants.of("casting-shop");
    List<Scenario> scenarios =
        Stream.of("spark-burst", "hopper-hot").map(id -> shop.scenario(id).orElseThrow()).toList();
    VigilApi admin = login(endpoints, "admin");
    try (ScenarioRun run = ReplayedScenarios.open(shop, scenarios, vigil, admin)) {
      run.finish();
      assertThat(GroundTruth.of(run.happened(), RecordedPeriods.of(run.enterprise(), admin)))
          .hasSize(scenarios.size())
          .allMatch(Verdict::isExact);
    }
  }

  /** What the command says, good or bad. */
  private String scenario(String... words) {
    return said("scenario", words);
  }

  private String said(String command, String... words) {
    StringWriter said = new StringWriter();
    CommandLine line = Vigil.commandLine();
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    List<String> all = new ArrayList<>(List.of(command, "--data", data.toString()));
    all.addAll(List.of(words));
    line.execute(all.toArray(String[]::new));
    return said.toString();
  }

  /** Nothing can happen to a plant in the second before it lives. */
  private void awaitBegin(String plant, String scenario) {
    await(() -> scenario(plant, scenario), plant + " " + scenario + " 开始 | begins");
  }

  private static void await(Supplier<String> saying, String wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (String said = saying.get(); !said.contains(wanted); said = saying.get()) {
      assertThat(System.nanoTime()).as(said).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private VigilApi login(Endpoints endpoints, String user)
      throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("passwords").resolve(user)).strip();
    return VigilApi.login(endpoints.http(), user, password);
  }

  private static JsonNode firstAlert(VigilApi duty, String enterprise)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (JsonNode alert : duty.get("/api/v1/alerts?open=true").path("items")) {
        if (alert.path("enterprise").asText().equals(enterprise)) {
          return alert;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new AssertionError("no alert in " + PATIENCE);
  }

  /** A newer value may arrive between looking and pressing; then one looks again, as people do. */
  static JsonNode acknowledge(VigilApi duty, JsonNode seen)
      throws IOException, InterruptedException {
    String path = "/api/v1/alerts/" + seen.path("id").asText();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode alert = duty.get(path);
      JsonNode body =
          new ObjectMapper()
              .createObjectNode()
              .put("activation", alert.path("activation").asText())
              .put("version", alert.path("version").asLong());
      try {
        return duty.post(path + "/ack", body);
      } catch (IOException e) {
        if (!String.valueOf(e.getMessage()).contains("CHANGED_SINCE_SEEN")
            || System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private static void awaitStored(StoreQuery store, String alert)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String sql = "select count() from alert where alert_id = '" + alert + "' and event = 'ACKED'";
    while (store.number(sql) == 0) {
      assertThat(System.nanoTime()).as("acknowledgement in the store").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
