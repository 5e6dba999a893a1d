package io.vigil.alerting.routing;

import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rotas, the phone book, plans of divisions, and who would be told. Each test has its province. */
@ExtendWith(Room.Shared.class)
class RoutingIT {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Test
  @DisplayName("An unattended station escalates at once, and says why")
  void unattendedStationPassesOnAtOnce(Room room) throws Exception {
    set(room.admin(), "county:510181", "王强", -120, -60);
    set(room.admin(), "prefecture:5101", "李敏", -120, 3);
    Browser above = room.officer("routing-51", "province:51");
    JsonNode alert = raise(room, above, "routing-a", "510181", Severity.ORANGE);
    JsonNode moved =
        Eventually.get(
            () -> above.get(path(alert)).json(),
            one -> one.get("responsible").asText().equals("prefecture:5101"));
    assertThat(time(moved, "ack_due"))
        .as("not longer than somebody is there, though the step has 10 minutes")
        .isEqualTo(NOW.plus(Duration.ofMinutes(3)));
    JsonNode escalated = event(above, alert, "ESCALATED");
    assertThat(escalated.at("/detail/from").asText()).isEqualTo("county:510181");
    assertThat(escalated.at("/detail/reason").asText()).isEqualTo("UNATTENDED");

    JsonNode control = raise(room, above, "routing-b", "510182", Severity.ORANGE);
    assertThat(control.get("responsible").asText())
        .as("of a position without a rota nothing is known")
        .isEqualTo("county:510182");
    assertThat(Duration.between(NOW, time(control, "ack_due")))
        .isGreaterThan(Duration.ofMinutes(9));
  }

  @Test
  void oneSeatHasOnePersonAtATimeAndWhatIsLeftOpenIsNamed(Room room) {
    Browser lead = room.somebody("routing-lead-52", "LEAD", "county:520102");
    JournalNumber from = Inside.of(room.alerting()).getBean(Journal.class).position();
    JsonNode first = set(lead, "county:520102", "张三", 60, 120).json();
    set(lead, "county:520102", "李四", 120, 180);
    Answer twice = turn(lead, "county:520102", "王五", 119, 130);
    assertProblem(twice, 409, "ROTA_OVERLAP");
    assertThat(twice.json().get("zh").asText()).startsWith("张三 在 ");
    set(lead, "county:520102", "赵六", 200, 240);
    assertThat(gaps(lead, 0, 240)).containsExactly(gap(180, 200));
    assertThat(gaps(lead, 61, 300)).containsExactly(gap(180, 200), gap(240, 300));
    assertThat(lead.send("DELETE", "/api/v1/rota/" + first.get("id").asText(), null).status())
        .isEqualTo(200);
    assertThat(gaps(lead, 0, 150)).as("no rota is kept before its first turn").isEmpty();
    assertThat(kindsSince(room, from))
        .containsExactly(
            JournalKind.ROTA_SET,
            JournalKind.ROTA_SET,
            JournalKind.ROTA_SET,
            JournalKind.ROTA_REMOVED);
  }

  @Test
  void whatHasBeenStaysAndWhatGoesOnEndsNow(Room room) {
    Browser lead = room.somebody("routing-lead-53", "LEAD", "county:530102");
    JsonNode past = set(lead, "county:530102", "张三", -120, -60).json();
    JsonNode present = set(lead, "county:530102", "李四", -60, 60).json();
    assertProblem(remove(lead, past), 409, "ROTA_OVER");
    assertThat(remove(lead, present).status()).isEqualTo(200);
    JsonNode left = rota(lead, -180, 60).get("turns");
    assertThat(left.findValuesAsText("officer")).containsExactly("张三", "李四");
    assertThat(time(left.get(1), "ends")).isBefore(NOW.plus(Duration.ofMinutes(59)));
  }

  @Test
  void rotaAndPhoneBookAreKeptWithinTheOwnScopeAndRefusedInWords(Room room) {
    Browser lead = room.somebody("routing-lead-54", "LEAD", "county:540102");
    assertProblem(turn(lead, "county:540103", "张三", 0, 60), 404, "NOT_FOUND");
    assertProblem(turn(lead, "prefecture:5401", "张三", 0, 60), 404, "NOT_FOUND");
    assertProblem(turn(lead, "plant-shift:no-such", "张三", 0, 60), 404, "NOT_FOUND");
    assertProblem(turn(lead, "county:540102", " ", 0, 60), 422, "FIELD_MISSING");
    assertProblem(turn(lead, "county:540102", "张三", 60, 60), 400, "BAD_REQUEST");
    Browser officer = room.officer("routing-duty-54", "county:540102");
    assertProblem(turn(officer, "county:540102", "张三", 0, 60), 403, "NOT_ALLOWED");
    assertProblem(phone(lead, "county:540102", "值班室", "转 3"), 400, "BAD_REQUEST");
    JsonNode entry = phone(lead, "county:540102", "值班室", "0891-633 0000").json();
    assertThat(officer.get("/api/v1/phone-book").json().findValuesAsText("phone"))
        .containsExactly("0891-633 0000");
    Browser neighbour = room.somebody("routing-lead-55", "LEAD", "county:540103");
    assertThat(neighbour.get("/api/v1/phone-book").json().get("items")).isEmpty();
    String address = "/api/v1/phone-book/" + entry.get("id").asText();
    assertProblem(neighbour.send("DELETE", address, null), 404, "NOT_FOUND");
    assertThat(lead.send("DELETE", address, null).status()).isEqualTo(200);
    assertThat(officer.get("/api/v1/phone-book").json().get("items")).isEmpty();
  }

