package io.vigil.alerting.cases;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases as people handle them, from the Alert to the reviewed end. */
@ExtendWith(Room.Shared.class)
class CasesIT {
  @Test
  @DisplayName("Guide §4.3: the whole loop, each step with its record, closed by a second person")
  void wholeLoop(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.ORANGE);
    JsonNode alert = raise(room, watch);
    JsonNode opened = of(room, alert);
    assertThat(text(opened, "state")).isEqualTo("NEW");
    assertThat(text(opened, "responsible")).isEqualTo("county:140428");
    assertThat(dueAfterOpening(opened)).isEqualTo(Duration.ofHours(2));
    assertProblem(act(room.duty(), opened, "verify", ""), 409, "CASE_REFUSES");
    assertThat(acknowledge(room.duty(), alert).status()).isEqualTo(200);
    JsonNode received = of(room, alert);
    assertThat(text(received, "state")).as("acknowledged is received").isEqualTo("RECEIVED");
    assertThat(text(received, "received_by")).isEqualTo("duty");
    JsonNode verifying = ok(act(room.duty(), received, "verify", ""));
    JsonNode disposing = ok(act(room.duty(), verifying, "dispose", "\"measure\":\"撤人断电\""));
    assertProblem(
        act(room.duty(), disposing, "feedback", "\"cause\":\"风筒脱节\",\"measure\":\"恢复通风\""),
        422,
        "FIELD_MISSING");
    JsonNode submitted =
        ok(
            act(
                room.duty(),
                disposing,
                "feedback",
                "\"cause\":\"风筒脱节\",\"measure\":\"恢复通风\",\"evidence\":\"照片 3 张，编号 P-1\""));
    assertThat(text(submitted, "state")).isEqualTo("FEEDBACK_SUBMITTED");
    Browser prefecture = room.signIn("prefecture");
    assertProblem(act(prefecture, submitted, "accept", ""), 409, "CASE_REFUSES");
    room.judge().say(watch.clear(0.3));
    Eventually.get(() -> room.openOf(plant(watch)), List::isEmpty);
    assertThat(text(of(room, alert), "state"))
        .as("a signal that clears closes no case")
        .isEqualTo("FEEDBACK_SUBMITTED");
    assertProblem(act(room.duty(), submitted, "accept", ""), 403, "FOUR_EYES");
    JsonNode returned = ok(act(prefecture, submitted, "return", "\"reason\":\"缺瓦斯曲线\""));
    assertThat(text(returned, "state")).isEqualTo("DISPOSING");
    JsonNode again =
        ok(
            act(
                room.duty(),
                returned,
                "feedback",
                "\"cause\":\"风筒脱节\",\"measure\":\"恢复通风\",\"evidence\":\"P-1，曲线 C-2\""));
    JsonNode closed = ok(act(prefecture, again, "accept", ""));
    assertThat(text(closed, "state")).isEqualTo("CLOSED");
    String cap = "/api/v1/cases/" + text(closed, "id") + "/cap";
    assertThat(room.duty().send("GET", cap, null, "Accept", "application/cap+xml").raw().body())
        .as("there is nothing left to execute")
        .contains("<responseType>AllClear</responseType>")
        .doesNotContain("<instruction>");
    assertThat(text(closed, "closed_by")).isEqualTo("prefecture");
    assertThat(closed.get("due").isNull()).isTrue();
    assertProblem(act(room.duty(), closed, "comment", "\"text\":\"x\""), 409, "CASE_REFUSES");
    assertThat(kinds(room, alert))
        .containsExactly(
            "CASE_OPENED",
            "CASE_RECEIVED",
            "CASE_VERIFYING",
            "CASE_DISPOSING",
            "CASE_FEEDBACK",
            "CASE_RETURNED",
            "CASE_FEEDBACK",
            "CASE_CLOSED");
  }

  @Test
  void falseAlarmIsClaimedWithACauseAndReviewedToo(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.YELLOW);
    JsonNode alert = raise(room, watch);
    acknowledge(room.duty(), alert);
    JsonNode verifying = ok(act(room.duty(), of(room, alert), "verify", ""));
    assertProblem(act(room.duty(), verifying, "claim-false", ""), 422, "FIELD_MISSING");
    JsonNode claimed = ok(act(room.duty(), verifying, "claim-false", "\"cause\":\"标校未报备\""));
    assertThat(claimed.get("false_alarm").asBoolean()).isTrue();
    room.judge().say(watch.clear(0.2));
    Eventually.get(() -> room.openOf(plant(watch)), List::isEmpty);
    assertThat(text(ok(act(room.duty(), claimed, "accept", "")), "state"))
        .as("yellow needs no second person")
        .isEqualTo("CLOSED");
  }

  @Test
  @DisplayName(
      "§5 an Alert that was still open when its case closed and comes again opens it again")
  void sameAlertComesAgainAfterItsCaseWasClosed(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.YELLOW);
    JsonNode alert = raise(room, watch);
    JsonNode received = ok(act(room.duty(), of(room, alert), "receive", ""));
    JsonNode verifying = ok(act(room.duty(), received, "verify", ""));
    JsonNode claimed = ok(act(room.duty(), verifying, "claim-false", "\"cause\":\"标校未报备\""));
    room.judge().say(watch.clear(0.2));
    room.open(plant(watch), one -> text(one, "state").equals("CLEARED_UNACKED"));
    JsonNode closed = ok(act(room.duty(), claimed, "accept", ""));
    assertThat(text(closed, "state")).isEqualTo("CLOSED");
    room.judge().say(watch.activation("2").raise(1.7));
    JsonNode again = room.open(plant(watch), one -> text(one, "state").equals("ACTIVE_UNACKED"));
    assertThat(again.get("id")).as("the same Alert").isEqualTo(alert.get("id"));
    JsonNode reopened = of(room, again);
    assertThat(reopened.get("id")).isEqualTo(closed.get("id"));
    assertThat(text(reopened, "state")).isEqualTo("DISPOSING");
    assertThat(reopened.get("reopened").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("§5 Alerts of one unit within the join window are one case; it opens again")
  void alertsJoinAndReopen(Room room) throws Exception {
    String plant = room.plant(2);
    Judge.About first = room.judge().watch(plant, "F01.CH4", Room.RULE).at(Severity.YELLOW);
    Judge.About second = room.judge().watch(plant, "F02.CH4", Room.RULE).at(Severity.ORANGE);
    room.judge().say(first.raise(1.6));
    JsonNode one = room.open(plant, any -> true);
    room.judge().say(second.raise(1.6));
    JsonNode other = Eventually.get(() -> room.openOf(plant), all -> all.size() == 2).get(0);
    JsonNode joined = of(room, one);
    assertThat(of(room, other).get("id")).isEqualTo(joined.get("id"));
    assertThat(joined.get("alerts").asInt()).isEqualTo(2);
    assertThat(joined.get("severity").asInt()).as("the highest").isEqualTo(2);
    assertThat(dueAfterOpening(joined)).isBetween(Duration.ofHours(2), Duration.ofMinutes(121));
    assertThat(text(joined, "responsible")).isEqualTo("county:140428");
    Browser prefecture = room.signIn("prefecture");
    room.openOf(plant).forEach(alert -> acknowledge(room.duty(), alert));
    JsonNode verifying = ok(act(room.duty(), of(room, one), "verify", ""));
    JsonNode claimed =
        ok(
            act(
                room.duty(),
                verifying,
                "claim-false",
                "\"cause\":\"传感器故障\",\"evidence\":\"检定记录 K-9\""));
    room.judge().say(first.clear(0.2));
    room.judge().say(second.clear(0.2));
    Eventually.get(() -> room.openOf(plant), List::isEmpty);
    ok(act(prefecture, claimed, "accept", ""));
    room.judge().say(first.activation("2").raise(1.7));
    JsonNode anew = room.open(plant, any -> true);
    JsonNode reopened = of(room, anew);
    assertThat(reopened.get("id")).isEqualTo(joined.get("id"));
    assertThat(text(reopened, "state")).isEqualTo("DISPOSING");
    assertThat(reopened.get("reopened").asInt()).isEqualTo(1);
    assertThat(reopened.get("closed_by").isNull()).isTrue();
  }

  @Test
  void whatDoesNotGetOnIsEscalatedAgainAndAgain(Room room) throws Exception {
    Judge.About watch = watch(room, Severity.RED);
    JsonNode alert = raise(room, watch);
    acknowledge(room.duty(), alert);
    room.pass(Duration.ofMinutes(31));
    JsonNode late = of(room, alert);
    assertThat(late.get("escalations").asInt()).isEqualTo(1);
    assertThat(text(late, "responsible")).isEqualTo("province:14");
    room.pass(Duration.ofMinutes(59));
    assertThat(of(room, alert).get("escalations").asInt()).isEqualTo(1);
    room.pass(Duration.ofMinutes(61));
    assertThat(of(room, alert).get("escalations").asInt()).isEqualTo(2);
    assertThat(kinds(room, alert))
        .containsExactly("CASE_OPENED", "CASE_RECEIVED", "CASE_ESCALATED", "CASE_ESCALATED");
  }

  @Test
  @DisplayName("Guide §4.2 what was offline is answered with whether that was planned")
  void offlineCaseSaysWhetherItWasPlanned(Room room) throws Exception {
    Judge.About silent = room.judge().watch(room.plant(1), "F01.CH4", "IN-01").at(Severity.YELLOW);
    JsonNode alert = raise(room, silent);
    acknowledge(room.duty(), alert);
    JsonNode opened = of(room, alert);
    assertThat(opened.get("offline").asBoolean()).isTrue();
    JsonNode verifying = ok(act(room.duty(), opened, "verify", ""));
    JsonNode disposing = ok(act(room.duty(), verifying, "dispose", "\"measure\":\"电话联系\""));
    String said = "\"cause\":\"检修停电\",\"measure\":\"已恢复供电\"";
    Answer refused = act(room.duty(), disposing, "feedback", said);
    assertProblem(refused, 422, "FIELD_MISSING");
    assertThat(refused.json().get("zh").asText()).contains("计划内");
    JsonNode told = ok(act(room.duty(), disposing, "feedback", said + ",\"planned\":true"));
    assertThat(told.get("planned").asBoolean()).isTrue();
  }

  @Test
  void actOnSomethingOlderIsRefusedAndNotesAreKept(Room room) throws Exception {
    JsonNode alert = raise(room, watch(room, Severity.ORANGE));
    JsonNode opened = of(room, alert);
    JsonNode noted = ok(act(room.duty(), opened, "comment", "\"text\":\"已电话通知矿方\""));
    assertProblem(act(room.duty(), opened, "receive", ""), 409, "CASE_CHANGED");
    JsonNode assigned = ok(act(room.duty(), noted, "assign", "\"to\":\"duty\""));
    assertThat(text(assigned, "assignee")).isEqualTo("duty");
    assertProblem(act(room.duty(), assigned, "comment", "\"text\":\" \""), 422, "FIELD_MISSING");
    assertProblem(
        room.duty().post("/api/v1/cases/c-9-9/receive", "{\"version\":1}"), 404, "NOT_FOUND");
    assertProblem(
        room.duty().post("/api/v1/cases/" + text(opened, "id") + "/receive", "{}"),
        400,
        "BAD_REQUEST");
    assertThat(room.duty().get("/api/v1/cases").json().get("items").findValuesAsText("id"))
        .contains(text(opened, "id"));
  }

  private static Judge.About watch(Room room, Severity severity) {
    return room.judge().watch(room.plant(1), "F01.CH4", Room.RULE).at(severity);
  }

  private static String plant(Judge.About watch) {
    return watch.id().substring(0, watch.id().indexOf('/'));
  }

  private static JsonNode raise(Room room, Judge.About watch) throws Exception {
    room.judge().say(watch.raise(1.6));
    return room.open(plant(watch), any -> true);
  }

  private static Duration dueAfterOpening(JsonNode opened) {
    return Duration.between(
            OffsetDateTime.parse(text(opened, "opened")), OffsetDateTime.parse(text(opened, "due")))
        .truncatedTo(ChronoUnit.MINUTES);
  }

  private static JsonNode whole(Room room, JsonNode alert) {
    return room.duty().get("/api/v1/cases/of-alert/" + text(alert, "id")).json();
  }

  private static JsonNode of(Room room, JsonNode alert) {
    return whole(room, alert).get("disposal");
  }

  private static Answer act(Browser who, JsonNode seen, String act, String fields) {
    return who.post(
        "/api/v1/cases/" + text(seen, "id") + "/" + act,
        "{\"version\":%d%s%s}"
            .formatted(seen.get("version").asLong(), fields.isEmpty() ? "" : ",", fields));
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static List<String> kinds(Room room, JsonNode alert) {
    List<String> kinds = new ArrayList<>();
    whole(room, alert).get("events").forEach(event -> kinds.add(event.get("kind").asText()));
    return kinds;
  }
}
