package io.vigil.alerting.demo;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage of a demo over HTTP. That nobody else has these routes is in {@code RoutesIT}. */
class DemoIT {
  /** Nothing of a demo's stage goes through the log: it may be away. */
  private static final String NO_LOG = "127.0.0.1:1";

  @TempDir static Path folder;

  private static final OnePlant STAGE = new OnePlant();
  private static Alerting alerting;
  private static Browser duty;

  /** A plant to which one thing can happen at a time. */
  private static final class OnePlant implements DemoStage {
    private final List<String> begun = new ArrayList<>();

    @Override
    public synchronized List<StagedPlant> plants() {
      String running = begun.isEmpty() ? null : begun.get(0);
      return List.of(
          new StagedPlant(
              "mine-a",
              "示范煤矿",
              "Demo mine",
              running,
              List.of(new StagedScenario("gas-rises", "瓦斯升高", "methane rises", 240))));
    }

    @Override
    public synchronized Answer begin(String enterprise, String scenario) {
      if (!enterprise.equals("mine-a") || !scenario.equals("gas-rises")) {
        return Answer.UNKNOWN;
      }
      if (!begun.isEmpty()) {
        return Answer.NOT_NOW;
      }
      begun.add(scenario);
      return Answer.BEGINS;
    }
  }

  @BeforeAll
  static void open() throws IOException {
    alerting = Alerting.start(AlertingOptions.defaults(folder, NO_LOG).asDemo(), STAGE);
    duty = Browser.signedIn(alerting.port(), folder, "duty");
  }

  @AfterAll
  static void close() {
    alerting.close();
  }

  @Test
  void aScenarioBeginsOnceAndIsSeenToRun() {
    assertThat(duty.get("/api/v1/demo").json().at("/items/0/running").isNull()).isTrue();

    assertThat(duty.send("POST", "/api/v1/demo/mine-a/gas-rises", null).status()).isEqualTo(202);

    Answer seen = duty.get("/api/v1/demo");
    assertThat(seen.json().at("/items/0/running").asText()).isEqualTo("gas-rises");
    assertThat(seen.json().at("/items/0/name_en").asText()).isEqualTo("Demo mine");
    assertThat(seen.json().at("/items/0/scenarios/0/seconds").asInt()).isEqualTo(240);
    assertProblem(
        duty.send("POST", "/api/v1/demo/mine-a/gas-rises", null), 409, "SCENARIO_NOT_NOW");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertProblem(duty.send("POST", "/api/v1/demo/mine-a/no-such", null), 404, "NOT_FOUND");
    assertProblem(duty.send("POST", "/api/v1/demo/no-such/gas-rises", null), 404, "NOT_FOUND");
  }

  @Test
  void aStrangerIsSentToSignInAndMayDoNothing() {
    Browser stranger = new Browser(alerting.port());

    assertThat(stranger.get("/demo").raw().statusCode()).isEqualTo(303);
    assertProblem(stranger.get("/api/v1/demo"), 401, "NOT_SIGNED_IN");
    assertProblem(
        stranger.send("POST", "/api/v1/demo/mine-a/gas-rises", "{}"), 401, "NOT_SIGNED_IN");
  }

  @Test
  void thePageIsGuardedAsTheOthersAre() {
    String policy =
        duty.get("/demo").raw().headers().firstValue("Content-Security-Policy").orElseThrow();

    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'self' 'nonce-")
        .contains("require-trusted-types-for 'script'");
  }
}