  @Test
  void divisionHasAPlanOfItsOwnAndOurNumbersAreNeverLaw(Room room) throws Exception {
    room.importPlant("routing-c", plant("routing-c", "610104"));
    Browser officer = room.officer("routing-61", "county:610104");
    JsonNode ours = routing(officer, "routing-c", 1).get("plan");
    assertThat(ours.get("mark").asText()).isEqualTo("P");
    assertThat(ours.get("basis").asText()).isEmpty();
    String steps = "{\"steps\":[%s],\"basis\":\"市值班规定第 3 条\"}";
    Answer set =
        room.admin()
            .put(
                "/api/v1/escalation-plans/6101/red",
                steps.formatted("{\"tier\":\"county\",\"minutes\":2},{\"tier\":\"province\"}"));
    assertThat(set.status()).as("%s", set.json()).isEqualTo(200);
    JsonNode own = routing(officer, "routing-c", 1);
    assertThat(own.at("/plan/division").asText()).isEqualTo("6101");
    assertThat(own.at("/plan/mark").isNull()).isTrue();
    assertThat(own.at("/plan/basis").asText()).isEqualTo("市值班规定第 3 条");
    assertThat(own.get("rungs").findValuesAsText("position"))
        .containsExactly("county:610104", "province:61");
    JsonNode alert = raise(room, officer, "routing-c", "610104", Severity.RED);
    assertThat(Duration.between(Instant.now(), time(alert, "ack_due")))
        .isBetween(Duration.ofSeconds(60), Duration.ofMinutes(2));
    assertThat(room.admin().send("DELETE", "/api/v1/escalation-plans/6101/red", null).status())
        .isEqualTo(200);
    assertThat(routing(officer, "routing-c", 1).at("/plan/mark").asText()).isEqualTo("P");

    for (String bad :
        List.of(
            "",
            "{\"tier\":\"mayor\",\"minutes\":5}",
            "{\"tier\":\"county\",\"minutes\":0}",
            "{\"tier\":\"county\",\"minutes\":1441}",
            "{\"tier\":\"county\"},{\"tier\":\"province\"}",
            "{\"tier\":\"province\",\"minutes\":5},{\"tier\":\"county\"}")) {
      Answer refused = room.admin().put("/api/v1/escalation-plans/6101/red", steps.formatted(bad));
      assertProblem(refused, 422, "PLAN_REFUSED");
    }
    assertProblem(
        room.admin()
            .put("/api/v1/escalation-plans/610/red", steps.formatted("{\"tier\":\"county\"}")),
        404,
        "NOT_FOUND");
  }

  @Test
  @DisplayName("A town is a rung where the plant names it and it keeps a rota, else it is skipped")
  void town(Room room) throws Exception {
    room.importPlant("routing-d", plant("routing-d", "620102003"));
    Browser county = room.officer("routing-62", "county:620102");
    assertThat(rungs(county, "routing-d", 4))
        .containsExactly("plant-shift:routing-d", "plant-head:routing-d", "county:620102");
    set(room.admin(), "town:620102003", "镇值班员", -10, 600);
    assertThat(rungs(county, "routing-d", 4))
        .containsExactly(
            "plant-shift:routing-d", "plant-head:routing-d", "town:620102003", "county:620102");
    room.importPlant("routing-e", plant("routing-e", "620102"));
    assertThat(rungs(county, "routing-e", 4)).noneMatch(one -> one.startsWith("town:"));
    Browser town = room.officer("routing-town", "town:620102003");
    raise(room, town, "routing-d", "620102003", Severity.BLUE);
    room.raise("routing-e", "F01.CH4");
    room.open(county, "routing-e", 1);
    assertThat(room.openOf(town, "routing-e")).as("not of its area").isEmpty();
  }

