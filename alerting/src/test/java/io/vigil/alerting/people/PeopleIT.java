package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.acknowledge;
import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The security administrator makes the people that serve, and takes their rights away again. */
@ExtendWith(Room.Shared.class)
class PeopleIT {
  private static final String PEOPLE = "/api/v1/people";

  @Test
  void officerWhoWasMadeServesAtThePositionUntilItIsTakenAway(Room room) throws Exception {
    Answer made = make(room, "li-county", "DUTY", "county:140428");
    assertThat(made.status()).as("%s", made.json()).isEqualTo(200);
    String password = made.json().get("password").asText();
    Browser officer = room.stranger();
    assertThat(officer.login("li-county", password).json().get("position").asText())
        .isEqualTo("county:140428");
    JsonNode alert = room.raised(room.plant(1));
    assertThat(acknowledge(officer, alert).status()).isEqualTo(200);
    assertThat(change(room, "li-county", "DUTY", "county:140429").status()).isEqualTo(200);
    assertProblem(officer.get("/api/v1/me"), 401, "NOT_SIGNED_IN");
    Browser elsewhere = room.stranger();
    elsewhere.login("li-county", password);
    assertProblem(acknowledge(elsewhere, room.raised(room.plant(1))), 404, "NOT_FOUND");
    assertThat(room.security().send("DELETE", PEOPLE + "/li-county", null).status()).isEqualTo(200);
    assertProblem(elsewhere.get("/api/v1/me"), 401, "NOT_SIGNED_IN");
    assertThat(room.stranger().login("li-county", password).status()).isEqualTo(401);
  }

  @Test
  void newPasswordEndsTheOldOneAndItsSignIns(Room room) {
    String first = make(room, "wang", "DUTY", "province:14").json().get("password").asText();
    Browser officer = room.stranger();
    assertThat(officer.login("wang", first).status()).isEqualTo(200);
    Answer renewed = room.security().post(PEOPLE + "/wang/password", "{}");
    assertProblem(officer.get("/api/v1/me"), 401, "NOT_SIGNED_IN");
    assertThat(room.stranger().login("wang", first).status()).isEqualTo(401);
    assertThat(room.stranger().login("wang", renewed.json().get("password").asText()).status())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} as {1} at {2}: {3} {4}")
  @CsvSource({
    "Zhang, DUTY, county:140428, 422, PERSON_BAD",
    "zhang, BOSS, county:140428, 422, PERSON_BAD",
    "zhang, DUTY, county:1404, 422, PERSON_BAD",
    "zhang, DUTY, plant-shift:coal-a, 422, PERSON_BAD",
    "zhang, LEAD, plant-head:coal-a, 422, PERSON_BAD",
    "zhang, APPROVER, nowhere, 422, PERSON_BAD",
    "zhang, PLANT, county:140428, 422, PERSON_BAD",
    "zhang, ENGINEER, province:14, 422, PERSON_BAD",
    "zhang, ADMIN, county:140428, 422, PERSON_BAD",
    "zhang, AUDIT, plant-shift:coal-a, 422, PERSON_BAD",
    "duty, DUTY, county:140428, 409, PERSON_EXISTS"
  })
  void whatCannotBeIsRefusedInWords(
      String username, String role, String position, int status, String code, Room room) {
    assertProblem(make(room, username, role, position), status, code);
  }

  @Test
  void lastAdministratorOfEachKindStays(Room room) {
    for (String last : new String[] {"admin", "security", "audit"}) {
      assertProblem(room.security().send("DELETE", PEOPLE + "/" + last, null), 409, "LAST_ADMIN");
      assertProblem(change(room, last, "DUTY", "county:140428"), 409, "LAST_ADMIN");
    }
  }

  @Test
  void nobodySeesAPassword(Room room) {
    Answer list = room.security().get(PEOPLE);
    assertThat(list.json().findValuesAsText("username")).contains("admin", "duty");
    assertThat(list.json().toString()).doesNotContain("hash").doesNotContain("password");
    assertProblem(room.duty().get(PEOPLE), 403, "NOT_ALLOWED");
  }

  private static Answer make(Room room, String username, String role, String position) {
    return room.security().post(PEOPLE + "/" + username, terms(role, position));
  }

  private static Answer change(Room room, String username, String role, String position) {
    return room.security().put(PEOPLE + "/" + username, terms(role, position));
  }

  private static String terms(String role, String position) {
    return "{\"role\":\"%s\",\"position\":\"%s\"}".formatted(role, position);
  }
}
