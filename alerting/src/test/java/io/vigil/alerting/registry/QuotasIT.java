package io.vigil.alerting.registry;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Plants;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How many points an enterprise may have, and how many files it may take away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotasIT {
  private static final String FILE =
      "/api/v1/search/alerts.csv?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";

  private Alerting alerting;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    folder = data;
    alerting =
        Alerting.start(
            AlertingOptions.defaults(data, "127.0.0.1:1")
                .withQuota(new EnterpriseQuota(2, 3))
                .asDemo());
  }

  @AfterAll
  void stop() {
    alerting.close();
  }

  @Test
  @DisplayName("a plant file with more points than the quota is refused in words, and counted")
  void pointsOverTheQuota() {
    Browser admin = signIn("admin");
    String path = "/api/v1/enterprises/quota-a";
    Answer refused = admin.put(path, Plants.coalMine("quota-a", 3));
    assertProblem(refused, 422, "POINTS_QUOTA");
    assertThat(refused.json().get("zh").asText()).contains("将有 3 个点位，配额为 2");
    assertThat(refused.json().get("en").asText()).contains("3 points").contains("quota is 2");
    assertThat(admin.get("/api/v1/enterprises").json().toString()).doesNotContain("quota-a");
    assertThat(admin.put(path, Plants.coalMine("quota-a", 2)).status()).isEqualTo(200);
    assertThat(use(admin, "quota-a").get("points").asInt()).isEqualTo(2);
    JsonNode limits = admin.get("/api/v1/gateways").json().get("limits");
    assertThat(limits.get("points").asInt()).isEqualTo(2);
    assertThat(limits.get("exports_per_hour").asInt()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "files beyond the quota of an enterprise are refused in words, others have their own")
  void exportsOverTheQuota() {
    Browser admin = signIn("admin");
    String plant = "quota-b";
    assertThat(admin.put("/api/v1/enterprises/" + plant, Plants.coalMine(plant, 1)).status())
        .isEqualTo(200);
    Browser one = ofPlant("quota-one", plant);
    Browser other = ofPlant("quota-other", plant);
    assertThat(one.get(FILE).status()).isEqualTo(200);
    assertThat(other.get(FILE).status()).isEqualTo(200);
    assertThat(one.get(FILE).status()).isEqualTo(200);
    Answer refused = other.get(FILE);
    assertProblem(refused, 429, "EXPORTS_QUOTA");
    assertThat(refused.json().get("zh").asText()).contains("一小时内已导出 3 份");
    assertThat(refused.json().get("en").asText()).contains("3 files");
    assertThat(use(admin, plant).get("exports").asInt()).isEqualTo(3);
    assertThat(signIn("duty").get(FILE).status()).as("who serves no enterprise").isEqualTo(200);
  }

  private Browser ofPlant(String name, String plant) {
    String password =
        signIn("security")
            .post(
                "/api/v1/people/" + name,
                "{\"role\":\"ENGINEER\",\"position\":\"plant-shift:%s\"}".formatted(plant))
            .json()
            .get("password")
            .asText();
    Browser browser = new Browser(alerting.port());
    assertThat(browser.login(name, password).status()).isEqualTo(200);
    return browser;
  }

  private static JsonNode use(Browser admin, String plant) {
    for (JsonNode one : admin.get("/api/v1/gateways").json().get("enterprises")) {
      if (one.get("enterprise").asText().equals(plant)) {
        return one;
      }
    }
    throw new AssertionError(plant + " is not listed");
  }

  private Browser signIn(String user) {
    return Browser.signedIn(alerting.port(), folder, user);
  }
}
