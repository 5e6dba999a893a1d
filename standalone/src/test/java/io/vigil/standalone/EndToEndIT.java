package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
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
import org.jspecify.annotations.Nullable;
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
          "limits":{"shutdown_share":9.7},
          "customRules":[{"id":"OWN","severity":3,"rule":"limit","comparison":"GE","limit":20,
           "rationale":{"harm":"MAJOR","consequence":"提升过载","consequenceEn":"hoist overload",
            "action":"停车检查","actionEn":"stop and look","respondMinutes":5}}]},
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

  /**
   * From row to outbox, log, ingest and lane: an order of a bureau and an entry of the plant's own
   * calendar, while an Alert of the point is open that has nothing to do with them.
   */
  @Test
  @DisplayName(
      "scenario 08: an order put on record is what covert production is judged by, and its end"
          + " too (PW-03); so is the plant's calendar, and what is open stays as it was")
  void orderPutOnRecordIsJudgedBy() throws IOException, InterruptedException {
    String secret = login(endpoints, "admin").importPlant("hoist-e", HOIST).get("gw1");
    PostedReadings gateway = new PostedReadings(endpoints, "hoist-e", "gw1", secret);
    gateway.post(Map.of("STATE", 1.0, "SHARE", 25.0));
    VigilApi duty = login(endpoints, "duty");
    SaidOfPlant said = new SaidOfPlant(endpoints, "hoist-e");
    JsonNode own = said.open(duty, "SHARE/OWN", "ACTIVE_UNACKED");
    List<JsonNode> order = new ArrayList<>();
    said.after(
        "a shutdown order",
        () -> order.add(declare(duty, "SHUTDOWN", "停 2026-1")),
        event -> event.rule().equals("PW-03") && event.kind() == Kind.RAISE);
    said.open(duty, "SHARE/PW-03", "ACTIVE_UNACKED");

    said.after(
        "the end of a shutdown order",
        () -> duty.post("/api/v1/declarations/" + order.get(0).path("id").asText() + "/end"),
        event -> event.rule().equals("PW-03") && event.kind() == Kind.CLEAR);
    said.open(duty, "SHARE/PW-03", "CLEARED_UNACKED");

    VigilApi operator = operator("hoist-e");
    said.after(
        "an entry of the calendar",
        () -> declare(operator, "MAINTENANCE", null),
        event -> event.rule().equals("PW-03") && event.kind() == Kind.RAISE);
    said.open(duty, "SHARE/PW-03", "ACTIVE_UNACKED");
    assertThat(said.open(duty, "SHARE/OWN", "ACTIVE_UNACKED").path("id")).isEqualTo(own.path("id"));
    said.assertOpenOnce("OWN");
  }

  private static JsonNode declare(VigilApi who, String kind, @Nullable String document)
      throws IOException, InterruptedException {
    Instant now = Instant.now();
    ObjectNode body =
        new ObjectMapper()
            .createObjectNode()
            .put("enterprise", "hoist-e")
            .put("kind", kind)
            .put("begins", now.toString());
    if (document == null) {
      body.put("until", now.plus(Duration.ofHours(8)).toString());
    } else {
      body.put("document", document);
    }
    return who.post("/api/v1/declarations", body);
  }

  private VigilApi operator(String plant) throws IOException, InterruptedException {
    ObjectNode body =
        new ObjectMapper()
            .createObjectNode()
            .put("role", "PLANT")
            .put("position", "plant-shift:" + plant);
    String name = plant + "-operator";
    JsonNode made = login(endpoints, "security").post("/api/v1/people/" + name, body);
    return VigilApi.login(endpoints.http(), name, made.path("password").asText());
  }

  @Test
  @DisplayName(
      "a changed limit, a rule more and a new point are judged by while an Alert of the point is"
          + " open, which stays the one it was; nothing that is open can be taken away")
  void whatIsChangedCountsWhileAnAlertIsOpen() throws IOException, InterruptedException {
    VigilApi admin = login(endpoints, "admin");
    String secret = admin.importPlant("changed-e", changed(gas("A", 1.2, ""))).get("gw1");
    PostedReadings gateway = new PostedReadings(endpoints, "changed-e", "gw1", secret);
    gateway.post(Map.of("A", 1.3));
    VigilApi duty = login(endpoints, "duty");
    SaidOfPlant said = new SaidOfPlant(endpoints, "changed-e");
    JsonNode own = said.open(duty, "A/OWN", "ACTIVE_UNACKED");
    ActivationEvent restated =
        said.after(
            "a changed limit",
            () -> admin.importPlant("changed-e", changed(gas("A", 1.1, ""))),
            event -> event.kind() == Kind.STATE && event.ruleVersion() == 2);
    assertThat(restated.active()).isTrue();

    String more = gas("A", 1.1, "\"CO-M1\"");
    said.after(
        "a rule of the pack more",
        () -> admin.importPlant("changed-e", changed(more)),
        event -> event.kind() == Kind.RAISE && event.rule().equals("CO-M1"));

    said.after(
        "a new point",
        () -> {
          admin.importPlant("changed-e", changed(more + "," + gas("B", 1.1, "")));
          gateway.postUntilTaken(Map.of("B", 2.0));
        },
        event -> event.kind() == Kind.RAISE && event.point().code().equals("B"));

    assertThatThrownBy(
            () -> admin.importPlant("changed-e", changed(gas("B", 1.1, ""))),
            "taken away while open")
        .hasMessageContaining("OPEN_ALERT");
    assertThat(said.open(duty, "A/OWN", "ACTIVE_UNACKED").path("id")).isEqualTo(own.path("id"));
    said.open(duty, "A/CO-M1", "ACTIVE_UNACKED");
    said.open(duty, "B/OWN", "ACTIVE_UNACKED");
    said.assertOpenOnce("CO-M1");
    assertThat(said.all())
        .filteredOn(event -> event.kind() == Kind.RAISE)
        .extracting(event -> event.point().code() + " " + event.rule())
        .containsExactly("A OWN", "A CO-M1", "B OWN");
  }

  private static String changed(String points) {
    return """
        {"enterprise":"changed-e","name":"变更测试矿","nameEn":"Changed mine","division":"140428",
         "packs":["coal"],"gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],"points":[%s]}"""
        .formatted(points);
  }

  private static String gas(String code, double limit, String rules) {
    return """
        {"code":"%s","name":"甲烷","nameEn":"Methane","unit":"U1","kind":"gas.ch4","gateway":"gw1",
         "measureUnit":"%%CH4","rangeLow":0,"rangeHigh":40,"reporting":"byException",
         "sampleMillis":1000,"location":"face_T1","rules":[%s],
         "customRules":[{"id":"OWN","severity":3,"rule":"limit","comparison":"GE","limit":%s,
          "rationale":{"harm":"MAJOR","consequence":"瓦斯积聚","consequenceEn":"gas gathers",
           "action":"查通风","actionEn":"look at the ventilation","respondMinutes":5}}]}"""
        .formatted(code, rules, limit);
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
