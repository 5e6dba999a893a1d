package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program acts for a person with what it was given, and no longer than it may. */
@ExtendWith(Room.Shared.class)
class TokensIT {
  private static final String TOKENS = "/api/v1/me/tokens";

  /** Somebody who lets programs act. */
  private record Owner(Browser browser, String password) {
    Answer make(String name, String rights, int days) {
      return browser.post(
          TOKENS,
          "{\"password\":\"%s\",\"name\":\"%s\",\"rights\":[%s],\"days\":%d}"
              .formatted(password, name, rights, days));
    }

    String token(String name, String rights) {
      return make(name, rights, 30).json().get("token").asText();
    }
  }

  @Test
  void programLooksAndDoesNoMoreThanThat(Room room) throws Exception {
    Owner owner = owner(room, "token-looker");
    String token = owner.token("grafana", "\"LOOK\"");
    assertThat(token).startsWith("vigil_");
    JsonNode alert = room.raised(room.plant(1));
    assertThat(with(room, token, "GET", path(alert), null).status()).isEqualTo(200);
    String ack = "{\"activation\":\"x\",\"version\":1}";
    assertProblem(with(room, token, "POST", path(alert) + "/ack", ack), 403, "NOT_ALLOWED");
    JsonNode listed = owner.browser().get(TOKENS).json().get("items");
    assertThat(listed.findValuesAsText("name")).containsExactly("grafana");
    assertThat(listed.toString()).doesNotContain(token);
  }

  @Test
  @DisplayName(
      "P18 a screen that nobody sits at is opened by a token that may only look, and ends with it")
  void screenThatNobodySitsAt(Room room) {
    Owner owner = owner(room, "token-screen");
    Browser wall = room.stranger();
    assertProblem(opened(wall, owner.token("more", "\"LOOK\",\"ACT\"")), 422, "TOKEN_BAD");
    assertProblem(opened(wall, "vigil_guess"), 422, "TOKEN_BAD");
    assertProblem(wall.get("/api/v1/alerts"), 401, "NOT_SIGNED_IN");
    Answer me = opened(wall, owner.token("wall", "\"LOOK\""));
    assertThat(me.json().get("rights")).extracting(JsonNode::asText).containsExactly("LOOK");
    assertThat(wall.get("/api/v1/alerts").status()).isEqualTo(200);
    owner.browser().send("DELETE", TOKENS + "/wall", null);
    assertProblem(wall.get("/api/v1/alerts"), 401, "NOT_SIGNED_IN");
  }

  private static Answer opened(Browser wall, String token) {
    return wall.post("/api/v1/login/token", "{\"token\":\"" + token + "\"}");
  }

  @Test
  void tokenIsWorthlessOnceItIsRemovedAndAfterEveryChangeOfThePerson(Room room) {
    Owner owner = owner(room, "token-remover");
    String first = owner.token("one", "\"LOOK\"");
    String second = owner.token("two", "\"LOOK\"");
    assertThat(owner.browser().send("DELETE", TOKENS + "/one", null).status()).isEqualTo(200);
    assertProblem(with(room, first, "GET", "/api/v1/alerts", null), 401, "NOT_SIGNED_IN");
    assertThat(with(room, second, "GET", "/api/v1/alerts", null).status()).isEqualTo(200);
    room.security().post("/api/v1/people/token-remover/password", "{}");
    assertProblem(with(room, second, "GET", "/api/v1/alerts", null), 401, "NOT_SIGNED_IN");
  }

  @Test
  void programLetsNoProgramActAndChangesNoPassword(Room room) {
    Owner owner = owner(room, "token-maker");
    String token = owner.token("one", "\"LOOK\",\"ACT\"");
    String body =
        "{\"password\":\"%s\",\"name\":\"more\",\"rights\":[\"LOOK\"],\"days\":1}"
            .formatted(owner.password());
    assertProblem(with(room, token, "POST", TOKENS, body), 403, "NOT_ALLOWED");
    assertProblem(
        with(room, token, "POST", "/api/v1/me/password", "{\"before\":\"guess\"}"),
        401,
        "AUTH_FAIL");
  }

  @ParameterizedTest(name = "{0} with {1} for {2} days")
  @CsvSource({
    "Big, LOOK, 30",
    "x y, LOOK, 30",
    "ok-1, PEOPLE, 30",
    "ok-2, '', 30",
    "ok-3, LOOK, 0",
    "ok-4, LOOK, 366"
  })
  void whatCannotBeIsRefusedInWords(String name, String right, int days, Room room) {
    Owner owner = owner(room, "token-asker");
    String rights = right.isEmpty() ? "" : "\"" + right + "\"";
    assertProblem(owner.make(name, rights, days), 422, "TOKEN_BAD");
  }

  @Test
  void nameIsTakenOnce(Room room) {
    Owner owner = owner(room, "token-twice");
    assertThat(owner.make("same", "\"LOOK\"", 1).status()).isEqualTo(200);
    assertProblem(owner.make("same", "\"LOOK\"", 1), 422, "TOKEN_BAD");
  }

  private static Owner owner(Room room, String username) {
    room.somebody(username, "DUTY", "county:140428");
    String password =
        room.security()
            .post("/api/v1/people/" + username + "/password", "{}")
            .json()
            .get("password")
            .asText();
    Browser browser = room.stranger();
    browser.login(username, password);
    return new Owner(browser, password);
  }

  private static Answer with(
      Room room, String token, String method, String path, @Nullable String body) {
    return room.stranger().send(method, path, body, "Authorization", "Bearer " + token);
  }
}