  @Test
  @DisplayName("P16 who would be told now?")
  void whoWouldBeToldNow(Room room) {
    room.importPlant("routing-f", plant("routing-f", "630102"));
    Browser officer = room.officer("routing-63", "county:630102");
    set(room.admin(), "county:630102", "马军", -60, 4);
    set(room.admin(), "prefecture:6301", "早班", -120, -60);
    phone(room.admin(), "province:63", "省值班室", "0971-000000");
    room.admin()
        .put(
            "/api/v1/channels/routing-63",
            "{\"url\":\"http://127.0.0.1:9/\",\"division\":\"63\",\"leastSeverity\":2}");
    JsonNode answer = routing(officer, "routing-f", 1);
    JsonNode rungs = answer.get("rungs");
    assertThat(rungs.findValuesAsText("position"))
        .containsExactly("county:630102", "prefecture:6301", "province:63");
    assertThat(rungs.at("/0/officer").asText()).isEqualTo("马军");
    assertThat(time(rungs.get(0), "due"))
        .as("his turn ends before the 5 minutes do")
        .isEqualTo(NOW.plus(Duration.ofMinutes(4)));
    assertThat(rungs.at("/1/unattended").asBoolean()).isTrue();
    assertThat(rungs.at("/1/from")).isEqualTo(rungs.at("/0/due"));
    assertThat(rungs.at("/1/due")).as("passed over at once").isEqualTo(rungs.at("/1/from"));
    assertThat(rungs.at("/2/unattended").asBoolean()).as("keeps no rota").isFalse();
    assertThat(texts(answer.get("informed")))
        .containsExactly(
            "plant-shift:routing-f", "plant-head:routing-f", "prefecture:6301", "province:63");
    assertThat(answer.get("phones").findValuesAsText("phone")).containsExactly("0971-000000");
    assertThat(answer.get("channels").findValuesAsText("id")).containsExactly("routing-63");
    assertThat(routing(officer, "routing-f", 3).get("channels"))
        .as("it asked for orange and red alone")
        .isEmpty();
    room.admin().send("DELETE", "/api/v1/channels/routing-63", null);
    Browser neighbour = room.officer("routing-64", "county:630103");
    assertProblem(
        neighbour.get("/api/v1/routing?enterprise=routing-f&severity=1"), 404, "NOT_FOUND");
    assertProblem(
        officer.get("/api/v1/routing?enterprise=routing-f&severity=5"), 400, "BAD_REQUEST");
  }

  private static JsonNode raise(
      Room room, Browser officer, String plant, String division, Severity severity)
      throws Exception {
    assertThat(room.importPlant(plant, plant(plant, division)).status()).isEqualTo(200);
    room.judge().say(room.judge().watch(plant, "F01.CH4", Room.RULE).at(severity).raise(1.6));
    return room.open(officer, plant, 1).get(0);
  }

  private static String plant(String plant, String division) {
    return Plants.coalMine(plant, 1).replace("140428", division);
  }

  private static Answer set(Browser who, String position, String officer, int from, int until) {
    Answer answer = turn(who, position, officer, from, until);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer;
  }

  private static Answer turn(Browser who, String position, String officer, int from, int until) {
    return who.post(
        "/api/v1/rota",
        "{\"position\":\"%s\",\"officer\":\"%s\",\"begins\":\"%s\",\"ends\":\"%s\"}"
            .formatted(position, officer, minutes(from), minutes(until)));
  }

  private static Answer phone(Browser who, String position, String name, String phone) {
    return who.post(
        "/api/v1/phone-book",
        "{\"position\":\"%s\",\"name\":\"%s\",\"phone\":\"%s\"}".formatted(position, name, phone));
  }

  private static Answer remove(Browser who, JsonNode turn) {
    return who.send("DELETE", "/api/v1/rota/" + turn.get("id").asText(), null);
  }

  private static JsonNode rota(Browser who, int from, int until) {
    Answer answer =
        who.get("/api/v1/rota?from=%s&until=%s".formatted(minutes(from), minutes(until)));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json().get("items").get(0);
  }

  private static List<String> gaps(Browser who, int from, int until) {
    List<String> gaps = new ArrayList<>();
    rota(who, from, until)
        .get("gaps")
        .forEach(one -> gaps.add(time(one, "from") + " " + time(one, "until")));
    return gaps;
  }

  private static String gap(int from, int until) {
    return minutes(from) + " " + minutes(until);
  }

  private static JsonNode routing(Browser who, String plant, int severity) {
    Answer answer = who.get("/api/v1/routing?enterprise=%s&severity=%d".formatted(plant, severity));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> rungs(Browser who, String plant, int severity) {
    return routing(who, plant, severity).get("rungs").findValuesAsText("position");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static JsonNode event(Browser who, JsonNode alert, String kind) {
    for (JsonNode event : who.get(path(alert) + "/trace").json().get("events")) {
      if (event.get("kind").asText().equals(kind)) {
        return event;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private static List<JournalKind> kindsSince(Room room, JournalNumber from) {
    return Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000).stream()
        .map(JournalEntry::kind)
        .filter(one -> one == JournalKind.ROTA_SET || one == JournalKind.ROTA_REMOVED)
        .toList();
  }

  private static Instant minutes(int minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }

  private static Instant time(JsonNode node, String field) {
    return OffsetDateTime.parse(node.get(field).asText()).toInstant();
  }
}
