package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.PostgresNode;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.reading.QualityReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two duty rooms hear the same judge, one on H2 and one on PostgreSQL, and show the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameOnBothIT {
  private static final int POINTS = 12;
  private static final String MINE = "mine-same";

  private final List<AutoCloseable> running = new ArrayList<>();
  private final List<Browser> officers = new ArrayList<>();
  private final List<Browser> admins = new ArrayList<>();
  private Judge judge;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    KafkaNode log = opened(KafkaNode.start(folder.resolve("log")));
    judge = opened(new Judge(log));
    PostgresNode postgres = opened(PostgresNode.start(folder.resolve("postgres")));
    begin(AlertingOptions.defaults(folder.resolve("h2"), log.bootstrap()));
    begin(
        AlertingOptions.defaults(folder.resolve("pg"), log.bootstrap())
            .withDatabase(postgres.database()));
    both(admins, one -> put(one, Plants.coalMine(MINE, POINTS)).status())
        .forEach(SameOnBothIT::isOk);
  }

  @AfterAll
  void stop() throws Exception {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).close();
    }
  }

  @Test
  void randomStoriesEndInTheSameAlertsWithTheSameHistories() throws Exception {
    Random random = new Random(31);
    for (int round = 0; round < 25; round++) {
      List<ActivationEvent> events = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        events.add(event(random, 1 + random.nextInt(POINTS), round));
      }
      judge.sayAll(events);
      judge.later(60_000L * random.nextInt(8));
      settle();
      acknowledgeSome(random);
    }
    same(officers, one -> alerts(one, "open=true"));
    same(officers, one -> alerts(one, "open=false"));
    same(officers, SameOnBothIT::histories);
    same(officers, SameOnBothIT::figures);
    assertThat(histories(officers.get(0))).hasSizeGreaterThan(POINTS);
    assertInvariants(officers.get(0));
  }

  @Test
  void whatIsKeptQuietIsCountedTheSame() throws Exception {
    judge.say(judge.watch(MINE, "F01.CH4", "CO-M1").raise(1.6));
    settle();
    for (Browser officer : officers) {
      JsonNode alert =
          officer
              .get("/api/v1/alerts?open=true&limit=5000")
              .json()
              .get("items")
              .findParents("id")
              .stream()
              .filter(one -> one.get("rule").asText().equals("CO-M1"))
              .findFirst()
              .orElseThrow();
      isOk(
          officer
              .post(
                  Room.path(alert) + "/shelve",
                  "{\"activation\":\"%s\",\"version\":%d,\"minutes\":60,\"reason\":\"NUISANCE\"}"
                      .formatted(alert.get("activation").asText(), alert.get("version").asLong()))
              .status());
    }
    same(officers, SameOnBothIT::figures);
    assertThat(figures(officers.get(0)))
        .containsEntry("QUIET_NOWSHELF", DoubleNode.valueOf(1))
        .containsEntry("UNAUTHORISED", DoubleNode.valueOf(0));
  }

  @Test
  void drillsShiftsEvidenceAndReasonsAreTheSame() throws Exception {
    String watch = MINE + "/F02.CH4/" + Room.RULE;
    same(
        officers,
        one ->
            one.post(
                    "/api/v1/drills",
                    "{\"watch\":\"%s\",\"severity\":2,\"note\":\"x\"}".formatted(watch))
                .status());
    JsonNode drills = officers.get(0).get("/api/v1/drills").json().get("items");
    assertThat(drills).isNotEmpty();
    same(officers, one -> one.get("/api/v1/why?watch=" + watch).json().findValuesAsText("code"));
    same(officers, one -> one.post("/api/v1/shift/begin", "{}").status());
    same(officers, one -> one.get("/api/v1/shift").json().findValuesAsText("kind"));
    same(officers, SameOnBothIT::kindsOfHandover);
    same(officers, SameOnBothIT::kindsOfEvidence);
    same(officers, one -> endDrill(one).findValuesAsText("end_reason"));
  }

  private static List<String> kindsOfHandover(Browser officer) {
    JsonNode offered = officer.post("/api/v1/handovers", "{\"note\":\"甲\"}").json();
    JsonNode newest = officer.get("/api/v1/handovers").json().get("items").get(0);
    assertThat(newest.get("id")).isEqualTo(offered.get("id"));
    return newest.findValuesAsText("kind");
  }

  private static List<String> kindsOfEvidence(Browser officer) {
    JsonNode drill = officer.get("/api/v1/drills").json().get("items").get(0);
    String disposal =
        officer
            .get("/api/v1/cases/of-alert/" + drill.at("/alert/id").asText())
            .json()
            .at("/disposal/id")
            .asText();
    String door = "/api/v1/cases/" + disposal + "/evidence";
    isOk(officer.postBytes(door + "?name=x", new byte[] {'%', 'P', 'D', 'F', '-'}).status());
    return officer.get(door).json().findValuesAsText("kind");
  }

  private static JsonNode endDrill(Browser officer) {
    JsonNode drill = officer.get("/api/v1/drills").json().get("items").get(0);
    return officer.post("/api/v1/drills/" + drill.get("id").asText() + "/end", "{}").json();
  }

  @Test
  void robotHasItsDigestOnBoth() throws Exception {
    for (Browser admin : admins) {
      isOk(
          admin
              .put(
                  "/api/v1/channels/robot",
                  "{\"kind\":\"WECOM\",\"url\":\"http://127.0.0.1:9/x?key=k\"}")
              .status());
    }
    judge.say(judge.watch(MINE, "F03.CH4", "CO-M3").raise(3.6));
    for (Browser admin : admins) {
      Eventually.get(
          () -> admin.get("/api/v1/deliveries").json().get("items"),
          all -> !all.isEmpty() && all.get(0).get("attempts").asInt() > 0);
    }
    admins.forEach(one -> one.send("DELETE", "/api/v1/channels/robot", null));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/api/v1/alerts/%00",
        "/api/v1/alerts/A-1-1",
        "/api/v1/cases/%00",
        "/api/v1/cases/of-alert/%00",
        "/api/v1/overlays/%00/missed",
        "/api/v1/alerts/%F0%9F%94%A5/trace",
        "/api/v1/alerts?cursor=999999999999999999-999999999999999999",
        "/api/v1/alerts?limit=5000",
        "/api/v1/points/mine-same:F99/series?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z",
        "/api/v1/points/mine-same:f01.ch4/series?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z",
        "/api/v1/statistics?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z&division=%00",
        "/api/v1/statistics?from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z&position=county:%00",
        "/api/v1/stream?from=x"
      })
  void questionIsAnsweredTheSame(String path) {
    same(officers, one -> one.get(path).status());
    assertThat(officers.get(0).get(path).status()).isLessThan(500);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "示范煤矿 | 示范\\u0000煤矿",
        "示范煤矿 | 示范煤矿🔥",
        "Demo coal mine | O'Brien's \\\"mine\\\"; drop table alert --",
        "工作面甲烷 | \\u0000",
        "\"unit\":\"F01\" | \"unit\":\"F\\u0000\"",
        "CO-M1 | CO\\u0000M1"
      })
  void plantFileIsAnsweredTheSame(String right, String wrong) {
    String file = Plants.coalMine(MINE, POINTS).replace(right, wrong);
    same(admins, one -> put(one, file).status());
    assertThat(put(admins.get(0), file).status()).isIn(200, 422);
    both(admins, one -> put(one, Plants.coalMine(MINE, POINTS)).status())
        .forEach(SameOnBothIT::isOk);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"nobody", "DUTY", "duty ", "\\u0000", "du\\u0000ty", "甲", "' or 1=1 --"})
  void loginOfNobodyIsAnsweredTheSame(String username) {
    String login = "{\"username\":\"" + username + "\",\"password\":\"x\"}";
    same(officers, one -> one.post("/api/v1/login", login).status());
    assertThat(officers.get(0).post("/api/v1/login", login).status()).isIn(401, 429);
  }

  private ActivationEvent event(Random random, int point, int round) {
    Judge.About watch =
        judge.watch(MINE, "F%02d.CH4".formatted(point), Room.RULE).activation("r" + round);
    return switch (random.nextInt(7)) {
      case 0, 1 -> watch.raise(1.5 + random.nextInt(100) / 10.0);
      case 2 -> watch.update(1.5 + random.nextInt(100) / 10.0);
      case 3, 4 -> watch.clear(0.1);
      case 5 -> watch.state(false, Double.NaN, QualityReason.BAD);
      default -> watch.state(random.nextBoolean(), 1.7, QualityReason.GOOD);
    };
  }

  /** The same person acknowledges the same watches in both rooms. */
  private void acknowledgeSome(Random random) {
    String chosen = "F%02d.CH4".formatted(1 + random.nextInt(POINTS));
    same(
        officers,
        one -> {
          List<Integer> answers = new ArrayList<>();
          for (JsonNode alert : items(one, "open=true")) {
            if (alert.get("point").asText().equals(chosen)) {
              answers.add(Room.acknowledge(one, alert).status());
            }
          }
          return answers;
        });
  }

  /** What is counted of conditions and Cases; how soon somebody acted is different each time. */
  private static Map<String, JsonNode> figures(Browser officer) {
    Answer answer =
        officer.get("/api/v1/statistics?from=2026-11-20T00:00:00Z&to=2027-11-20T00:00:00Z");
    isOk(answer.status());
    Map<String, JsonNode> figures = new TreeMap<>();
    for (JsonNode figure : answer.json().get("area")) {
      String name = figure.get("measure").asText() + figure.get("of").asText();
      if (!name.startsWith("QUIET_HOURS")) {
        figures.put(name, figure.get("value"));
      }
    }
    return figures;
  }

  private static void assertInvariants(Browser officer) {
    List<String> open = items(officer, "open=true").stream().map(SameOnBothIT::watch).toList();
    assertThat(open).as("one open Alert of a watch").doesNotHaveDuplicates();
    for (JsonNode alert : items(officer, "open=false")) {
      assertThat(alert.get("state").asText()).isEqualTo("NORMAL");
    }
    histories(officer)
        .values()
        .forEach(
            kinds -> {
              assertThat(kinds).startsWith("RAISED");
              assertThat(kinds.indexOf("CLOSED")).as("%s", kinds).isIn(-1, kinds.size() - 1);
            });
  }

  private void settle() throws Exception {
    for (Judge.About watch : judge.sayEverywhere()) {
      for (Browser officer : officers) {
        Eventually.get(
            () -> items(officer, "open=false").stream().map(SameOnBothIT::watch).toList(),
            all -> all.contains(watch.id()));
      }
    }
  }

  private void begin(AlertingOptions options) throws IOException {
    Alerting alerting = opened(Alerting.start(options.withDelivery(Room.quickDelivery()).asDemo()));
    officers.add(Browser.signedIn(alerting.port(), options.data(), "duty"));
    admins.add(Browser.signedIn(alerting.port(), options.data(), "admin"));
  }

  private <T extends AutoCloseable> T opened(T part) {
    running.add(part);
    return part;
  }

  private static <T> List<T> both(List<Browser> people, Function<Browser, T> question) {
    return people.stream().map(question).toList();
  }

  private static <T> void same(List<Browser> people, Function<Browser, T> question) {
    List<T> answers = both(people, question);
    assertThat(answers.get(1)).as("PostgreSQL as H2").isEqualTo(answers.get(0));
  }

  private static void isOk(int status) {
    assertThat(status).isEqualTo(200);
  }

  private static Answer put(Browser admin, String file) {
    return admin.put("/api/v1/enterprises/" + MINE, file);
  }

  private static List<JsonNode> items(Browser officer, String query) {
    JsonNode page = officer.get("/api/v1/alerts?limit=5000&" + query).json();
    List<JsonNode> items = new ArrayList<>();
    page.get("items").forEach(items::add);
    return items;
  }

  private static String watch(JsonNode alert) {
    return alert.get("watch").asText();
  }

  /** By watch and onset; without what each room decides for itself. */
  private static Map<String, JsonNode> alerts(Browser officer, String query) {
    Map<String, JsonNode> alerts = new TreeMap<>();
    for (JsonNode alert : items(officer, query)) {
      ObjectNode shown = alert.deepCopy();
      shown.remove(List.of("id", "acked_at", "updated", "ack_due", "changed"));
      alerts.put(watch(alert) + " " + alert.get("began").asText(), shown);
    }
    return alerts;
  }

  private static Map<String, List<String>> histories(Browser officer) {
    Map<String, List<String>> histories = new TreeMap<>();
    for (JsonNode alert : items(officer, "")) {
      List<String> kinds = new ArrayList<>();
      officer
          .get(Room.path(alert) + "/trace")
          .json()
          .get("events")
          .forEach(event -> kinds.add(event.get("kind").asText()));
      histories.put(alert.get("watch").asText() + " " + alert.get("began").asText(), kinds);
    }
    return histories;
  }
}
