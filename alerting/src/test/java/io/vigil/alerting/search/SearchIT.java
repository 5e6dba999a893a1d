package io.vigil.alerting.search;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Alike;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Dawdler;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.ManyAlerts;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts of the past, found again. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class SearchIT {
  private static final String PLANT = "search-a";
  private static final String DIVISION = "140466";
  private static final String ALWAYS = "from=2026-01-01T00:00:00Z&to=2199-01-01T00:00:00Z";

  /** More than the sockets between two processes can hold. */
  private static final int ROWS = 30_000;

  private Room room;
  private Browser officer;

  @BeforeEach
  void fiveAlertsOfWhichOneIsAcknowledged(Room shared) throws Exception {
    room = shared;
    officer = room.officer("search-officer", "county:" + DIVISION);
    if (!found(ALWAYS).isEmpty()) {
      return;
    }
    String file =
        Plants.coalMine(PLANT, 5)
            .replace("140428", DIVISION)
            .replace("工作面甲烷 F03.CH4", "=HYPERLINK(\\\"x\\\") 100%_回风");
    assertThat(room.importPlant(PLANT, file).status()).isEqualTo(200);
    for (int i = 1; i <= 5; i++) {
      room.judge().later(1_000);
      room.judge().say(watch(i).raise(1.5 + i));
    }
    List<JsonNode> open = room.open(officer, PLANT, 5);
    JsonNode first =
        open.stream().filter(one -> one.get("point").asText().startsWith("F01")).toList().get(0);
    assertThat(acknowledge(officer, first).status()).isEqualTo(200);
    room.judge().say(watch(1).clear(0));
    room.open(officer, PLANT, 4);
  }

  @Test
  @DisplayName("P4 the Alerts of one point")
  void ofOnePoint() {
    assertThat(found(ALWAYS + "&enterprise=" + PLANT + "&point=F02.CH4"))
        .containsExactly("F02.CH4");
  }

  @Test
  @DisplayName("P10 pages by key: all of them, once each, the one that began last first")
  void pagesByKey() {
    List<String> points = new ArrayList<>();
    String below = "";
    do {
      JsonNode page = officer.get("/api/v1/search/alerts?limit=2&" + ALWAYS + below).json();
      page.get("items").forEach(one -> points.add(one.at("/alert/point").asText()));
      JsonNode older = page.get("older");
      below = older == null || older.isNull() ? "" : "&below=" + encoded(older.asText());
    } while (!below.isEmpty());
    assertThat(points).containsExactly("F05.CH4", "F04.CH4", "F03.CH4", "F02.CH4", "F01.CH4");
  }

  @Test
  @DisplayName("P10 by severity, rule, plant, division and outcome")
  void byWhatItIs() {
    assertThat(found(ALWAYS + "&severity=1")).containsExactly("F05.CH4", "F03.CH4", "F01.CH4");
    assertThat(found(ALWAYS + "&severity=1&outcome=OVER")).containsExactly("F01.CH4");
    assertThat(found(ALWAYS + "&outcome=OPEN")).hasSize(4).doesNotContain("F01.CH4");
    assertThat(found(ALWAYS + "&outcome=UNANSWERED")).isEmpty();
    assertThat(found(ALWAYS + "&outcome=FALSE_ALARM")).isEmpty();
    assertThat(found(ALWAYS + "&rule=" + Room.RULE)).hasSize(5);
    assertThat(found(ALWAYS + "&rule=CO-M1")).isEmpty();
    assertThat(found(ALWAYS + "&enterprise=" + PLANT)).hasSize(5);
    assertThat(found(ALWAYS + "&enterprise=search-b")).isEmpty();
    assertThat(found(ALWAYS + "&division=1404")).hasSize(5);
    assertThat(found(ALWAYS + "&division=33")).isEmpty();
    assertThat(found("from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")).isEmpty();
  }

  @Test
  @DisplayName("P10 by words in their order, in which no sign of the database means anything")
  void byWords() {
    assertThat(found(ALWAYS + "&words=" + encoded("甲烷 f04"))).containsExactly("F04.CH4");
    assertThat(found(ALWAYS + "&words=" + encoded("FACE methane F04"))).containsExactly("F04.CH4");
    assertThat(found(ALWAYS + "&words=" + encoded("f04 甲烷 示范"))).isEmpty();
    assertThat(found(ALWAYS + "&words=" + encoded("100%_回"))).containsExactly("F03.CH4");
    assertThat(found(ALWAYS + "&words=" + encoded("100%_%"))).isEmpty();
    assertThat(found(ALWAYS + "&words=" + encoded("' OR '1'='1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", ".*", "F0[0-9]", "f04|f05", "^F04", "F04.CH4$"})
  @DisplayName("attack75 an expression is looked for as it is written")
  void expressionIsText(String expression, Attack attack) {
    assertThat(found(ALWAYS + "&words=" + encoded(expression))).isEmpty();
    assertThat(found(ALWAYS + "&words=" + encoded("F04.CH4"))).containsExactly("F04.CH4");
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName("attack75 an expression takes about as long as any other words")
  void expressionTakesAsLong(Attack attack) {
    String slow = encoded("(a+)+$" + "a".repeat(60) + "!");
    Alike.inTime(
        7,
        () -> assertThat(found(ALWAYS + "&words=" + slow)).isEmpty(),
        () -> assertThat(found(ALWAYS + "&words=" + encoded("nothing of that"))).isEmpty());
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName("P10 somebody else's county finds nothing of it")
  void nothingOfAnotherCounty() {
    Browser neighbour = room.officer("search-elsewhere", "county:140467");
    String all = "/api/v1/search/alerts?" + ALWAYS;
    assertThat(neighbour.get(all).json().get("items")).isEmpty();
    assertThat(officer.get(all).json().get("items")).hasSize(5);
  }

  @Test
  @DisplayName("P10 attack47 as a file for spreadsheets: byte order mark, no formula, on record")
  void csv(Attack attack) {
    Answer answer = officer.get("/api/v1/search/alerts.csv?" + ALWAYS + "&words=f03");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"alerts.csv\"");
    String[] lines = answer.raw().body().split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).startsWith("\uFEFF编号,开始,恢复,");
    assertThat(lines[1])
        .contains("140466,search-a,示范煤矿,F01,F03.CH4,\"'=HYPERLINK(\"\"x\"\")")
        .contains("+08:00");
    JsonNode newest = room.signIn("audit").get("/api/v1/audit/entries?actor=search-officer").json();
    assertThat(newest.at("/items/0/kind").asText()).isEqualTo("REPORT_TAKEN");
    assertThat(newest.at("/items/0/detail/words").asText()).isEqualTo("f03");
    assertThat(newest.at("/items/0/detail/rows").asInt()).isEqualTo(1);
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName(
      "attack74 a file of everything is made while it is taken, and ends when who asks leaves")
  void everything(Attack attack) throws Exception {
    String division = "140465";
    String plant = room.plantIn(division, 1);
    Browser leaving = room.officer("leaving-officer", "county:" + division);
    room.raise(plant, "F01.CH4");
    JsonNode alert = room.open(leaving, plant, 1).get(0);
    ManyAlerts many = new ManyAlerts(room, alert.get("id").asText());
    many.add(ROWS);
    try {
      String path = "/api/v1/search/alerts.csv?" + ALWAYS;
      try (Dawdler caller = leaving.dawdle(path)) {
        assertThat(caller.firstLine()).isEqualTo("HTTP/1.1 200 OK");
        caller.awaitText("copy-");
      }
      JsonNode left = taken(leaving, entry -> entry.has("broken_off"));
      assertThat(left.get("rows").asInt()).isBetween(1, ROWS - 1);
      attack.boardIsNoQuieter();
      HttpResponse<byte[]> whole = leaving.getBytes(path);
      String text = new String(whole.body(), StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(1 + ROWS + 1);
      assertThat(text.lines().skip(1).distinct()).hasSize(ROWS + 1);
      JsonNode all = taken(leaving, entry -> !entry.has("broken_off"));
      assertThat(all.get("rows").asInt()).isEqualTo(ROWS + 1);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.body());
      assertThat(all.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(digest));
    } finally {
      many.remove();
    }
  }

  /** What the newest entry about a file of the user's says, once it is the end of one as wanted. */
  private JsonNode taken(Browser who, Predicate<JsonNode> wanted) throws Exception {
    Browser auditor = room.signIn("audit");
    return Eventually.get(
        () ->
            auditor
                .get("/api/v1/audit/entries?actor=" + who.username())
                .json()
                .at("/items/0/detail"),
        entry -> entry.has("rows") && wanted.test(entry));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "severity=5",
        "outcome=LOST",
        "division=14%25",
        "from=yesterday",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
        "below=here",
        "below=2026-01-01T00:00:00Z/x",
        "words=%00"
      })
  void whatCannotBeLookedForIsRefusedInWords(String query) {
    assertProblem(officer.get("/api/v1/search/alerts?" + query), 400, "BAD_REQUEST");
  }

  private Judge.About watch(int point) {
    return room.judge()
        .watch(PLANT, "F0" + point + ".CH4", Room.RULE)
        .at(point % 2 == 1 ? Severity.RED : Severity.ORANGE);
  }

  private List<String> found(String query) {
    List<String> points = new ArrayList<>();
    officer
        .get("/api/v1/search/alerts?" + query)
        .json()
        .get("items")
        .forEach(one -> points.add(one.at("/alert/point").asText()));
    return points;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
