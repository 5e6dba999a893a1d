package io.vigil.alerting.overlay;

import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import io.vigil.model.reading.QualityReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Watch is quiet while another one, which names the cause, is true. */
@ExtendWith(Room.Shared.class)
@DisplayName("A11 suppressed by design")
class SuppressionIT {
  /** Orange. */
  private static final String CAUSE_RULE = "CO-M2";

  /** Yellow. */
  private static final String QUIET_RULE = "CO-M1";

  private Room room;
  private String plant;
  private Browser lead;
  private Judge.About cause;
  private Judge.About quiet;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(2);
    lead = room.somebody("suppressing-lead", "LEAD", "county:140428");
    cause = room.judge().watch(plant, "F02.CH4", CAUSE_RULE).at(Severity.ORANGE);
    quiet = room.judge().watch(plant, "F01.CH4", QUIET_RULE).at(Severity.YELLOW);
  }

  @Test
  void isQuietWhileTheCauseIsTrueAndHeardAgainAfterwards() throws Exception {
    approved();
    room.judge().say(cause.raise(1.6));
    room.open(room.duty(), plant, 1);
    room.judge().say(quiet.raise(1.1));
    JsonNode alert = alertOf(quiet, "SUPPRESSED_BY_DESIGN");
    assertThat(alertOf(cause, "ACTIVE_UNACKED").get("severity").asInt()).isEqualTo(2);
    JsonNode overlay = overlay("open");
    assertThat(overlay.get("kind").asText()).isEqualTo("SUPPRESSED");
    assertThat(overlay.get("reason").asText()).isEqualTo("BY_DESIGN");
    assertProblem(
        lead.post("/api/v1/overlays/" + overlay.get("id").asText() + "/lift", "{}"),
        422,
        "RULE_REFUSED");
    room.judge().say(cause.clear(0.4));
    alertOf(quiet, "ACTIVE_UNACKED");
    assertThat(overlay("ended").get("end_reason").asText()).isEqualTo("CONDITION_GONE");
    assertThat(kinds(alert)).containsExactly("RAISED", "OVERLAY_ENDED");
  }

  @Test
  @DisplayName("I12, I13 acknowledges nothing: what came and went underneath is there afterwards")
  void whatCameAndWentUnderneathIsThereAfterwards() throws Exception {
    approved();
    room.judge().say(cause.raise(1.6));
    room.open(room.duty(), plant, 1);
    room.judge().say(quiet.raise(1.1));
    alertOf(quiet, "SUPPRESSED_BY_DESIGN");
    room.judge().later(5_000).say(quiet.clear(0.4));
    room.judge().say(cause.clear(0.4));
    alertOf(quiet, "CLEARED_UNACKED");
  }

  @Test
  void ofWhatIsTrueAlreadyItTakesHoldWhenApprovedAndLetsGoWhenEnded() throws Exception {
    room.judge().say(quiet.raise(1.1));
    alertOf(quiet, "ACTIVE_UNACKED");
    room.judge().say(cause.raise(1.6));
    alertOf(cause, "ACTIVE_UNACKED");
    String rule = asked(room.duty());
    alertOf(quiet, "ACTIVE_UNACKED");
    assertThat(approve(lead, rule).status()).isEqualTo(200);
    alertOf(quiet, "SUPPRESSED_BY_DESIGN");
    assertThat(end(room.duty(), rule).status()).isEqualTo(200);
    alertOf(quiet, "ACTIVE_UNACKED");
    assertThat(overlay("ended").get("end_reason").asText()).isEqualTo("RULE_ENDED");
    assertProblem(end(room.duty(), rule), 409, "NOT_IN_FORCE");
  }

  @Test
  void aCauseThatIsQuietItselfKeepsNothingQuiet() throws Exception {
    approved();
    room.judge().say(cause.raise(1.6));
    room.open(room.duty(), plant, 1);
    room.judge().say(quiet.raise(1.1));
    alertOf(quiet, "SUPPRESSED_BY_DESIGN");
    JsonNode seen = alertOf(cause, "ACTIVE_UNACKED");
    Answer shelved =
        room.duty()
            .post(
                path(seen) + "/shelve",
                "{\"activation\":\"%s\",\"version\":%d,\"minutes\":10,\"reason\":\"BEING_HANDLED\"}"
                    .formatted(seen.get("activation").asText(), seen.get("version").asLong()));
    assertThat(shelved.status()).as("%s", shelved.json()).isEqualTo(200);
    alertOf(quiet, "ACTIVE_UNACKED");
    room.pass(Duration.ofMinutes(11));
    alertOf(cause, "ACTIVE_UNACKED");
    alertOf(quiet, "SUPPRESSED_BY_DESIGN");
  }

  @Test
  void aCauseOnDataThatCannotBeBelievedKeepsNothingQuiet() throws Exception {
    approved();
    room.judge().say(cause.raise(1.6, QualityReason.SENSOR_FAULT));
    room.open(room.duty(), plant, 1);
    room.judge().say(quiet.raise(1.1));
    alertOf(quiet, "ACTIVE_UNACKED");
    room.judge().say(cause.state(true, 1.6, QualityReason.GOOD));
    alertOf(quiet, "SUPPRESSED_BY_DESIGN");
  }

  @Test
  void endsByItself() throws Exception {
    String rule = approved();
    room.judge().say(cause.raise(1.6));
    room.open(room.duty(), plant, 1);
    room.judge().say(quiet.raise(1.1));
    alertOf(quiet, "SUPPRESSED_BY_DESIGN");
    room.pass(Duration.ofDays(31));
    assertThat(rule(rule).get("state").asText()).isEqualTo("ENDED");
    assertThat(rule(rule).get("ended_by").isNull()).isTrue();
    alertOf(quiet, "ACTIVE_UNACKED");
  }

  @Test
  void needsASecondPersonATestAndALouderCauseOfTheSamePlant() throws Exception {
    String own = asked(lead);
    assertProblem(approve(lead, own), 403, "FOUR_EYES");
    assertProblem(approve(room.duty(), own), 403, "NOT_ALLOWED");
    assertProblem(ask(room.duty(), quiet.id(), cause.id(), "试验"), 409, "OVERLAY_EXISTS");
    String third = plant + "/F02.CH4/" + QUIET_RULE;
    assertProblem(ask(room.duty(), third, quiet.id(), "试验"), 422, "RULE_REFUSED");
    assertProblem(
        ask(room.duty(), cause.id(), plant + "/F01.CH4/" + CAUSE_RULE, "试验"), 422, "RULE_REFUSED");
    assertThat(end(lead, own).status()).isEqualTo(200);
    assertProblem(ask(room.duty(), cause.id(), quiet.id(), "试验"), 422, "RULE_REFUSED");
    assertProblem(ask(room.duty(), quiet.id(), quiet.id(), "试验"), 422, "RULE_REFUSED");
    assertProblem(ask(room.duty(), quiet.id(), cause.id(), " "), 422, "FIELD_MISSING");
    String other = room.plant(1);
    assertProblem(
        ask(room.duty(), quiet.id(), other + "/F01.CH4/" + CAUSE_RULE, "试验"), 422, "RULE_REFUSED");
    Browser neighbour = room.officer("suppressing-neighbour", "county:140484");
    assertProblem(ask(neighbour, quiet.id(), cause.id(), "试验"), 404, "NOT_FOUND");
    String lapsing = asked(room.duty());
    room.pass(Duration.ofDays(8));
    assertProblem(approve(lead, lapsing), 409, "NOT_ASKED");
  }

  @Test
  @DisplayName("A11 a plant file asks, a second person approves, and a file without it ends it")
  void aPlantFileAsksForIt() throws Exception {
    assertProblem(room.importPlant(plant, designed(CAUSE_RULE, QUIET_RULE)), 422, "PLANT_BAD");
    assertThat(room.importPlant(plant, designed(QUIET_RULE, CAUSE_RULE)).status()).isEqualTo(200);
    JsonNode asked = ofThePlant().get(0);
    assertThat(asked.get("state").asText()).isEqualTo("ASKED");
    assertThat(approve(lead, asked.get("id").asText()).status()).isEqualTo(200);
    room.importPlant(plant, designed(QUIET_RULE, CAUSE_RULE));
    assertThat(ofThePlant()).as("the same file again").hasSize(1);
    room.judge().say(cause.raise(1.6));
    room.open(room.duty(), plant, 1);
    room.judge().say(quiet.raise(1.1));
    alertOf(quiet, "SUPPRESSED_BY_DESIGN");
    assertThat(room.importPlant(plant, Plants.coalMine(plant, 2)).status()).isEqualTo(200);
    alertOf(quiet, "ACTIVE_UNACKED");
    assertThat(ofThePlant().get(0).get("state").asText()).isEqualTo("ENDED");
  }

  private String designed(String watched, String causing) {
    return Plants.coalMine(plant, 2)
        .replaceFirst(
            "\"points\":",
            """
            "suppressions":[{"point":"F01.CH4","rule":"%s",
              "cause":{"point":"F02.CH4","rule":"%s"},"reason":"断电后必然超限",
              "evidence":"断电试验","days":30}],"points":"""
                .formatted(watched, causing));
  }

  private List<JsonNode> ofThePlant() {
    return room.duty().get("/api/v1/suppressions").json().get("items").findParents("cause").stream()
        .filter(one -> one.get("watch").asText().startsWith(plant + "/"))
        .toList();
  }

  private List<String> kinds(JsonNode alert) {
    List<String> kinds = new ArrayList<>();
    JsonNode events = room.duty().get(path(alert) + "/trace").json().get("events");
    events.forEach(event -> kinds.add(event.get("kind").asText()));
    return kinds;
  }

  private String approved() {
    String rule = asked(room.duty());
    Answer answer = approve(lead, rule);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return rule;
  }

  private String asked(Browser who) {
    Answer answer = ask(who, quiet.id(), cause.id(), "10-12 断电试验，记录 7 号");
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json().get("id").asText();
  }

  private static Answer ask(Browser who, String watch, String cause, String evidence) {
    return who.post(
        "/api/v1/suppressions",
        "{\"watch\":\"%s\",\"cause\":\"%s\",\"reason\":\"断电后必然超限\",\"evidence\":\"%s\",\"days\":30}"
            .formatted(watch, cause, evidence));
  }

  private static Answer approve(Browser who, String rule) {
    return who.post("/api/v1/suppressions/" + rule + "/approve", "{}");
  }

  private static Answer end(Browser who, String rule) {
    return who.post("/api/v1/suppressions/" + rule + "/end", "{}");
  }

  private JsonNode rule(String id) {
    return room.duty().get("/api/v1/suppressions").json().get("items").findParents("cause").stream()
        .filter(one -> one.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode overlay(String list) {
    return room.duty().get("/api/v1/overlays").json().get(list).findParents("kind").stream()
        .filter(one -> one.get("watch").asText().equals(quiet.id()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode alertOf(Judge.About watch, String state) throws Exception {
    String point = watch.id().split("/", -1)[1];
    return Eventually.get(
            () -> of(point),
            all -> all.size() == 1 && all.get(0).get("state").asText().equals(state))
        .get(0);
  }

  private List<JsonNode> of(String point) {
    return room.openOf(plant).stream()
        .filter(one -> one.get("point").asText().equals(point))
        .toList();
  }
}
