package io.vigil.alerting.overlay;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts that stay after the condition has gone, until a person resets them. */
@ExtendWith(Room.Shared.class)
@DisplayName("A6 latching per rule, reset only when inactive and acknowledged")
class LatchingIT {
  private Room room;
  private String plant;
  private Judge.About watch;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(1);
    watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
  }

  @Test
  void acknowledgedAlertWaitsForItsResetAfterTheCauseIsGone() throws Exception {
    latch(true);
    room.judge().say(watch.raise(1.6));
    JsonNode acked = acknowledge(room.duty(), room.open(plant, any -> true)).json();
    assertProblem(reset(acked), 409, "STILL_ACTIVE");
    room.judge().say(watch.clear(0.4));
    JsonNode latched = inState("LATCHED_ACKED");
    assertThat(reset(latched).status()).isEqualTo(200);
    assertThat(room.openOf(plant)).isEmpty();
    assertThat(kinds(latched)).containsExactly("RAISED", "ACKED", "CLEARED", "RESET", "CLOSED");
  }

  @Test
  void whatNobodyAcknowledgedIsAcknowledgedBeforeItIsReset() throws Exception {
    latch(true);
    room.judge().say(watch.raise(1.6));
    room.open(plant, any -> true);
    room.judge().say(watch.clear(0.4));
    JsonNode latched = inState("LATCHED_UNACKED");
    assertProblem(reset(latched), 409, "ACK_FIRST");
    JsonNode acked = acknowledge(room.duty(), latched).json();
    assertThat(acked.get("state").asText()).isEqualTo("LATCHED_ACKED");
    assertThat(reset(acked).status()).isEqualTo(200);
  }

  @Test
  void latchedAlertSoundsAgainWhenTheConditionComesBack() throws Exception {
    latch(true);
    room.judge().say(watch.raise(1.6));
    acknowledge(room.duty(), room.open(plant, any -> true));
    room.judge().say(watch.clear(0.4));
    JsonNode latched = inState("LATCHED_ACKED");
    room.judge().say(watch.activation("again").raise(1.7));
    inState("ACTIVE_UNACKED");
    assertProblem(reset(latched), 409, "CHANGED_SINCE_SEEN");
  }

  @Test
  void withoutALatchAnAcknowledgedAlertIsOverWithItsCondition() throws Exception {
    latch(true);
    latch(false);
    room.judge().say(watch.raise(1.6));
    acknowledge(room.duty(), room.open(plant, any -> true));
    room.judge().say(watch.clear(0.4));
    room.open(room.duty(), plant, 0);
  }

  @Test
  void isSetByAnAdministratorWithAReasonAndListed() {
    assertProblem(set(room.duty(), "true", "试"), 403, "NOT_ALLOWED");
    assertProblem(set(room.admin(), "true", " "), 422, "FIELD_MISSING");
    assertProblem(
        room.admin()
            .post(
                "/api/v1/latching",
                "{\"watch\":\"no/such/one\",\"latching\":true,\"reason\":\"x\"}"),
        404,
        "NOT_FOUND");
    latch(true);
    assertThat(room.duty().get("/api/v1/latching").json().get("items").toString())
        .contains(watch.id());
    Browser neighbour = room.officer("latching-neighbour", "county:140484");
    assertThat(neighbour.get("/api/v1/latching").json().get("items").toString())
        .doesNotContain(watch.id());
  }

  @Test
  @DisplayName("A6 a plant file says which Watches latch, and a file without it which no longer do")
  void aPlantFileSaysIt() throws Exception {
    String file = Plants.coalMine(plant, 1);
    String latching =
        """
        "latching":[{"point":"F01.CH4","rule":"%s","reason":"联锁动作须现场确认"}],"points":"""
            .formatted(Room.RULE);
    assertProblem(
        room.importPlant(
            plant, file.replaceFirst("\"points\":", latching.replace(Room.RULE, "CO-X"))),
        422,
        "PLANT_BAD");
    String designed = file.replaceFirst("\"points\":", latching);
    assertThat(room.importPlant(plant, designed).status()).isEqualTo(200);
    room.judge().say(watch.raise(1.6));
    acknowledge(room.duty(), room.open(plant, any -> true));
    room.judge().say(watch.clear(0.4));
    assertThat(reset(inState("LATCHED_ACKED")).status()).isEqualTo(200);
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    assertThat(room.duty().get("/api/v1/latching").json().get("items").toString())
        .doesNotContain(watch.id());
  }

  private void latch(boolean stays) {
    Answer answer = set(room.admin(), Boolean.toString(stays), "联锁动作须现场确认");
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
  }

  private Answer set(Browser who, String stays, String reason) {
    return who.post(
        "/api/v1/latching",
        "{\"watch\":\"%s\",\"latching\":%s,\"reason\":\"%s\"}"
            .formatted(watch.id(), stays, reason));
  }

  private JsonNode inState(String state) throws Exception {
    return room.open(plant, one -> one.get("state").asText().equals(state));
  }

  private List<String> kinds(JsonNode alert) {
    List<String> kinds = new ArrayList<>();
    JsonNode events = room.duty().get(path(alert) + "/trace").json().get("events");
    events.forEach(event -> kinds.add(event.get("kind").asText()));
    return kinds;
  }

  private Answer reset(JsonNode seen) {
    return room.duty()
        .post(
            path(seen) + "/reset",
            "{\"activation\":\"%s\",\"version\":%d}"
                .formatted(seen.get("activation").asText(), seen.get("version").asLong()));
  }
}
