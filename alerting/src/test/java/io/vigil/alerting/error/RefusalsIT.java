package io.vigil.alerting.error;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that goes wrong over HTTP is one shape, in words, and never our fault. */
@ExtendWith(Room.Shared.class)
class RefusalsIT {
  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "/api/v1/alerts?limit=0",
        "/api/v1/alerts?limit=-1",
        "/api/v1/alerts?limit=5001",
        "/api/v1/alerts?limit=abc",
        "/api/v1/alerts?limit=99999999999999999999",
        "/api/v1/alerts?limit=1.5",
        "/api/v1/alerts?open=1",
        "/api/v1/alerts?open=TRUE",
        "/api/v1/alerts?cursor=1",
        "/api/v1/alerts?cursor=1-",
        "/api/v1/alerts?cursor=1-2-3",
        "/api/v1/alerts?cursor=-1-2",
        "/api/v1/alerts?cursor=9999999999999999999-1",
        "/api/v1/stream?from=x",
        "/api/v1/stream?from=1-x",
        "/api/v1/stream?from=%00",
        "/api/v1/stream?from=9999999999999999999-1"
      })
  void valueThatCannotBeIsNamed(String path, Room room) {
    assertProblem(room.duty().get(path), 400, "BAD_REQUEST");
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(strings = {"limit=1", "limit=5000", "open=true", "cursor=1-1", "cursor=0-0"})
  void valueAtItsBoundIsTaken(String query, Room room) {
    assertThat(room.duty().get("/api/v1/alerts?" + query).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "a-9-9",
        "%00",
        "a%00b",
        "%27%20or%201=1",
        "%F0%9F%94%A5",
        "..%2f..%2fetc%2fpasswd",
        "%25s%25n",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void alertThatThereIsNotIsNotFoundWhateverItIsCalled(String id, Room room) {
    assertProblem(room.duty().get("/api/v1/alerts/" + id), 404, "NOT_FOUND");
    assertProblem(room.duty().get("/api/v1/alerts/" + id + "/trace"), 404, "NOT_FOUND");
    String seen = "{\"activation\":\"x\",\"version\":1}";
    assertProblem(room.duty().post("/api/v1/alerts/" + id + "/ack", seen), 404, "NOT_FOUND");
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"x\"",
        "{",
        "{\"activation\":\"x\"}",
        "{\"version\":1}",
        "{\"activation\":null,\"version\":1}",
        "{\"activation\":\"x\",\"version\":\"one\"}",
        "{\"activation\":\"x\",\"version\":1e99}",
        "{\"activation\":{},\"version\":1}"
      })
  void acknowledgementThatIsNoneIsRefusedInWords(String body, Room room) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    Answer answer = room.duty().post(Room.path(alert) + "/ack", body);
    assertProblem(answer, 400, "BAD_REQUEST");
    assertThat(room.duty().get(Room.path(alert)).json()).as("nothing happened").isEqualTo(alert);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /api/v1/alerts",
    "DELETE, /api/v1/alerts/a-1-1",
    "PUT, /api/v1/alerts/a-1-1/ack",
    "POST, /api/v1/enterprises",
    "DELETE, /api/v1/enterprises/x-1",
    "PUT, /api/v1/login",
    "POST, /api/v1/stream"
  })
  void methodThatARouteDoesNotTakeIsRefused(String method, String path, Room room) {
    assertProblem(room.admin().send(method, path, "{}"), 405, "METHOD_WRONG");
  }

  @Test
  void whatIsNotSentAsJsonIsRefused(Room room) {
    Answer form =
        room.signIn("admin")
            .send("PUT", "/api/v1/enterprises/x-1", null, "Content-Type", "text/plain");
    assertProblem(form, 415, "MEDIA_TYPE_WRONG");
    Answer login =
        room.stranger()
            .send(
                "POST", "/api/v1/login", null, "Content-Type", "application/x-www-form-urlencoded");
    assertProblem(login, 415, "MEDIA_TYPE_WRONG");
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"username\":null,\"password\":null}",
        "{\"username\":\"\\u0000\",\"password\":\"x\"}",
        "{\"username\":\"duty\",\"password\":\"\"}",
        "{\"username\":\"' or 1=1 --\",\"password\":\"x\"}"
      })
  void loginThatIsNobodysIsRefusedAndSaysNotWhy(String body, Room room) {
    Answer answer = room.stranger().post("/api/v1/login", body);
    assertThat(answer.status()).isIn(400, 401, 429);
    assertThat(answer.json().get("en").asText()).doesNotContain("exist").doesNotContain("unknown");
    assertThat(answer.raw().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void veryLongNamesAndPasswordsAreRefusedAndNotHashed(Room room) {
    String endless = "x".repeat(1_000_000);
    assertThat(room.stranger().login("duty", endless).status()).isIn(401, 429);
    assertThat(room.stranger().login(endless, "x").status()).isIn(401, 429);
  }

  @Test
  void problemSaysTheSameInBothLanguagesAndItsKindAsAName(Room room) {
    JsonNode problem = room.duty().get("/api/v1/alerts?limit=0").json();
    assertThat(problem.get("type").asText()).isEqualTo("urn:vigil:problem:bad-request");
    assertThat(problem.get("title").asText()).isEqualTo("Bad request");
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("pointer").asText()).isEqualTo("/limit");
    assertThat(problem.get("zh").asText()).isEqualTo("请求有误：limit=0");
    assertThat(problem.get("en").asText()).isEqualTo("bad request: limit=0");
    assertThat(problem.has("errors")).as("nothing that is not there").isFalse();
  }

  @Test
  void whatWasSentIsQuotedAsTextAndNotAsMarkup(Room room) {
    Answer answer = room.duty().get("/api/v1/alerts?open=%3Cscript%3E");
    assertProblem(answer, 400, "BAD_REQUEST");
    assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.raw().headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(answer.raw().body().getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000);
  }
}
