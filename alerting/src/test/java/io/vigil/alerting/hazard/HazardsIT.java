package io.vigil.alerting.hazard;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hazards: recorded, fixed by whom and when, put right, and signed off by another person. */
@ExtendWith(Room.Shared.class)
class HazardsIT {
  private static final String COUNTY = "county:140428";

  private Room room;
  private String plant;
  private Browser operator;
  private Browser lead;
  private JournalNumber from;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(1);
    operator = room.somebody("op-of-" + plant, "PLANT", "plant-shift:" + plant);
    lead = room.somebody("hazard-lead", "LEAD", COUNTY);
    from = Inside.of(room.alerting()).getBean(Journal.class).position();
  }

  @Test
  @DisplayName(
      "R28 a hazard goes from its finding to the signature of a second person, each step on record")
  void goesItsWay() {
    JsonNode found = found("SELF", "MAJOR", 30);
    assertThat(found.get("state").asText()).isEqualTo("FOUND");
    assertProblem(act(operator, found, "rectified", "done"), 409, "HAZARD_REFUSES");
    JsonNode planned = planned(found, 20);
    assertThat(planned.get("responsible").asText()).isEqualTo("机电科长");
    assertProblem(plan(planned, 10), 409, "HAZARD_REFUSES");
    assertProblem(act(lead, planned, "sign-off", "seen"), 409, "HAZARD_REFUSES");
    JsonNode once = done(operator, planned, "rectified", "更换密封");
    assertProblem(act(operator, once, "sign-off", "seen"), 403, "NOT_ALLOWED");
    JsonNode back = done(lead, once, "return", "仍有渗漏");
    assertThat(back.get("state").asText()).isEqualTo("RECTIFYING");
    assertThat(back.get("returned").asInt()).isEqualTo(1);
    assertThat(back.get("rectified_by").isNull()).isTrue();
    JsonNode twice = done(operator, back, "rectified", "更换整段管道");
    assertProblem(act(lead, once, "sign-off", "seen"), 409, "HAZARD_CHANGED");
    JsonNode over = done(lead, twice, "sign-off", "现场复核合格");
    assertThat(over.get("state").asText()).isEqualTo("SIGNED_OFF");
    assertThat(over.get("signed_by").asText()).isEqualTo("hazard-lead");
    assertProblem(act(operator, over, "rectified", "again"), 409, "HAZARD_REFUSES");
    assertThat(kinds(found))
        .containsExactly(
            JournalKind.HAZARD_FOUND,
            JournalKind.HAZARD_PLANNED,
            JournalKind.HAZARD_RECTIFIED,
            JournalKind.HAZARD_RETURNED,
            JournalKind.HAZARD_RECTIFIED,
            JournalKind.HAZARD_SIGNED);
    room.pass(Duration.ofDays(40));
    assertThat(read(over).get("overdue_since").isNull()).as("it was put right in time").isTrue();
  }

  @Test
  void whoeverSaysThatItIsPutRightDoesNotSignItOff() {
    JsonNode planned = planned(found("INSPECTION", "GENERAL", 30), 20);
    JsonNode said = done(lead, planned, "rectified", "done");
    assertProblem(act(lead, said, "sign-off", "seen"), 403, "FOUR_EYES");
    assertProblem(act(lead, said, "return", "no"), 403, "FOUR_EYES");
    Browser second = room.somebody("hazard-second", "APPROVER", COUNTY);
    assertThat(done(second, said, "sign-off", "seen").get("state").asText())
        .isEqualTo("SIGNED_OFF");
  }

  @Test
  @DisplayName(
      "R30 only the position that listed a hazard lifts it, and it is not signed off before")
  void listedUntilLifted() {
    Browser prefecture = room.somebody("hazard-prefecture", "LEAD", "prefecture:1404");
    JsonNode general = found("SELF", "GENERAL", 30);
    assertProblem(list(prefecture, general, 10), 409, "HAZARD_REFUSES");
    JsonNode planned = planned(found("PUBLIC", "MAJOR", 30), 20);
    JsonNode listed = list(prefecture, planned, 10).json();
    assertThat(listed.get("listed_by").asText()).isEqualTo("prefecture:1404");
    assertThat(listed.get("limit").asText())
        .as("the end of the listing comes first")
        .isEqualTo(listed.get("listed_until").asText());
    assertProblem(list(lead, listed, 10), 409, "HAZARD_REFUSES");
    assertProblem(act(lead, listed, "lift", "done"), 403, "NOT_YOUR_LISTING");
    JsonNode said = done(operator, listed, "rectified", "done");
    assertProblem(act(lead, said, "sign-off", "seen"), 409, "HAZARD_REFUSES");
    JsonNode lifted = done(prefecture, said, "lift", "核查属实");
    assertThat(lifted.get("listed_by").isNull()).isTrue();
    assertProblem(act(prefecture, lifted, "lift", "once more"), 409, "HAZARD_REFUSES");
    done(lead, lifted, "sign-off", "seen");
    assertThat(kinds(planned)).contains(JournalKind.HAZARD_LISTED, JournalKind.HAZARD_LIFTED);
  }

  @Test
  void isMarkedAsLateByATimerAndStaysSoUntilItIsSignedOff() {
    JsonNode before = counts(lead);
    JsonNode planned = planned(found("SELF", "MAJOR", 30), 5);
    room.pass(Duration.ofDays(4));
    assertThat(read(planned).get("overdue_since").isNull()).isTrue();
    room.pass(Duration.ofDays(6));
    JsonNode late = read(planned);
    assertThat(late.get("overdue_since").asText()).isEqualTo(late.get("due").asText());
    assertThat(kinds(planned)).endsWith(JournalKind.HAZARD_OVERDUE);
    assertProblem(act(operator, planned, "rectified", "done"), 409, "HAZARD_CHANGED");
    JsonNode counted = counts(lead);
    assertThat(counted.get("overdue").asLong()).isEqualTo(before.get("overdue").asLong() + 1);
    assertThat(counted.get("major").asLong()).isEqualTo(before.get("major").asLong() + 1);
    JsonNode said = done(operator, late, "rectified", "done");
    assertThat(said.get("overdue_since").isNull()).as("late all the same").isFalse();
    done(lead, said, "sign-off", "seen");
    assertThat(counts(lead).get("overdue").asLong()).isEqualTo(before.get("overdue").asLong());
  }

  @Test
  void comesFromACaseOfTheSamePlantOrStandsAlone() throws Exception {
    JsonNode alert = room.raised(plant);
    String disposal =
        room.duty()
            .get("/api/v1/cases/of-alert/" + alert.get("id").asText())
            .json()
            .at("/disposal/id")
            .asText();
    String more = ",\"disposal\":\"" + disposal + "\"";
    JsonNode found = record(room.duty(), body(plant, "ALERT", "MAJOR", 30, more)).json();
    assertThat(found.get("disposal").asText()).isEqualTo(disposal);
    String other = room.plant(1);
    assertProblem(record(room.duty(), body(other, "ALERT", "MAJOR", 30, more)), 404, "NOT_FOUND");
  }

  @Test
  void isHandedOverWithTheShift() {
    JsonNode found = found("SELF", "MAJOR", 30);
    JsonNode lines = operator.get("/api/v1/shift").json().get("lines");
    assertThat(lines.findParents("subject"))
        .filteredOn(one -> one.get("subject").asText().equals(found.get("id").asText()))
        .singleElement()
        .satisfies(one -> assertThat(one.get("kind").asText()).isEqualTo("HAZARD"))
        .satisfies(one -> assertThat(one.get("zh").asText()).contains("重大隐患").contains("待定整改"));
  }

  @Test
  void isNobodyElsesBusinessAndRefusedInWords() {
    JsonNode found = found("SELF", "MAJOR", 30);
    Browser neighbour = room.somebody("hazard-neighbour", "LEAD", "county:140484");
    assertProblem(neighbour.get(path(found)), 404, "NOT_FOUND");
    assertProblem(act(neighbour, found, "rectified", "done"), 404, "NOT_FOUND");
    assertProblem(list(neighbour, found, 10), 404, "NOT_FOUND");
    assertProblem(record(neighbour, body(plant, "SELF", "MAJOR", 30, "")), 404, "NOT_FOUND");
    assertThat(neighbour.get("/api/v1/hazards").json().findValuesAsText("id"))
        .doesNotContain(found.get("id").asText());
    assertThat(room.duty().get("/api/v1/hazards").json().findValuesAsText("id"))
        .contains(found.get("id").asText());
    assertProblem(record(operator, body(plant, "RUMOUR", "MAJOR", 30, "")), 400, "BAD_REQUEST");
    assertProblem(record(operator, body(plant, "SELF", "HUGE", 30, "")), 400, "BAD_REQUEST");
    assertProblem(record(operator, body(plant, "SELF", "MAJOR", -1, "")), 409, "HAZARD_REFUSES");
    assertProblem(record(operator, "{\"enterprise\":\"" + plant + "\"}"), 400, "BAD_REQUEST");
    assertProblem(operator.post(path(found) + "/plan", "{}"), 400, "BAD_REQUEST");
    assertProblem(
        operator.post(path(found) + "/plan", "{\"version\":1,\"responsible\":\"x\"}"),
        422,
        "FIELD_MISSING");
    assertProblem(operator.get("/api/v1/hazards/x"), 404, "NOT_FOUND");
  }

  private JsonNode found(String source, String level, int days) {
    Answer answer = record(operator, body(plant, source, level, days, ""));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static Answer record(Browser who, String body) {
    return who.post("/api/v1/hazards", body);
  }

  private String body(String enterprise, String source, String level, int days, String more) {
    return """
        {"enterprise":"%s","source":"%s","level":"%s","place":"3 号皮带走廊",
         "description":"甲烷抽采管道渗漏","due":"%s"%s}"""
        .formatted(enterprise, source, level, in(days), more);
  }

  private JsonNode planned(JsonNode hazard, int days) {
    Answer answer = plan(hazard, days);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private Answer plan(JsonNode hazard, int days) {
    return operator.post(
        path(hazard) + "/plan",
        """
        {"version":%d,"responsible":"机电科长","measure":"更换密封","funds":"安全费用 12 万元",
         "contingency":"停产撤人","due":"%s"}"""
            .formatted(hazard.get("version").asLong(), in(days)));
  }

  private Answer list(Browser who, JsonNode hazard, int days) {
    return who.post(
        path(hazard) + "/list",
        "{\"version\":%d,\"until\":\"%s\"}".formatted(hazard.get("version").asLong(), in(days)));
  }

  private static Answer act(Browser who, JsonNode hazard, String act, String text) {
    return who.post(
        path(hazard) + "/" + act,
        "{\"version\":%d,\"text\":\"%s\"}".formatted(hazard.get("version").asLong(), text));
  }

  private static JsonNode done(Browser who, JsonNode hazard, String act, String text) {
    Answer answer = act(who, hazard, act, text);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode read(JsonNode hazard) {
    return room.duty().get(path(hazard)).json();
  }

  private static JsonNode counts(Browser who) {
    return who.get("/api/v1/hazards").json().get("counts");
  }

  private static String path(JsonNode hazard) {
    return "/api/v1/hazards/" + hazard.get("id").asText();
  }

  private String in(int days) {
    return Inside.of(room.alerting())
        .getBean(Deadlines.class)
        .now()
        .plus(Duration.ofDays(days))
        .toString();
  }

  private List<JournalKind> kinds(JsonNode hazard) {
    return Inside.of(room.alerting()).getBean(Journal.class).after(from, 5_000).stream()
        .filter(one -> one.alert().equals(hazard.get("id").asText()))
        .map(JournalEntry::kind)
        .toList();
  }
}
