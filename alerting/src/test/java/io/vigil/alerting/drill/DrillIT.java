package io.vigil.alerting.drill;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Room;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drills: like the real thing in everything but the harm they could do. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class DrillIT {
  private Room room;
  private String plant;
  private Receiver phones;
  private Receiver exercises;

  @BeforeEach
  void begin(Room shared) throws Exception {
    room = shared;
    plant = room.plant(2);
    phones = Receiver.start();
    exercises = Receiver.start();
    channel("phones-of-" + plant, phones, "");
    channel("drills-of-" + plant, exercises, ",\"drills\":true");
  }

  @AfterEach
  void end() {
    room.admin().send("DELETE", "/api/v1/channels/phones-of-" + plant, null);
    room.admin().send("DELETE", "/api/v1/channels/drills-of-" + plant, null);
    phones.close();
    exercises.close();
  }

  @Test
  @DisplayName(
      "attack93 A25 a drill reaches those who asked for drills and no phone; a real Alert does")
  void reachesNoPhone(Attack attack) throws Exception {
    JsonNode drill = begin(1);
    JsonNode told = exercises.got(1).get(0).body().get("alerts").get(0);
    assertThat(told.get("labels").get("mode").asText()).isEqualTo("drill");
    assertThat(told.get("annotations").get("summary").asText()).startsWith("【演练】");
    assertThat(told.get("annotations").get("summary_en").asText()).startsWith("[DRILL]");
    room.raise(plant, "F01.CH4");
    JsonNode real = phones.got(1).get(0).body().get("alerts").get(0);
    assertThat(real.get("labels").get("mode").asText()).isEqualTo("real");
    assertThat(room.open(room.duty(), plant, 2))
        .as("the same Watch, in earnest and as a drill")
        .extracting(one -> one.get("mode").asText())
        .containsExactlyInAnyOrder("REAL", "DRILL");
    end(drill);
    exercises.got(3);
    assertThat(phones.got(1)).hasSize(1);
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName("A25 a drill escalates, is acknowledged and has a Case, all of which end with it")
  void goesThroughEverything() throws Exception {
    JsonNode drill = begin(1);
    JsonNode alert = drill.get("alert");
    assertThat(alert.get("mode").asText()).isEqualTo("DRILL");
    assertThat(alert.get("responsible").asText()).isEqualTo("county:140428");
    room.pass(Duration.ofMinutes(6));
    JsonNode climbed = room.duty().get(path(alert)).json();
    assertThat(climbed.get("responsible").asText()).isEqualTo("prefecture:1404");
    assertThat(acknowledge(room.signIn("prefecture"), climbed).status()).isEqualTo(200);
    String ofAlert = "/api/v1/cases/of-alert/" + alert.get("id").asText();
    JsonNode disposal = room.duty().get(ofAlert).json().get("disposal");
    assertThat(disposal.get("state").asText()).isEqualTo("RECEIVED");
    JsonNode ended = end(drill);
    assertThat(ended.get("ended_by").asText()).isEqualTo("duty");
    assertThat(ended.get("acknowledged_after_seconds").asLong()).isNotNegative();
    assertThat(ended.get("alert").get("state").asText()).isEqualTo("NORMAL");
    assertThat(ended.get("alert").get("end_reason").asText()).isEqualTo("DRILL_OVER");
    assertThat(ended.get("alert").get("escalations").asInt()).isEqualTo(1);
    assertThat(room.duty().get(ofAlert).json().get("disposal").get("state").asText())
        .isEqualTo("CLOSED");
    assertThat(end(drill)).as("once more changes nothing").isEqualTo(ended);
    assertThat(room.openOf(plant)).isEmpty();
    assertThat(room.duty().get("/api/v1/drills").json().get("items").findValuesAsText("id"))
        .contains(drill.get("id").asText());
  }

  @Test
  @DisplayName("A25 a real Alert during a drill has a Case of its own")
  void realJoinsNoDrill() throws Exception {
    JsonNode drill = begin(2);
    JsonNode real = raisedBeside();
    String ofDrill = caseOf(drill.get("alert"));
    String ofReal = caseOf(real);
    assertThat(ofReal).isNotEqualTo(ofDrill);
    end(drill);
    assertThat(room.duty().get("/api/v1/cases/" + ofReal).json().at("/disposal/state").asText())
        .isEqualTo("NEW");
  }

  @Test
  @DisplayName("A25 no figure counts a drill")
  void countsInNoFigure() throws Exception {
    JsonNode drill = begin(1);
    end(drill);
    JsonNode figures =
        room.admin()
            .get(
                "/api/v1/statistics?from=2026-11-01T00:00:00Z&to=2027-11-01T00:00:00Z"
                    + "&position=county:140428")
            .json();
    assertThat(figures.toString()).doesNotContain("drill/");
  }

  @Test
  void isEndedByItselfAfterFourHours() throws Exception {
    JsonNode drill = begin(4);
    room.pass(Duration.ofMinutes(239));
    assertThat(room.openOf(plant)).hasSize(1);
    room.pass(Duration.ofMinutes(241));
    Eventually.get(() -> room.openOf(plant), List::isEmpty);
    JsonNode over = room.duty().get("/api/v1/drills/" + drill.get("id").asText()).json();
    assertThat(over.get("ended_by").isNull()).isTrue();
    assertThat(over.get("ended_at").isNull()).isFalse();
  }

  @Test
  void isRefusedInWordsAndNobodyElsesBusiness() throws Exception {
    assertProblem(post("no/such/watch", 1, "x"), 404, "NOT_FOUND");
    assertProblem(post(watch(), 5, "x"), 400, "BAD_REQUEST");
    assertProblem(post(watch(), 1, " "), 422, "FIELD_MISSING");
    assertProblem(room.admin().post("/api/v1/drills", body(watch(), 1, "x")), 403, "NOT_ALLOWED");
    JsonNode drill = begin(3);
    var neighbour = room.officer("driller", "county:140484");
    String door = "/api/v1/drills/" + drill.get("id").asText();
    assertProblem(neighbour.get(door), 404, "NOT_FOUND");
    assertProblem(neighbour.post(door + "/end", "{}"), 404, "NOT_FOUND");
    assertProblem(neighbour.post("/api/v1/drills", body(watch(), 1, "x")), 404, "NOT_FOUND");
    assertProblem(neighbour.get("/api/v1/enterprises/" + plant + "/watches"), 404, "NOT_FOUND");
    assertThat(neighbour.get("/api/v1/drills").json().get("items")).isEmpty();
    assertThat(
            room.duty()
                .get("/api/v1/enterprises/" + plant + "/watches")
                .json()
                .findValuesAsText("watch"))
        .contains(watch());
    end(drill);
  }

  private JsonNode raisedBeside() throws Exception {
    room.raise(plant, "F01.CH4");
    return room.open(room.duty(), plant, 2).stream()
        .filter(one -> one.get("mode").asText().equals("REAL"))
        .findFirst()
        .orElseThrow();
  }

  private String caseOf(JsonNode alert) {
    return room.duty()
        .get("/api/v1/cases/of-alert/" + alert.get("id").asText())
        .json()
        .at("/disposal/id")
        .asText();
  }

  private JsonNode begin(int severity) {
    Answer answer = post(watch(), severity, "夜班首次响应");
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode end(JsonNode drill) {
    return room.duty().post("/api/v1/drills/" + drill.get("id").asText() + "/end", "{}").json();
  }

  private Answer post(String watch, int severity, String note) {
    return room.duty().post("/api/v1/drills", body(watch, severity, note));
  }

  private static String body(String watch, int severity, String note) {
    return "{\"watch\":\"%s\",\"severity\":%d,\"note\":\"%s\"}".formatted(watch, severity, note);
  }

  private String watch() {
    return plant + "/F01.CH4/" + Room.RULE;
  }

  private void channel(String id, Receiver receiver, String more) {
    Answer made =
        room.admin()
            .put(
                "/api/v1/channels/" + id,
                "{\"url\":\"%s\",\"enterprise\":\"%s\"%s}".formatted(receiver.url(), plant, more));
    assertThat(made.status()).as("%s", made.json()).isEqualTo(200);
  }
}
