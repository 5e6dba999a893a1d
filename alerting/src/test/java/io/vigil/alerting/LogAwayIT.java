package io.vigil.alerting;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.LogTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a log people read, sign in and import all the same; what they did is said later. */
class LogAwayIT {
  private static final String MINE = "mine-a";

  @TempDir private Path folder;
  private int port;
  private Alerting alerting;
  private Browser admin;

  @BeforeEach
  void startWithoutLog() throws IOException {
    port = KafkaNode.freePort();
    alerting =
        Alerting.start(
            AlertingOptions.defaults(folder.resolve("data"), "127.0.0.1:" + port).asDemo());
    admin = Browser.signedIn(alerting.port(), folder.resolve("data"), "admin");
  }

  @AfterEach
  void stop() {
    alerting.close();
  }

  @Test
  void readinessSaysThatTheLogIsAwayAndLivenessThatWeLive() {
    JsonNode health = new Browser(alerting.port()).get("/health/readiness").json();
    assertThat(health.get("status").asText()).isEqualTo("DOWN");
    assertThat(trouble(health, "intake")).isEqualTo("the log was not asked within 10 s");
    assertThat(trouble(health, "registry")).isEqualTo("null");
    assertThat(new Browser(alerting.port()).get("/health/liveness").status()).isEqualTo(200);
    assertThat(alerting.isReady()).isFalse();
  }

  @Test
  void whatWasImportedMeanwhileIsSaidInItsOrderOnceTheLogIsThere() throws Exception {
    assertThat(put(1).status()).isEqualTo(200);
    assertThat(put(3).status()).isEqualTo(200);
    assertThat(put(2).status()).isEqualTo(200);
    assertProblem(admin.get("/api/v1/alerts/a-1-1"), 404, "NOT_FOUND");
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"), port)) {
      List<String> said = Eventually.get(() -> firsts(definitions(log)), all -> all.size() >= 5);
      assertThat(said)
          .containsExactly(
              "point/mine-a:F01.CH4 v1",
              "gateway/mine-a/gw1 v1",
              "point/mine-a:F02.CH4 v1",
              "point/mine-a:F03.CH4 v1",
              "point/mine-a:F03.CH4 v2");
      assertAlertsComeThrough(log);
    }
  }

  @Test
  void closingDoesNotWaitForALogThatNeverComes() {
    assertThat(put(1).status()).isEqualTo(200);
    long began = System.nanoTime();
    alerting.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void logThatWasReplacedIsToldEverythingAgain(@TempDir Path other) throws Exception {
    assertThat(put(2).status()).isEqualTo(200);
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"), port)) {
      Eventually.get(() -> firsts(definitions(log)), all -> all.size() >= 3);
    }
    alerting.close();
    try (KafkaNode replaced = KafkaNode.start(other, port);
        Alerting again =
            Alerting.start(AlertingOptions.defaults(folder.resolve("data"), "127.0.0.1:" + port))) {
      List<String> said =
          Eventually.get(() -> firsts(definitions(replaced)), all -> all.size() >= 3);
      assertThat(said)
          .containsExactlyInAnyOrder(
              "gateway/mine-a/gw1 v1", "point/mine-a:F01.CH4 v1", "point/mine-a:F02.CH4 v1");
      assertThat(again.port()).isPositive();
    }
  }

  private void assertAlertsComeThrough(KafkaNode log) throws Exception {
    try (Judge judge = new Judge(log)) {
      judge.say(judge.watch(MINE, "F01.CH4", Room.RULE).raise(1.6));
      JsonNode items =
          Eventually.get(
              () -> admin.get("/api/v1/alerts?open=true").json().get("items"),
              all -> all.size() == 1);
      assertThat(items.get(0).get("point").asText()).isEqualTo("F01.CH4");
    }
  }

  private Browser.Answer put(int points) {
    return admin.put("/api/v1/enterprises/" + MINE, Plants.coalMine(MINE, points));
  }

  private static List<String> definitions(KafkaNode log) {
    return log.read(LogTopics.DEFINITIONS).stream()
        .map(record -> DefinitionCodec.decode(record.value()).entry())
        .map(entry -> DefinitionCodec.key(entry) + " v" + entry.version())
        .toList();
  }

  /** At least once: a repeat says nothing new. */
  private static List<String> firsts(List<String> said) {
    return new ArrayList<>(new LinkedHashSet<>(said));
  }

  private static String trouble(JsonNode health, String part) {
    for (JsonNode one : health.get("parts")) {
      if (one.get("name").asText().equals(part)) {
        return one.get("trouble").asText();
      }
    }
    throw new AssertionError("no part " + part + " in " + health);
  }
}
