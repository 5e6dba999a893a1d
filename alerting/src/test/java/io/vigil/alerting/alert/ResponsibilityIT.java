package io.vigil.alerting.alert;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Inside;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.QualityReason;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who answers for an Alert, and what happens when nobody does. */
@ExtendWith(Room.Shared.class)
class ResponsibilityIT {
  @Test
  @DisplayName("Scenario 10: an unacknowledged red climbs step by step, each step once")
  void redClimbs(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.RED);
    assertThat(text(alert, "responsible")).isEqualTo("county:140428");
    assertThat(dueIn(room, alert)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    room.pass(Duration.ofMinutes(4));
    assertThat(text(now(room, alert), "responsible")).isEqualTo("county:140428");
    room.pass(Duration.ofMinutes(6));
    room.pass(Duration.ofMinutes(4));
    assertThat(text(now(room, alert), "responsible")).isEqualTo("prefecture:1404");
    room.pass(Duration.ofMinutes(6));
    JsonNode top = now(room, alert);
    assertThat(text(top, "responsible")).isEqualTo("province:14");
    assertThat(top.get("escalations").asInt()).isEqualTo(2);
    assertThat(top.get("state")).isEqualTo(alert.get("state"));
    room.pass(Duration.ofMinutes(6));
    assertThat(text(now(room, alert), "responsible")).isEqualTo("province:14");
    assertThat(kinds(room, alert)).containsExactly("RAISED", "ESCALATED", "ESCALATED", "REALARMED");
    JsonNode first = detail(room, alert, "ESCALATED");
    assertThat(first.get("from").asText()).isEqualTo("county:140428");
    assertThat(first.get("to").asText()).isEqualTo("prefecture:1404");
    assertThat(OffsetDateTime.parse(first.get("due").asText()).toInstant())
        .isEqualTo(instant(alert, "ack_due"));
  }

