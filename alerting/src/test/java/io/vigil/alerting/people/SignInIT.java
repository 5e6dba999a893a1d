package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static io.vigil.alerting.testing.Room.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Alike;
import io.vigil.alerting.testing.Attack;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Dawdler;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in and out, and what keeps others from doing it. */
@ExtendWith({Room.Shared.class, Attack.Shared.class})
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
        .containsExactly("ACT", "DECLARE", "DRILL", "LOOK", "QUIET");
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
  @DisplayName("attack59 a sign-in that is used from two seats is refused at the second")
  void twoSeats(Room room, Attack attack) throws Exception {
    Browser officer = room.signIn("duty");
    String cookie = cookie(room.stranger().login("duty", Browser.password(room.folder(), "duty")));
    assertThat(meWith(room, cookie).status()).as("the seat that it was given to").isEqualTo(200);
    Browser stranger = room.stranger();
    String words = elsewhere(room, cookie);
    assertThat(words).startsWith("HTTP/1.1 401").contains("SEAT_TAKEN", "修改口令");
    Eventually.get(
        () -> attack.refusedTo(stranger).toString(), record -> record.contains("SEAT_TAKEN"));
    assertThat(meWith(room, cookie).status()).as("the first is not disturbed").isEqualTo(200);
    assertThat(officer.get("/api/v1/me").status()).as("nor is another").isEqualTo(200);
    attack.boardIsNoQuieter();
    String own = cookie(room.stranger().login("duty", Browser.password(room.folder(), "duty")));
    assertThat(elsewhere(room, own)).as("one of its own").startsWith("HTTP/1.1 200");
  }

  /** The answer to whoever asks who they are, from another address of this machine. */
  private static String elsewhere(Room room, String cookie) throws IOException {
    String request = "GET /api/v1/me HTTP/1.1\r\nHost: vigil\r\nConnection: close\r\nCookie: ";
    try (Dawdler seat =
        new Dawdler("127.0.0.2", room.alerting().port(), request + cookie + "\r\n\r\n")) {
      return seat.rest();
    }
  }

  @Test
  @DisplayName("attack59 a cookie that somebody brings along is not the one of the sign-in")
  void aSignInIsAlwaysANewOne(Room room) {
    String planted = "vigil=planted-by-somebody-else";
    Answer login =
        room.stranger()
            .send(
                "POST",
                "/api/v1/login",
                "{\"username\":\"duty\",\"password\":\"%s\"}"
                    .formatted(Browser.password(room.folder(), "duty")),
                "Cookie",
                planted);
    assertThat(cookie(login)).startsWith("vigil=").isNotEqualTo(planted);
    assertThat(meWith(room, planted).status()).isEqualTo(401);
    assertThat(meWith(room, cookie(login)).status()).isEqualTo(200);
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
  void anUnsafeRequestNeedsTheTokenAndOurOrigin(Room room, Attack attack) throws Exception {
    Browser forged = room.signIn("admin").withoutCsrf();
    String path = "/api/v1/enterprises/x-1";
    attack.isRefused(forged, 403, "CSRF_TOKEN", () -> forged.put(path, "{}"));
    attack.isRefused(
        room.admin(),
        403,
        "ORIGIN_FOREIGN",
        () -> room.admin().send("PUT", path, "{}", "Origin", "http://evil.example"));
    String ours = "http://127.0.0.1:" + room.alerting().port();
    Answer own = room.admin().send("PUT", path, "{}", "Origin", ours);
    assertProblem(own, 422, "PLANT_BAD");
  }

  @Test
  @DisplayName(
      "attack88 who sets up does not acknowledge or read the record, the auditor does nothing else")
  void rolesAreSeparated(Room room, Attack attack) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    String ack = "{\"activation\":\"x\",\"version\":1}";
    String ackIt = path(alert) + "/ack";
    attack.isRefused(room.admin(), 403, "NOT_ALLOWED", () -> room.admin().post(ackIt, ack));
    attack.isRefused(
        room.admin(), 403, "NOT_ALLOWED", () -> room.admin().get("/api/v1/audit/verify"));
    assertProblem(room.admin().post("/api/v1/people/x", "{}"), 403, "NOT_ALLOWED");
    attack.isRefused(
        room.duty(), 403, "NOT_ALLOWED", () -> room.duty().put("/api/v1/enterprises/x-1", "{}"));
    Browser auditor = room.signIn("audit");
    attack.isRefused(auditor, 403, "NOT_ALLOWED", () -> auditor.post(ackIt, ack));
    assertProblem(auditor.get(path(alert)), 403, "NOT_ALLOWED");
    assertProblem(room.security().get(path(alert)), 403, "NOT_ALLOWED");
    assertThat(auditor.get("/api/v1/audit/verify").status()).as("the control").isEqualTo(200);
    assertThat(Room.acknowledge(room.duty(), alert).status()).as("the control").isEqualTo(200);
  }

  @Test
  @DisplayName("attack16 a scope in a field counts for nothing, and an edited token is none")
  void scopeIsOurs(Room room, Attack attack) throws Exception {
    JsonNode alert = room.raised(room.plant(1));
    Browser neighbour = room.officer("scope-editor", "county:140429");
    String wider =
        "{\"activation\":\"%s\",\"version\":%d,\"position\":\"county:140428\",\"role\":\"ADMIN\"}"
            .formatted(alert.get("activation").asText(), alert.get("version").asLong());
    String ack = path(alert) + "/ack";
    attack.isRefused(
        neighbour, 404, "NOT_FOUND", () -> neighbour.post(ack + "?position=county:140428", wider));
    String cookie = cookie(room.stranger().login("duty", Browser.password(room.folder(), "duty")));
    char last = cookie.charAt(cookie.length() - 1);
    String edited = cookie.substring(0, cookie.length() - 1) + (last == 'A' ? 'B' : 'A');
    attack.isRefused(room.stranger(), 401, "NOT_SIGNED_IN", () -> meWith(room, edited));
    assertThat(meWith(room, cookie).status()).as("unedited").isEqualTo(200);
    assertThat(room.duty().post(ack, wider).status()).as("the own area").isEqualTo(200);
  }

  @Test
  @DisplayName("attack60 who guesses is not told whether there is such a user, and is locked out")
  void unknownAndKnownNamesAreAnsweredAlike(Room room, Attack attack) throws Exception {
    Browser guessing = room.stranger();
    room.somebody("guessed-name", "DUTY", "county:140429");
    for (int attempt = 1; attempt <= Lockout.ATTEMPTS; attempt++) {
      Answer known =
          attack.isRefused(
              guessing, 401, "AUTH_FAIL", () -> guessing.login("guessed-name", "guess"));
      assertThat(guessing.login("no-such-name", "guess").json()).isEqualTo(known.json());
    }
    attack.isRefused(guessing, 429, "LOCKED_OUT", () -> guessing.login("guessed-name", "guess"));
    assertProblem(guessing.login("no-such-name", "guess"), 429, "LOCKED_OUT");
    assertThat(room.signIn("duty").get("/api/v1/me").status()).as("the control").isEqualTo(200);
  }

  @Test
  @DisplayName(
      "attack60 a name that there is takes about as long to be refused as one that is none")
  void unknownNamesTakeAsLong(Room room, Attack attack) {
    room.somebody("timed-name", "DUTY", "county:140429");
    Browser guessing = room.stranger();
    Alike.inTime(
        Lockout.ATTEMPTS - 1,
        () -> assertProblem(guessing.login("timed-name", "guess"), 401, "AUTH_FAIL"),
        () -> assertProblem(guessing.login("no-timed-name", "guess"), 401, "AUTH_FAIL"));
    attack.boardIsNoQuieter();
  }

  @Test
  @DisplayName("attack45 a line break in a user name makes no second line of the record")
  void lineBreakInAName(Room room, Attack attack) throws Exception {
    Browser forging = room.stranger();
    String name = "x\\n2026-11-24 INFO login: admin \\u202e\\u0000";
    attack.isRefused(forging, 401, "AUTH_FAIL", () -> forging.login(name, "guess"));
    assertThat(attack.refusedTo(forging).toString()).doesNotContain("INFO", "\\n2026", "\u202e");
    assertThat(room.signIn("duty").get("/api/v1/me").status()).as("the control").isEqualTo(200);
  }

  private static String cookie(Answer login) {
    String cookie = login.raw().headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static Answer meWith(Room room, String cookie) {
    return room.stranger().send("GET", "/api/v1/me", null, "Cookie", cookie);
  }
}
