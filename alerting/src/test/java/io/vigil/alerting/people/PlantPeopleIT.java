package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import io.vigil.model.alert.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of a plant see their own plant, act where it answers, and silence nobody above. */
@ExtendWith(Room.Shared.class)
class PlantPeopleIT {
  private static final String DEMAND = "\"activation\":\"%s\",\"version\":%d";

  @Test
  void plantAcknowledgesWhatItAnswersFor(Room room) throws Exception {
    String plant = room.plant(1);
    Browser operator = operator(room, plant);
    JsonNode yellow = raised(room, plant, Severity.YELLOW);
    assertThat(yellow.get("responsible").asText()).isEqualTo("plant-shift:" + plant);
    assertThat(acknowledge(operator, yellow).status()).isEqualTo(200);
    JsonNode acked = room.duty().get(path(yellow)).json();
    assertThat(acked.get("acked_by").asText()).isEqualTo("op-" + plant);
  }

  @Test
  void plantConfirmsWhatTheCountyAnswersForAndSilencesNobody(Room room) throws Exception {
    String plant = room.plant(1);
    Browser operator = operator(room, plant);
    JsonNode orange = raised(room, plant, Severity.ORANGE);
    assertProblem(acknowledge(operator, orange), 403, "NOT_RESPONSIBLE");
    assertThat(operator.post(path(orange) + "/receipt", "{\"kind\":\"CONFIRMED\"}").status())
        .isEqualTo(200);
    JsonNode still = room.duty().get(path(orange)).json();
    assertThat(still.get("state").asText()).isEqualTo("ACTIVE_UNACKED");
    assertThat(room.duty().get(path(orange) + "/receipts").json().toString())
        .contains("plant-shift:" + plant);
  }

  @Test
  void plantMakesNothingQuietAndBeginsNoDrill(Room room) throws Exception {
    String plant = room.plant(1);
    Browser operator = operator(room, plant);
    JsonNode yellow = raised(room, plant, Severity.YELLOW);
    String demand =
        DEMAND.formatted(yellow.get("activation").asText(), yellow.get("version").asLong());
    assertProblem(
        operator.post(
            path(yellow) + "/shelve", "{" + demand + ",\"minutes\":5,\"reason\":\"NUISANCE\"}"),
        403,
        "NOT_ALLOWED");
    assertProblem(operator.post("/api/v1/drills", "{}"), 403, "NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/alerts?open=true&limit=5000",
        "/api/v1/alerts?limit=5000",
        "/api/v1/cases",
        "/api/v1/overlays",
        "/api/v1/drills",
        "/api/v1/enterprises",
        "/api/v1/statistics?from=2026-11-01T00:00:00Z&to=2027-11-01T00:00:00Z"
      })
  void listsHoldTheOwnPlantAlone(String list, Room room) throws Exception {
    String plant = room.plant(1);
    String neighbour = room.plant(1);
    JsonNode alert = raised(room, neighbour, Severity.ORANGE);
    raised(room, plant, Severity.ORANGE);
    String answer = operator(room, plant).get(list).json().toString();
    assertThat(answer).doesNotContain(neighbour + "\"").doesNotContain(neighbour + "/");
    assertProblem(operator(room, plant).get(path(alert)), 404, "NOT_FOUND");
  }

  @Test
  void streamCarriesTheOwnPlantAlone(Room room) throws Exception {
    String plant = room.plant(1);
    Browser operator = operator(room, plant);
    try (Stream stream = operator.stream("")) {
      stream.nextHeartbeat();
      raised(room, room.plant(1), Severity.ORANGE);
      room.raise(plant, "F01.CH4");
      assertThat(stream.nextAlert().data().get("enterprise").asText()).isEqualTo(plant);
    }
  }

  @Test
  void plantTakesAndHandsOverItsShift(Room room) {
    String plant = room.plant(1);
    Browser operator = operator(room, plant);
    assertThat(operator.post("/api/v1/shift/begin", "{}").status()).isEqualTo(200);
    assertThat(operator.get("/api/v1/shift").json().toString()).contains("plant-shift:" + plant);
  }

  @Test
  void engineerRenewsCredentialsOfTheOwnPlantAlone(Room room) {
    String plant = room.plant(1);
    String other = room.plant(1);
    Browser engineer = room.somebody("eng-" + plant, "ENGINEER", "plant-head:" + plant);
    assertThat(engineer.post(credential(plant), "{}").json().get("password").asText()).isNotBlank();
    assertProblem(engineer.post(credential(other), "{}"), 404, "NOT_FOUND");
    assertProblem(engineer.put("/api/v1/enterprises/" + plant, "{}"), 403, "NOT_ALLOWED");
  }

  private static String credential(String plant) {
    return "/api/v1/enterprises/" + plant + "/gateways/gw1/credential";
  }

  private static Browser operator(Room room, String plant) {
    return room.somebody("op-" + plant, "PLANT", "plant-shift:" + plant);
  }

  private static JsonNode raised(Room room, String plant, Severity severity) throws Exception {
    Judge.About watch = room.judge().watch(plant, "F01.CH4", Room.RULE);
    room.judge().say(watch.at(severity).raise(1.6));
    return room.open(plant, any -> true);
  }
}
