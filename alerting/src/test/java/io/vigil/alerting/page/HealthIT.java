package io.vigil.alerting.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import java.net.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Health, figures, pages and the headers that guard them. */
@ExtendWith(Room.Shared.class)
class HealthIT {
  @Test
  void healthIsHonestAboutALaneThatNobodyJudges(Room room) throws Exception {
    room.plant(1);
    Browser anybody = room.stranger();
    Eventually.get(() -> anybody.get("/health/readiness"), answer -> answer.status() == 503);
    assertThat(room.alerting().isReady()).isFalse();
    assertThat(anybody.get("/health/liveness").status()).isEqualTo(200);
    Eventually.get(
        () -> {
          room.judge().pulseAll();
          return anybody.get("/health/readiness");
        },
        answer -> answer.status() == 200);
  }

  @Test
  void figuresTellWhatTheIntakeDid(Room room) throws Exception {
    room.raised(room.plant(1));
    String figures = room.stranger().get("/metrics").raw().body();
    assertThat(figures)
        .contains("vigil_alerting_events_total{kind=\"RAISE\"}")
        .contains("vigil_alerting_intake_lag")
        .contains("vigil_alerting_sse_clients")
        .contains("vigil_alerting_receive_to_commit_seconds_count")
        .contains("vigil_alerting_alerts_open{state=\"ACTIVE_UNACKED\"}");
  }

  @Test
  void thePageLetsOnlyItsOwnScriptsRun(Room room) {
    Answer page = room.stranger().send("GET", "/login", null, "Accept", "text/html");
    assertThat(page.status()).isEqualTo(200);
    HttpHeaders headers = page.raw().headers();
    String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
    String nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
    assertThat(page.raw().body()).contains("nonce=\"" + nonce + "\"").doesNotContain("{{");
    assertThat(policy).contains("default-src 'none'", "require-trusted-types-for 'script'");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    Answer again = room.stranger().send("GET", "/login", null, "Accept", "text/html");
    assertThat(again.raw().headers().firstValue("Content-Security-Policy")).isNotEqualTo(policy);
  }

  @Test
  void theInterfaceDescribesItselfAndListsPlants(Room room) {
    assertThat(room.duty().get("/openapi").raw().body())
        .startsWith("openapi: 3")
        .contains("/api/v1/alerts/{id}/ack");
    String plant = room.plant(2);
    JsonNode listed =
        room
            .duty()
            .get("/api/v1/enterprises")
            .json()
            .get("items")
            .findParents("enterprise")
            .stream()
            .filter(one -> one.get("enterprise").asText().equals(plant))
            .findFirst()
            .orElseThrow();
    assertThat(listed.get("points").asInt()).isEqualTo(2);
    assertThat(listed.get("division").asText()).isEqualTo("140428");
    assertThat(listed.get("last_reading").isNull()).isTrue();
  }
}
