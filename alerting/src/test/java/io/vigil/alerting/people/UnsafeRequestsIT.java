package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Dawdler;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What another site could make a browser send is refused, on every route that changes something.
 */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
class UnsafeRequestsIT {
  private static final String ROUTES =
      """
      admin, PUT,  /api/v1/enterprises/x-1
      admin, POST, /api/v1/enterprises/x-1/gateways/gw1/credential
      duty,  POST, /api/v1/alerts/a-1/ack
      duty,  POST, /api/v1/logout
      admin, POST, /api/v1/logout
      """;

  @DisplayName("attack58 a request by cookie needs the token of its own sign-in")
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(textBlock = ROUTES)
  void requestByCookieNeedsTheTokenOfItsOwnSignIn(
      String user, String method, String path, Room room, Attack attack) throws Exception {
    Browser browser = room.signIn(user).withoutCsrf();
    String others = room.signIn(user).get("/api/v1/me").json().get("csrf").asText();
    attack.isRefused(browser, 403, "CSRF_TOKEN", () -> browser.send(method, path, "{}"));
    for (String wrong : List.of("", "null", "x".repeat(43), others, others + "x")) {
      Answer answer = browser.send(method, path, "{}", "X-CSRF-Token", wrong);
      assertProblem(answer, 403, "CSRF_TOKEN");
    }
    assertThat(browser.get("/api/v1/me").status()).as("still signed in").isEqualTo(200);
    String own = browser.get("/api/v1/me").json().get("csrf").asText();
    Answer answer = browser.send(method, path, "{}", "X-CSRF-Token", own);
    assertThat(answer.status()).as("control").isNotEqualTo(403);
  }

  @Test
  @DisplayName(
      "attack71 scaled down: forty that dawdle over a request hold nobody up, and are ended")
  void dawdlers(Room room, Attack attack) throws Exception {
    String from = "127.0.0.3";
    List<Dawdler> dawdlers = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        dawdlers.add(new Dawdler(from, room.alerting().port(), "GET /board HTTP/1.1\r\nX: "));
      }
      assertThat(room.signIn("duty").get("/api/v1/me").status()).isEqualTo(200);
      attack.boardIsNoQuieter();
      Dawdler busy = dawdlers.get(0);
      Eventually.get(() -> busy.isEndedAfter("x"), ended -> ended);
      for (Dawdler one : dawdlers.subList(1, 40)) {
        assertThat(one.firstLine()).as("ended unanswered").isEmpty();
      }
    } finally {
      for (Dawdler one : dawdlers) {
        one.close();
      }
    }
    Eventually.get(
        () ->
            attack.refusedTo(room.stranger()).stream()
                .filter(one -> one.get("source").asText().equals(from))
                .filter(one -> one.get("code").asText().equals("REQUEST_SLOW"))
                .mapToInt(one -> one.get("times").asInt())
                .sum(),
        times -> times == 40);
    try (Dawdler whole =
        new Dawdler(from, room.alerting().port(), "GET /login HTTP/1.1\r\nHost: vigil\r\n\r\n")) {
      assertThat(whole.firstLine()).as("mended").isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @DisplayName("attack58 a request from another site is refused, token or not")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://127.0.0.1.evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost:80",
        "null",
        "file://",
        "not a url",
        "http://user@evil.example"
      })
  void requestFromAnotherSiteIsRefused(String origin, Room room, Attack attack) throws Exception {
    String path = "/api/v1/enterprises/x-1";
    attack.isRefused(
        room.admin(),
        403,
        "ORIGIN_FOREIGN",
        () -> room.admin().send("PUT", path, "{}", "Origin", origin));
    Answer login = room.stranger().send("POST", "/api/v1/login", "{}", "Origin", origin);
    assertProblem(login, 403, "ORIGIN_FOREIGN");
  }

  @Test
  @DisplayName(
      "attack56 attack57 what is no JSON is refused, and no answer is framed or guessed at")
  void answersAreJsonAndInNoFrame(Room room, Attack attack) throws Exception {
    String login = "/api/v1/login";
    Browser stranger = room.stranger();
    Answer refused =
        attack.isRefused(
            stranger,
            415,
            "MEDIA_TYPE_WRONG",
            () -> stranger.sendAs("text/html", login, "{\"username\":\"<script>\"}"));
    for (Answer answer : List.of(refused, room.duty().get("/board"), stranger.get("/login"))) {
      assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.raw().headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(answer.raw().headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'");
    }
    String nobody = "{\"username\":\"looked-at\",\"password\":\"x\"}";
    assertThat(stranger.sendAs("application/json", login, nobody).json().get("code").asText())
        .as("mended: looked at")
        .isEqualTo("AUTH_FAIL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/me", "/api/v1/alerts", "/api/v1/enterprises", "/openapi"})
  void readingNeedsNoToken(String path, Room room) {
    assertThat(room.signIn("duty").withoutCsrf().get(path).status()).isEqualTo(200);
  }

  @Test
  void whoSignsInAgainGetsAnotherTokenAndTheOldOneStaysWithTheOldSeat(Room room) {
    Browser first = room.signIn("duty");
    Browser second = room.signIn("duty");
    assertThat(first.get("/api/v1/me").json().get("csrf"))
        .isNotEqualTo(second.get("/api/v1/me").json().get("csrf"));
    assertThat(first.post("/api/v1/logout", "{}").status()).isEqualTo(204);
    assertThat(second.get("/api/v1/me").status()).as("the other seat").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer ",
        "Bearer x",
        "Bearer ' or 1=1 --",
        "bearer x",
        "Basic YWRtaW46YQ==",
        "x"
      })
  void tokenThatIsNoneSignsNobodyIn(String authorization, Room room) {
    Answer answer = room.stranger().send("GET", "/api/v1/me", null, "Authorization", authorization);
    assertProblem(answer, 401, "NOT_SIGNED_IN");
  }
}
