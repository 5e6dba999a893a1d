package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** What the duty room answers about plants that were played through the chain. One thread. */
final class ChainAnswers {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final VigilApi admin;

  ChainAnswers(VigilApi admin) {
    this.admin = admin;
  }

  long alerts(String plant, String point) throws IOException, InterruptedException {
    return alertsOf(plant).stream()
        .filter(alert -> alert.path("point").asText().equals(point))
        .count();
  }

  List<JsonNode> alertsOf(String plant) throws IOException, InterruptedException {
    List<JsonNode> alerts = new ArrayList<>();
    for (JsonNode alert : admin.get("/api/v1/alerts?limit=5000").path("items")) {
      if (alert.path("enterprise").asText().equals(plant)) {
        alerts.add(alert);
      }
    }
    return alerts;
  }

  List<JsonNode> leads(String plant, String source) throws IOException, InterruptedException {
    List<JsonNode> leads = new ArrayList<>();
    String span = "&from=2025-12-01T00:00:00Z&to=2026-03-01T00:00:00Z";
    for (JsonNode lead : admin.get("/api/v1/leads?enterprise=" + plant + span).path("items")) {
      if (lead.path("source").asText().equals(source)) {
        leads.add(lead);
      }
    }
    return leads;
  }

  JsonNode alert(String id) throws IOException, InterruptedException {
    return admin.get("/api/v1/alerts/" + id);
  }

  void await(String what, Callable<Boolean> wanted) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!wanted.call()) {
        assertThat(System.nanoTime()).as(what).isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // Callable
      throw new IOException(e);
    }
  }
}
