package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Stream;
import io.vigil.alerting.testing.Stream.Heard;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.LogTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP interface as people and scripts meet it. Each test has a plant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {
  private static final String RULE = "CO-M2";

  private @Nullable Running running;
  private int plants;

  private record Running(
      Path folder, KafkaNode log, Alerting alerting, Judge judge, Browser admin, Browser duty) {}

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    KafkaNode log = KafkaNode.start(folder.resolve("log"));
    Alerting alerting = Alerting.start(AlertingOptions.defaults(folder, log.bootstrap()).asDemo());
    running =
        new Running(
            folder,
            log,
            alerting,
            new Judge(log),
            Browser.signedIn(alerting.port(), folder, "admin"),
            Browser.signedIn(alerting.port(), folder, "duty"));
  }

  @AfterAll
  void stop() {
    if (running != null) {
      running.judge().close();
      running.alerting().close();
      running.log().close();
    }
  }

  @Test
  void generatedPasswordsAreReadableByTheirOwnerAlone() throws Exception {
    Path password = it().folder().resolve("passwords").resolve("duty");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(password)).hasSizeGreaterThan(40);
  }

  @Test
  void whoIsSignedInIsToldWhatHeMayDo() {
    JsonNode me = it().duty().get("/api/v1/me").json();
    assertThat(me.get("username").asText()).isEqualTo("duty");
    assertThat(me.get("roles")).hasSize(1);
    assertThat(me.get("csrf").asText()).isNotBlank();
  }

  @Test
  @DisplayName("attack59 a sign-in is worthless after it has ended")
  void loggingOutMakesTheTokenWorthless() {
    Browser leaving = signIn("duty");
    String cookie =
        leaving
            .login("duty", Browser.password(it().folder(), "duty"))
            .raw()
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    assertThat(cookie)
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    assertThat(leaving.post("/api/v1/logout", "{}").status()).isEqualTo(204);
    assertThat(leaving.get("/api/v1/me").status()).isEqualTo(401);
    String kept = cookie.substring(0, cookie.indexOf(';'));
    Answer replayed =
        new Browser(it().alerting().port()).send("GET", "/api/v1/me", null, "Cookie", kept);
    assertThat(replayed.status()).isEqualTo(401);
  }

  @Test
  void aStrangerIsToldToSignInAndSentToThePage() {
    Browser stranger = new Browser(it().alerting().port());
    Answer api = stranger.get("/api/v1/alerts");
    assertProblem(api, 401, "NOT_SIGNED_IN");
    Answer page = stranger.send("GET", "/board", null, "Accept", "text/html");
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.raw().headers().firstValue("Location")).contains("/login");
  }

  @Test
  @DisplayName("attack02 five wrong passwords lock that user out of that address only")
  void fiveWrongPasswordsLockThatUserOut() {
    Browser guessing = new Browser(it().alerting().port());
    for (int attempt = 1; attempt <= 5; attempt++) {
      Answer wrong = guessing.login("nobody", "guess");
      assertProblem(wrong, 401, "AUTH_FAIL");
      assertThat(wrong.json().get("zh").asText()).contains("第 " + attempt + " 次");
    }
    assertProblem(guessing.login("nobody", "guess"), 429, "LOCKED_OUT");
    // The control: another user at the same address is not locked out.
    assertThat(signIn("duty").get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("attack58 JSON without the token, or from another site, is refused")
  void anUnsafeRequestNeedsTheTokenAndOurOrigin() {
    Browser forged = signIn("admin").withoutCsrf();
    assertProblem(forged.put("/api/v1/enterprises/x-1", "{}"), 403, "CSRF_TOKEN");
    Answer foreign =
        it().admin().send("PUT", "/api/v1/enterprises/x-1", "{}", "Origin", "http://evil.example");
    assertThat(foreign.status()).isEqualTo(403);
  }

  @Test
  @DisplayName("attack88 the administrator does not acknowledge, the duty officer imports nothing")
  void rolesAreSeparated() throws Exception {
    JsonNode alert = raised(plant(1));
    String ack = "{\"activation\":\"x\",\"version\":1}";
    assertProblem(it().admin().post(path(alert) + "/ack", ack), 403, "NOT_ALLOWED");
    assertProblem(it().duty().put("/api/v1/enterprises/x-1", "{}"), 403, "NOT_ALLOWED");
  }

  @Test
  @DisplayName("attack90 an acknowledgement covers only what was seen")
  void somethingNewerIsShownInsteadOfAcknowledged() throws Exception {
    String plant = plant(1);
    Judge.About watch = it().judge().watch(plant, "F01.CH4", RULE);
    it().judge().say(watch.raise(1.6));
    JsonNode seen = open(plant, any -> true);
    it().judge().say(watch.clear(0.2));
    JsonNode newest = open(plant, alert -> !alert.get("cleared").isNull());
    Answer late = acknowledge(it().duty(), seen);
    assertProblem(late, 409, "CHANGED_SINCE_SEEN");
    assertThat(late.json().get("alert")).isEqualTo(newest);
    assertThat(acknowledge(it().duty(), newest).json().get("state").asText()).isEqualTo("NORMAL");
    JsonNode over = it().duty().get(path(newest)).json();
    assertProblem(acknowledge(it().duty(), over), 409, "NOTHING_TO_ACK");
  }

  @Test
  void pressingAgainAfterALostAnswerIsOneAcknowledgement() throws Exception {
    JsonNode seen = raised(plant(1));
    assertThat(acknowledge(it().duty(), seen).status()).isEqualTo(200);
    Answer again = acknowledge(it().duty(), seen);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("acked_by").asText()).isEqualTo("duty");
    JsonNode events = it().duty().get(path(seen) + "/trace").json().get("events");
    assertThat(events)
        .extracting(event -> event.get("kind").asText())
        .containsExactly("RAISED", "ACKED");
  }

  @Test
  void anIncompleteAcknowledgementIsRefusedInWords() throws Exception {
    JsonNode alert = raised(plant(1));
    assertProblem(it().duty().post(path(alert) + "/ack", "{}"), 400, "BAD_REQUEST");
    assertProblem(it().duty().post(path(alert) + "/ack", "{\"activation\":"), 400, "BAD_REQUEST");
    assertProblem(
        it().duty().post("/api/v1/alerts/a-9-9/ack", "{\"activation\":\"x\",\"version\":1}"),
        404,
        "NOT_FOUND");
  }

  @Test
  void twoScreensSeeAnAlertComeAndSomebodyAcknowledgeIt() throws Exception {
    String plant = plant(1);
    Browser second = signIn("duty");
    try (Stream one = it().duty().stream("");
        Stream other = second.stream("")) {
      one.nextHeartbeat();
      other.nextHeartbeat();
      JsonNode alert = raised(plant);
      one.next(event -> isAbout(event, alert, "ACTIVE_UNACKED"));
      other.next(event -> isAbout(event, alert, "ACTIVE_UNACKED"));
      acknowledge(it().duty(), alert);
      Heard seen = other.next(event -> isAbout(event, alert, "ACTIVE_ACKED"));
      assertThat(seen.data().get("acked_by").asText()).isEqualTo("duty");
    }
  }

  @Test
  void aScreenThatWasAwayMissesNothing() throws Exception {
    String plant = plant(6);
    String position;
    try (Stream stream = it().duty().stream("")) {
      stream.nextHeartbeat();
      raise(plant, "F01.CH4");
      position = stream.next(event -> isOf(event, plant)).id();
    }
    for (int i = 2; i <= 6; i++) {
      raise(plant, "F%02d.CH4".formatted(i));
    }
    Eventually.get(() -> openOf(plant), all -> all.size() == 6);
    Set<String> caughtUp = new HashSet<>();
    try (Stream stream = it().duty().stream("?from=" + position)) {
      while (caughtUp.size() < 5) {
        Heard event = stream.next(one -> isOf(one, plant));
        caughtUp.add(event.data().get("point").asText());
      }
    }
    assertThat(caughtUp).doesNotContain("F01.CH4");
  }

  @Test
  void aScreenFromBeforeARestoreLoadsEverythingAnew() throws InterruptedException {
    try (Stream stream = it().duty().stream("?from=0-7")) {
      Heard resync = stream.next(event -> event.event().equals("resync"));
      assertThat(resync.data().get("position").asText()).startsWith("1-");
    }
    assertProblem(it().duty().get("/api/v1/stream?from=nonsense"), 400, "BAD_REQUEST");
  }

  @Test
  void manyChangesAtOnceComeInFewFrames() throws ExecutionException, InterruptedException {
    String plant = plant(40);
    try (Stream stream = it().duty().stream("")) {
      stream.nextHeartbeat();
      for (int i = 1; i <= 40; i++) {
        raise(plant, "F%02d.CH4".formatted(i));
      }
      Set<String> points = new HashSet<>();
      while (points.size() < 40) {
        points.add(stream.next(one -> isOf(one, plant)).data().get("point").asText());
      }
    }
  }

  @Test
  void aPlantBecomesDefinitionsInTheLogAndACredential() throws Exception {
    String plant = "mine-" + ++plants;
    JsonNode imported =
        it().admin().put("/api/v1/enterprises/" + plant, Plants.coalMine(plant, 2)).json();
    JsonNode credential = imported.get("credentials").get(0);
    assertThat(credential.get("username").asText()).isEqualTo(plant + ".gw1");
    List<Addressed> said = Eventually.get(() -> definitionsOf(plant), all -> all.size() == 3);
    assertThat(said).allMatch(one -> one.lane() == imported.get("lane").asInt());
    assertThat(said.get(0).entry()).isInstanceOf(GatewayDefinition.class);
    PointDefinition point = (PointDefinition) said.get(1).entry();
    assertThat(point.watches())
        .extracting(watch -> watch.ruleId())
        .containsExactly("CO-M1", "CO-M2", "IN-01");

    Credentials credentials = it().alerting().credentials();
    String password = credential.get("password").asText();
    assertThat(credentials.identify(plant + ".gw1", password))
        .contains(new Credentials.Identity(CredentialKind.GATEWAY, plant, "gw1"));
    assertThat(credentials.identify(plant + ".gw1", password + "x")).isEmpty();
    Answer rotated =
        it().admin().post("/api/v1/enterprises/" + plant + "/gateways/gw1/credential", "{}");
    assertThat(credentials.identify(plant + ".gw1", password)).isEmpty();
    assertThat(credentials.identify(plant + ".gw1", rotated.json().get("password").asText()))
        .isPresent();
  }

  @Test
  void theSameFileAgainChangesNothingAndAnEditChangesOnlyWhatItNames() throws Exception {
    String plant = plant(2);
    Eventually.get(() -> definitionsOf(plant), all -> all.size() == 3);
    Answer again = it().admin().put("/api/v1/enterprises/" + plant, Plants.coalMine(plant, 2));
    assertThat(again.json().get("credentials")).isEmpty();
    String renamed =
        Plants.coalMine(plant, 2).replace("Face methane F02.CH4", "Face methane, return side");
    it().admin().put("/api/v1/enterprises/" + plant, renamed);
    List<Addressed> said = Eventually.get(() -> definitionsOf(plant), all -> all.size() == 4);
    PointDefinition edited = (PointDefinition) said.get(3).entry();
    assertThat(edited.id().code()).isEqualTo("F02.CH4");
    assertThat(edited.version()).isEqualTo(2);
    assertThat(edited.watches()).allMatch(watch -> watch.ruleVersion() == 1);
  }

  @Test
  void aPointWithAnOpenAlertCannotBeRemoved() throws Exception {
    String plant = plant(2);
    raise(plant, "F02.CH4");
    JsonNode alert = open(plant, any -> true);
    String smaller = Plants.coalMine(plant, 1);
    Answer refused = it().admin().put("/api/v1/enterprises/" + plant, smaller);
    assertProblem(refused, 409, "OPEN_ALERT");
    assertThat(refused.json().get("zh").asText()).contains(plant + "/F02.CH4/" + RULE);
    it().judge().say(it().judge().watch(plant, "F02.CH4", RULE).clear(0.1));
    acknowledge(it().duty(), open(plant, one -> !one.get("cleared").isNull()));
    assertThat(alert.get("point").asText()).isEqualTo("F02.CH4");
    assertThat(it().admin().put("/api/v1/enterprises/" + plant, smaller).status()).isEqualTo(200);
    List<Addressed> said = Eventually.get(() -> definitionsOf(plant), all -> all.size() == 4);
    assertThat(((PointDefinition) said.get(3).entry()).retired()).isTrue();
  }

  @Test
  void everyMistakeOfAPlantFileIsNamedWithItsPlace() {
    String bad =
        Plants.plant(
            "mine-bad",
            Plants.methane("F01.CH4").replace("%CH4", "%LEL")
                + ","
                + Plants.methane("F02.CH4").replace("\"rangeLow\":0", "\"rangeLow\":50"));
    Answer refused = it().admin().put("/api/v1/enterprises/mine-bad", bad);
    assertProblem(refused, 422, "PLANT_BAD");
    assertThat(refused.json().get("errors"))
        .extracting(error -> error.get("pointer").asText())
        .contains("/points/1/rangeHigh");
    Answer elsewhere = it().admin().put("/api/v1/enterprises/other", Plants.coalMine("mine-x", 1));
    assertProblem(elsewhere, 422, "PLANT_BAD");
    assertThat(elsewhere.json().get("pointer").asText()).isEqualTo("/enterprise");
    assertThat(it().admin().get("/api/v1/enterprises").json().get("items"))
        .noneMatch(one -> one.get("enterprise").asText().equals("mine-bad"));
  }

  @Test
  void pagesOfAlertsJoinWithoutGapOrRepeat() throws Exception {
    String plant = plant(5);
    for (int i = 1; i <= 5; i++) {
      raise(plant, "F%02d.CH4".formatted(i));
    }
    Eventually.get(() -> openOf(plant), all -> all.size() == 5);
    Set<String> seen = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page = it().duty().get("/api/v1/alerts?open=true&limit=2" + cursor).json();
      page.get("items").forEach(one -> assertThat(seen.add(one.get("id").asText())).isTrue());
      cursor = page.get("cursor").isNull() ? "" : "&cursor=" + page.get("cursor").asText();
    } while (!cursor.isEmpty());
    openOf(plant).forEach(one -> assertThat(seen).contains(one.get("id").asText()));
    assertProblem(it().duty().get("/api/v1/alerts?limit=0"), 400, "BAD_REQUEST");
  }

  @Test
  void healthIsHonestAboutALaneThatNobodyJudges() throws Exception {
    int lane =
        it().admin()
            .put("/api/v1/enterprises/quiet", Plants.coalMine("quiet", 1))
            .json()
            .get("lane")
            .asInt();
    Browser anybody = new Browser(it().alerting().port());
    Eventually.get(() -> anybody.get("/health/readiness"), answer -> answer.status() == 503);
    assertThat(it().alerting().isReady()).isFalse();
    assertThat(anybody.get("/health/liveness").status()).isEqualTo(200);
    // The control: pulses in every lane, and all is well.
    Eventually.get(
        () -> {
          for (int every = 0; every < AlertingOptions.DEFAULT_LANES; every++) {
            it().judge().pulse(every);
          }
          return anybody.get("/health/readiness");
        },
        answer -> answer.status() == 200);
    assertThat(lane).isBetween(0, AlertingOptions.DEFAULT_LANES - 1);
  }

  @Test
  void theInterfaceDescribesItself() {
    Answer openApi = it().duty().get("/openapi");
    assertThat(openApi.raw().body()).startsWith("openapi: 3").contains("/api/v1/alerts/{id}/ack");
  }

  private Running it() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("not started");
    }
    return now;
  }

  private Browser signIn(String username) {
    return Browser.signedIn(it().alerting().port(), it().folder(), username);
  }

  private String plant(int points) {
    String plant = "plant-" + ++plants;
    Answer answer =
        it().admin().put("/api/v1/enterprises/" + plant, Plants.coalMine(plant, points));
    assertThat(answer.status()).isEqualTo(200);
    return plant;
  }

  private JsonNode raised(String plant) throws Exception {
    raise(plant, "F01.CH4");
    return open(plant, any -> true);
  }

  private void raise(String plant, String code) throws ExecutionException, InterruptedException {
    it().judge().say(it().judge().watch(plant, code, RULE).raise(1.6));
  }

  private JsonNode open(String plant, java.util.function.Predicate<JsonNode> wanted)
      throws Exception {
    return Eventually.get(() -> openOf(plant), all -> all.size() == 1 && wanted.test(all.get(0)))
        .get(0);
  }

  private List<JsonNode> openOf(String plant) {
    JsonNode items = it().duty().get("/api/v1/alerts?open=true&limit=5000").json().get("items");
    return items.findParents("id").stream()
        .filter(one -> one.get("enterprise").asText().equals(plant))
        .toList();
  }

  private static Answer acknowledge(Browser who, JsonNode seen) {
    return who.post(
        path(seen) + "/ack",
        "{\"activation\":\"%s\",\"version\":%d}"
            .formatted(seen.get("activation").asText(), seen.get("version").asLong()));
  }

  private static String path(JsonNode alert) {
    return "/api/v1/alerts/" + alert.get("id").asText();
  }

  private List<Addressed> definitionsOf(String plant) {
    return it().log().read(LogTopics.DEFINITIONS).stream()
        .map(record -> DefinitionCodec.decode(record.value()))
        .filter(one -> one.entry().enterprise().equals(plant))
        .toList();
  }

  private static boolean isOf(Heard event, String plant) {
    return event.event().equals("alert") && event.data().get("enterprise").asText().equals(plant);
  }

  private static boolean isAbout(Heard event, JsonNode alert, String state) {
    return event.event().equals("alert")
        && event.data().get("id").equals(alert.get("id"))
        && event.data().get("state").asText().equals(state);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
    assertThat(answer.json().get("zh").asText()).isNotBlank();
    assertThat(answer.json().get("en").asText()).isNotBlank();
    assertThat(answer.json().toString()).doesNotContain("at io.").doesNotContain("Exception");
  }
}