  @Test
  void acknowledgementEndsTheClimb(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.RED);
    JsonNode acked = acknowledge(room.duty(), alert).json();
    assertThat(acked.get("ack_due").isNull()).isTrue();
    room.pass(Duration.ofMinutes(30));
    assertThat(text(now(room, alert), "responsible")).isEqualTo("county:140428");
    assertThat(kinds(room, alert)).containsExactly("RAISED", "ACKED");
  }

  @Test
  void blueBeginsAtThePlantAndWhoStandsAboveMayAcknowledge(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.BLUE);
    assertThat(text(alert, "responsible")).startsWith("plant-shift:plant-");
    JsonNode acked = acknowledge(room.duty(), alert).json();
    assertThat(text(acked, "responsible")).as("has taken it on").isEqualTo("county:140428");
  }

  @Test
  void whoIsNoLongerResponsibleIsRefusedAndMayGiveAReceipt(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.ORANGE);
    room.pass(Duration.ofMinutes(11));
    Answer late = acknowledge(room.duty(), alert);
    assertProblem(late, 403, "NOT_RESPONSIBLE");
    assertThat(late.json().get("zh").asText()).contains("市级值班室").contains("1404");
    Answer receipt = receipt(room.duty(), alert, "CONFIRMED");
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.json().get("position").asText()).isEqualTo("county:140428");
    assertThat(receipt(room.duty(), alert, "CONFIRMED").json()).isEqualTo(receipt.json());
    assertThat(room.duty().get(path(alert) + "/receipts").json()).hasSize(1);
    JsonNode still = now(room, alert);
    assertThat(text(still, "state")).isEqualTo("ACTIVE_UNACKED");
    assertThat(still.get("version")).isEqualTo(alert.get("version"));
    Browser prefecture = room.signIn("prefecture");
    assertThat(acknowledge(prefecture, still).status()).isEqualTo(200);
    assertThat(kinds(room, alert)).containsExactly("RAISED", "ESCALATED", "RECEIPT", "ACKED");
  }

  @Test
  void receiptOfNoKindAndOfNobodyIsRefused(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.ORANGE);
    assertProblem(receipt(room.duty(), alert, "MAYBE"), 400, "BAD_REQUEST");
    assertProblem(room.duty().post(path(alert) + "/receipt", "{}"), 400, "BAD_REQUEST");
    assertProblem(receipt(room.admin(), alert, "READ"), 403, "NOT_ALLOWED");
  }

  @Test
  @DisplayName("A19 a severity rise restarts no clock in the operator's favour")
  void riseKeepsTheEarlierDeadline(Room room) throws Exception {
    String plant = room.plant(1);
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.at(Severity.YELLOW).raise(1.6));
    JsonNode yellow = room.open(plant, any -> true);
    assertThat(text(yellow, "responsible")).startsWith("plant-shift:");
    room.judge().say(watch.at(Severity.RED).state(true, 1.6, QualityReason.GOOD));
    JsonNode red = room.open(plant, alert -> alert.get("severity").asInt() == 1);
    assertThat(text(red, "responsible")).isEqualTo("county:140428");
    assertThat(instant(red, "ack_due")).isBefore(instant(yellow, "ack_due"));
    Instant due = instant(red, "ack_due");
    room.judge().say(watch.at(Severity.ORANGE).state(true, 1.6, QualityReason.GOOD));
    room.open(plant, alert -> alert.get("severity").asInt() == 2);
    room.judge().say(watch.at(Severity.RED).state(true, 1.7, QualityReason.GOOD));
    JsonNode again = room.open(plant, alert -> alert.get("severity").asInt() == 1);
    assertThat(instant(again, "ack_due")).isEqualTo(due);
  }

  @Test
  @DisplayName("A18 an acknowledged red that stays true must be acknowledged again")
  void reAlarm(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.RED);
    assertThat(acknowledge(room.duty(), alert).status()).isEqualTo(200);
    room.pass(Duration.ofMinutes(61));
    JsonNode again = now(room, alert);
    assertThat(text(again, "state")).isEqualTo("ACTIVE_UNACKED");
    assertThat(again.get("acked_by").isNull()).isTrue();
    assertThat(again.get("ack_due").isNull()).isFalse();
    assertThat(kinds(room, alert)).containsExactly("RAISED", "ACKED", "REALARMED");
    assertProblem(acknowledge(room.duty(), alert), 409, "CHANGED_SINCE_SEEN");
  }

  @Test
  @DisplayName(
      "I14 an acknowledgement is withdrawn with a reason, and the old deadline stands again")
  void withdraw(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.ORANGE);
    JsonNode acked = acknowledge(room.duty(), alert).json();
    assertProblem(act(room.duty(), acked, "withdraw-ack", " "), 422, "FIELD_MISSING");
    assertProblem(act(room.signIn("prefecture"), acked, "withdraw-ack", "看错"), 403, "NOT_YOUR_ACK");
    JsonNode back = act(room.duty(), acked, "withdraw-ack", "看错了行").json();
    assertThat(text(back, "state")).isEqualTo("ACTIVE_UNACKED");
    assertThat(back.get("ack_due")).isEqualTo(alert.get("ack_due"));
    assertProblem(act(room.duty(), back, "withdraw-ack", "再试"), 409, "NOT_ACKED");
    assertThat(kinds(room, alert)).containsExactly("RAISED", "ACKED", "ACK_WITHDRAWN");
    assertThat(detail(room, alert, "ACK_WITHDRAWN").get("reason").asText()).isEqualTo("看错了行");
    room.pass(Duration.ofMinutes(11));
    assertThat(text(now(room, alert), "responsible")).isEqualTo("prefecture:1404");
  }

  @Test
  @DisplayName("A7 reset is an act of its own, refused while there is no latch")
  void reset(Room room) throws Exception {
    JsonNode alert = raise(room, Severity.ORANGE);
    assertProblem(act(room.duty(), alert, "reset", ""), 409, "STILL_ACTIVE");
  }

  @Test
  @DisplayName("A9 many are acknowledged as they were seen, each with a record of its own")
  void bulk(Room room) throws Exception {
    JsonNode one = raise(room, Severity.ORANGE);
    JsonNode two = raise(room, Severity.ORANGE);
    JsonNode stale = raise(room, Severity.ORANGE);
    acknowledge(room.duty(), stale);
    Answer answer =
        room.duty()
            .post(
                "/api/v1/alerts/ack",
                "{\"alerts\":[%s,%s,%s,{\"id\":\"a-9-9\",\"activation\":\"x\",\"version\":1},{}]}"
                    .formatted(seen(one, 0), seen(two, 0), seen(stale, 5)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().findValuesAsText("state")).startsWith("ACTIVE_ACKED", "ACTIVE_ACKED");
    assertThat(answer.json().get(2).get("problem").get("code").asText())
        .isEqualTo("CHANGED_SINCE_SEEN");
    assertThat(answer.json().get(3).get("problem").get("code").asText()).isEqualTo("NOT_FOUND");
    assertThat(answer.json().get(4).get("problem").get("code").asText()).isEqualTo("NOT_FOUND");
    assertThat(kinds(room, one)).containsExactly("RAISED", "ACKED");
    assertThat(kinds(room, two)).containsExactly("RAISED", "ACKED");
    assertProblem(room.duty().post("/api/v1/alerts/ack", "{\"alerts\":[]}"), 400, "BAD_REQUEST");
  }

  private static JsonNode raise(Room room, Severity severity) throws Exception {
    String plant = room.plant(1);
    room.judge().say(room.judge().watch(plant, "F01.CH4", Room.RULE).at(severity).raise(1.6));
    return room.open(plant, any -> true);
  }

  private static Duration dueIn(Room room, JsonNode alert) {
    Instant now = Inside.of(room.alerting()).getBean(Deadlines.class).now();
    return Duration.between(now, instant(alert, "ack_due"));
  }

  private static Instant instant(JsonNode alert, String field) {
    return OffsetDateTime.parse(alert.get(field).asText()).toInstant();
  }

  private static JsonNode now(Room room, JsonNode alert) {
    return room.duty().get(path(alert)).json();
  }

  private static Answer receipt(Browser who, JsonNode alert, String kind) {
    return who.post(path(alert) + "/receipt", "{\"kind\":\"" + kind + "\"}");
  }

  private static Answer act(Browser who, JsonNode seen, String act, String reason) {
    return who.post(
        path(seen) + "/" + act,
        "{\"activation\":\"%s\",\"version\":%d,\"reason\":\"%s\"}"
            .formatted(text(seen, "activation"), seen.get("version").asLong(), reason));
  }

  private static String seen(JsonNode alert, int older) {
    return "{\"id\":\"%s\",\"activation\":\"%s\",\"version\":%d}"
        .formatted(
            text(alert, "id"), text(alert, "activation"), alert.get("version").asLong() - older);
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static JsonNode detail(Room room, JsonNode alert, String kind) {
    for (JsonNode event : events(room, alert)) {
      if (event.get("kind").asText().equals(kind)) {
        return event.get("detail");
      }
    }
    throw new AssertionError("no " + kind);
  }

  private static List<String> kinds(Room room, JsonNode alert) {
    List<String> kinds = new ArrayList<>();
    events(room, alert).forEach(event -> kinds.add(event.get("kind").asText()));
    return kinds;
  }

  private static JsonNode events(Room room, JsonNode alert) {
    return room.duty().get(path(alert) + "/trace").json().get("events");
  }
}
