package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Room;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in and out, and what keeps others from doing it. */
@ExtendWith(Room.Shared.class)
class SignInIT {
  @Test
  void generatedPasswordsAreReadableByTheirOwnerAlone(Room room) throws Exception {
    Path password = room.folder().resolve("passwords").resolve("duty");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(password)).hasSizeGreaterThan(40);
  }

  @Test
  void whoIsSignedInIsToldWhatHeMayDo(Room room) {
    JsonNode me = room.duty().get("/api/v1/me").json();
    assertThat(me.get("username").asText()).isEqualTo("duty");
    assertThat(me.get("role").asText()).isEqualTo("DUTY");
    assertThat(me.get("rights"))
        .extracting(JsonNode::asText)
        .containsExactly("ACT", "DRILL", "LOOK", "QUIET");
    assertThat(me.get("csrf").asText()).isNotBlank();
  }

  @Test
  @DisplayName("attack59 a sign-in is worthless after it has ended")
  void loggingOutMakesTheTokenWorthless(Room room) {
    Browser leaving = room.stranger();
    Answer login = leaving.login("duty", Browser.password(room.folder(), "duty"));
    String cookie = login.raw().headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .containsIgnoringCase("; HttpOnly")
        .contains("SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    String kept = cookie.substring(0, cookie.indexOf(';'));
    assertThat(meWith(room, kept).status()).as("control").isEqualTo(200);
    assertThat(leaving.post("/api/v1/logout", "{}").status()).isEqualTo(204);
    assertThat(leaving.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(meWith(room, kept).status()).isEqualTo(401);
  }

  @Test
  void aScriptSignsInByTheSameTokenWithoutCookieAndCsrf(Room room) {
    Answer login = room.stranger().login("admin", Browser.password(room.folder(), "admin"));
    String cookie = login.raw().headers().firstValue("Set-Cookie").orElseThrow();
    String token = cookie.substring("vigil=".length(), cookie.indexOf(';'));
    Answer put =
        room.stranger()
            .send("PUT", "/api/v1/enterprises/x-1", "{}", "Authorization", "Bearer " + token);
    assertProblem(put, 422, "PLANT_BAD");
  }

  @Test
  void aStrangerIsToldToSignInAndSentToThePage(Room room) {
    assertProblem(room.stranger().get("/api/v1/alerts"), 401, "NOT_SIGNED_IN");
    Answer page = room.stranger().send("GET", "/board", null, "Accept", "text/html");
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.raw().headers().firstValue("Location")).contains("/login");
  }

  @Test
  @DisplayName("attack02 five wrong passwords lock that user out of that address only")
  void fiveWrongPasswordsLockThatUserOut(Room room) {
    Browser guessing = room.stranger();
    for (int attempt = 1; attempt <= Lockout.ATTEMPTS; attempt++) {
      Answer wrong = guessing.login("nobody", "guess");
      assertProblem(wrong, 401, "AUTH_FAIL");
      assertThat(wrong.json().get("zh").asText()).contains("第 " + attempt + " 次");
    }
    assertProblem(guessing.login("nobody", "guess"), 429, "LOCKED_OUT");
    assertThat(room.signIn("duty").get("/api/v1/me").status()).as("another user").isEqualTo(200);
  }

  @Test
  void alsoALoginThatNamesNobodyIsRefusedInWords(Room room) {
    assertProblem(
        room.stranger().post("/api/v1/login", "{\"username\":\"duty\"}"), 401, "AUTH_FAIL");
    assertProblem(room.stranger().post("/api/v1/login", "[]"), 400, "BAD_REQUEST");
  }

  @Test
  @DisplayName("attack58 JSON without the token, or from another site, is refused")
  void anUnsafeRequestNeedsTheTokenAndOurOrigin(Room room) {
    Browser forged = room.signIn("admin").withoutCsrf();
    assertProblem(forged.put("/api/v1/enterprises/x-1", "{}"), 403, "CSRF_TOKEN");
    Answer foreign =
        room.admin().send("PUT", "/api/v1/enterprises/x-1", "{}", "Origin", "http://evil.example");
    assertProblem(foreign, 403, "ORIGIN_FOREIGN");
    String ours = "http://127.0.0.1:" + room.alerting().port();
    Answer own = room.admin().send("PUT", "/api/v1/enterprises/x-1", "{}", "Origin", ours);
    assertProblem(own, 422, "PLANT_BAD");
  }

  @Test
  @DisplayName(
      "attack88 who sets up does not acknowledge or read the record, the auditor does nothing else")
  void rolesAreSeparated(Room room) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    String ack = "{\"activation\":\"x\",\"version\":1}";
    assertProblem(room.admin().post(path(alert) + "/ack", ack), 403, "NOT_ALLOWED");
    assertProblem(room.admin().get("/api/v1/audit/verify"), 403, "NOT_ALLOWED");
    assertProblem(room.admin().post("/api/v1/people/x", "{}"), 403, "NOT_ALLOWED");
    assertProblem(room.duty().put("/api/v1/enterprises/x-1", "{}"), 403, "NOT_ALLOWED");
    Browser auditor = room.signIn("audit");
    assertProblem(auditor.post(path(alert) + "/ack", ack), 403, "NOT_ALLOWED");
    assertProblem(auditor.get(path(alert)), 403, "NOT_ALLOWED");
    assertProblem(room.security().get(path(alert)), 403, "NOT_ALLOWED");
  }

  private static Answer meWith(Room room, String cookie) {
    return room.stranger().send("GET", "/api/v1/me", null, "Cookie", cookie);
  }
}
