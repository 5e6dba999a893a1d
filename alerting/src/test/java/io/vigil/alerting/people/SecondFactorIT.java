package io.vigil.alerting.people;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import java.io.IOException;
import java.net.HttpCookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Outside the demo nobody does anything before a second factor is set up, or without its code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondFactorIT {
  /** Nobody listens there: a log is not needed to sign in. */
  private static final String NO_LOG = "127.0.0.1:1";

  private @Nullable Alerting alerting;
  private @Nullable Path folder;

  /** Somebody who is signed in; the cookie needs TLS, so the token goes by itself. */
  private record Session(Browser browser, String token) {
    Answer get(String path) {
      return browser.send("GET", path, null, "Authorization", "Bearer " + token);
    }

    Answer post(String path, String body) {
      return browser.send("POST", path, body, "Authorization", "Bearer " + token);
    }
  }

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    folder = data;
    alerting = Alerting.start(AlertingOptions.defaults(data, NO_LOG));
  }

  @AfterAll
  void stop() {
    if (alerting != null) {
      alerting.close();
    }
  }

  @Test
  void passwordAloneOpensNothingButTheOwnAccount() throws IOException {
    Answer login = login("audit", password("audit"), "");
    assertThat(login.json().get("bare").asBoolean()).isTrue();
    assertThat(login.json().get("rights")).isEmpty();
    Session session = session(login);
    assertProblem(session.get("/api/v1/audit/verify"), 403, "NOT_ALLOWED");
    assertThat(session.get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  void codeIsAskedForOnceTheFactorIsSetUpAndCountsOnce() throws IOException {
    String password = password("admin");
    Session before = session(login("admin", password, ""));
    String secret = before.get("/api/v1/me/second-factor").json().get("secret").asText();
    long step = now();
    Answer set = before.post("/api/v1/me/second-factor", factor(password, "", secret, step - 1));
    assertThat(set.json().get("rights")).as("%s", set.json()).isNotEmpty();
    assertProblem(before.get("/api/v1/me"), 401, "NOT_SIGNED_IN");
    assertThat(session(set).get("/api/v1/alerts").status()).isEqualTo(200);
    assertProblem(login("admin", password, ""), 401, "CODE_NEEDED");
    assertProblem(login("admin", password, Totp.code(secret, step - 1)), 401, "CODE_WRONG");
    Answer with = login("admin", password, Totp.code(secret, step));
    assertThat(with.status()).as("%s", with.json()).isEqualTo(200);
    assertProblem(login("admin", password, Totp.code(secret, step)), 401, "CODE_WRONG");
    assertThat(everythingIn("keys").contains(secret)).as("kept in the open").isFalse();
  }

  @Test
  void lostFactorIsForgottenWithANewPasswordAndSetUpAnew() throws IOException {
    String password = password("security");
    Session bare = session(login("security", password, ""));
    String own = bare.get("/api/v1/me/second-factor").json().get("secret").asText();
    Session security =
        session(bare.post("/api/v1/me/second-factor", factor(password, "", own, now())));
    JsonNode made =
        security
            .post("/api/v1/people/li", "{\"role\":\"DUTY\",\"position\":\"county:140428\"}")
            .json();
    String first = made.get("password").asText();
    Session li = session(login("li", first, ""));
    String lost = li.get("/api/v1/me/second-factor").json().get("secret").asText();
    assertThat(li.post("/api/v1/me/second-factor", factor(first, "", lost, now())).status())
        .isEqualTo(200);
    assertProblem(login("li", first, ""), 401, "CODE_NEEDED");
    String next = security.post("/api/v1/people/li/password", "{}").json().get("password").asText();
    assertThat(login("li", next, "").json().get("bare").asBoolean()).isTrue();
  }

  @Test
  void secretThatDidNotArriveSetsNothingUp() throws IOException {
    String password = password("audit");
    Session session = session(login("audit", password, ""));
    String secret = session.get("/api/v1/me/second-factor").json().get("secret").asText();
    assertProblem(
        session.post("/api/v1/me/second-factor", factor(password, "", secret, now() - 5)),
        422,
        "SECRET_BAD");
    assertProblem(
        session.post("/api/v1/me/second-factor", factor(password, "", "short", now())),
        422,
        "SECRET_BAD");
    assertThat(login("audit", password, "").json().get("bare").asBoolean()).isTrue();
  }

  private Answer login(String username, String password, String code) {
    return new Browser(Objects.requireNonNull(alerting).port())
        .post(
            "/api/v1/login",
            "{\"username\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
                .formatted(username, password, code));
  }

  private Session session(Answer login) {
    String cookie = login.raw().headers().firstValue("Set-Cookie").orElseThrow();
    return new Session(
        new Browser(Objects.requireNonNull(alerting).port()),
        HttpCookie.parse(cookie).get(0).getValue());
  }

  private String password(String username) {
    return Browser.password(Objects.requireNonNull(folder), username);
  }

  private String everythingIn(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(Objects.requireNonNull(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(Objects.requireNonNull(folder).resolve(name)).isDirectory();
    return text.toString();
  }

  private static String factor(String password, String before, String secret, long step) {
    String code = secret.length() == 32 ? Totp.code(secret, step) : "000000";
    return "{\"password\":\"%s\",\"before\":\"%s\",\"secret\":\"%s\",\"code\":\"%s\"}"
        .formatted(password, before, secret, code);
  }

  private static long now() {
    return Instant.now().getEpochSecond() / Totp.STEP_SECONDS;
  }
}
