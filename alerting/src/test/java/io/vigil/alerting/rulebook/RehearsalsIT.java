package io.vigil.alerting.rulebook;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rehearsals over HTTP: of what is in the embedded store, and of readings that come with them. */
@ExtendWith(Room.Shared.class)
class RehearsalsIT {
  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  private Room room;
  private String plant;

  @BeforeEach
  void begin(Room shared) {
    room = shared;
    plant = room.plant(1);
  }

  @Test
  void whatIsStoredIsJudgedOnceMoreAndHeldAgainstLabels() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int second = 0; second < 300; second++) {
      lines.append(
          "reading,enterprise=%s,unit=F01,point=F01.CH4 value=%s,quality=\"GOOD\",why=\"GOOD\",offset=1i %d%n"
              .formatted(plant, gas(second), at(second).toEpochMilli()));
    }
    room.store().write(lines.toString());
    JsonNode result =
        result(
            order(
                "\"from\":\"%s\",\"to\":\"%s\",\"labels\":[{\"from\":\"%s\",\"to\":\"%s\"}]"
                    .formatted(at(0), at(300), at(5), at(20))));
    assertThat(result.get("readings").asInt()).isEqualTo(300);
    assertThat(result.get("firings").asInt()).isEqualTo(2);
    assertThat(result.get("firings_before").isNull()).as("no number was changed").isTrue();
    assertThat(result.get("false_share").asDouble()).isEqualTo(0.5);
    assertThat(result.get("labels_found").asInt()).isEqualTo(1);
    JsonNode first = result.get("items").get(0);
    assertThat(Instant.parse(first.get("raised").asText())).isEqualTo(at(10));
    assertThat(Instant.parse(first.get("ended").asText())).isEqualTo(at(50));
    assertThat(first.get("peak").asDouble()).isEqualTo(1.6);
    assertThat(first.get("is_false").asBoolean()).isFalse();
    assertThat(room.openOf(plant)).as("nothing is raised").isEmpty();
  }

  @Test
  void readingsThatComeWithItAreJudgedWithOtherNumbers() throws Exception {
    JsonNode result = result(order(csv() + ",\"changes\":[\"limit=1.7\"]"));
    assertThat(result.get("firings").asInt()).isZero();
    assertThat(result.get("firings_before").asInt()).isEqualTo(2);
    assertThat(result.get("false_share").isNull()).isTrue();
  }

  @Test
  void aNumberThatTheRuleDoesNotHaveIsRefusedInBothLanguages() throws Exception {
    JsonNode refused = over(order(csv() + ",\"changes\":[\"speed=3\"]"));
    assertThat(refused.get("state").asText()).isEqualTo("REFUSED");
    assertThat(refused.get("en").asText()).contains("only these numbers of the rule");
    assertThat(refused.get("zh").asText()).contains("可改的数值只有");
  }

  @Test
  void whatCannotBeOrderedIsRefusedAtOnce() {
    assertProblem(order(""), 400, "BAD_REQUEST");
    assertProblem(room.admin().post("/api/v1/rehearsals", "{}"), 400, "BAD_REQUEST");
    assertProblem(
        order("\"from\":\"%s\",\"to\":\"%s\"".formatted(at(0), at(32 * 86_400))),
        400,
        "BAD_REQUEST");
    assertProblem(order("\"readings\":\"time;value\""), 400, "BAD_REQUEST");
    assertProblem(order("\"readings\":\"timestamp,value\\nnow,1\""), 400, "BAD_REQUEST");
    assertProblem(post(room.admin(), "CO-M99", csv()), 404, "NOT_FOUND");
    assertProblem(post(room.duty(), "CO-M2", csv()), 403, "NOT_ALLOWED");
  }

  @Test
  void onlyWhoOrderedItLearnsWhatItCameTo() {
    String id = order(csv()).json().get("id").asText();
    String path = "/api/v1/people/rehearses-too";
    Answer made = room.security().post(path, "{\"role\":\"ADMIN\"}");
    try {
      Browser other = room.stranger();
      other.login("rehearses-too", made.json().get("password").asText());
      assertProblem(other.get("/api/v1/rehearsals/" + id), 404, "NOT_FOUND");
    } finally {
      // Other tests ask after the last administrator.
      room.security().send("DELETE", path, null);
    }
    assertProblem(room.admin().get("/api/v1/rehearsals/none"), 404, "NOT_FOUND");
  }

  private static double gas(int second) {
    return second % 150 >= 10 && second % 150 < 20 ? 1.6 : 0.5;
  }

  private static String csv() {
    StringBuilder csv = new StringBuilder("timestamp,value");
    for (int second = 0; second < 300; second++) {
      csv.append("\\n").append(at(second)).append(',').append(gas(second));
    }
    return "\"readings\":\"" + csv + "\"";
  }

  private static Instant at(int second) {
    return BEGIN.plusSeconds(second);
  }

  private Answer order(String rest) {
    return post(room.admin(), "CO-M2", rest);
  }

  private Answer post(Browser by, String rule, String rest) {
    String more = rest.isEmpty() ? "" : "," + rest;
    return by.post(
        "/api/v1/rehearsals",
        "{\"rule\":\"%s\",\"point\":\"%s:F01.CH4\"%s}".formatted(rule, plant, more));
  }

  private JsonNode over(Answer ordered) throws Exception {
    assertThat(ordered.status()).as(ordered.raw().body()).isEqualTo(202);
    String id = ordered.json().get("id").asText();
    return Eventually.get(
            () -> room.admin().get("/api/v1/rehearsals/" + id),
            answer -> !answer.json().get("state").asText().equals("WAITING"))
        .json();
  }

  private JsonNode result(Answer ordered) throws Exception {
    JsonNode view = over(ordered);
    assertThat(view.get("state").asText()).as(view.toString()).isEqualTo("DONE");
    return view.get("result");
  }
}
