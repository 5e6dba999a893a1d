package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.GroundTruth.Period;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the duty room has on record of a plant, read through its API. Stateless. */
final class RecordedPeriods {
  private static final int MOST_ALERTS = 5_000;

  private RecordedPeriods() {}

  /** The periods of all its Alerts, whether open or over. */
  static List<Period> of(String enterprise, VigilApi reader)
      throws IOException, InterruptedException {
    List<Period> periods = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = reader.get("/api/v1/alerts?limit=" + MOST_ALERTS + cursor);
      for (JsonNode alert : page.path("items")) {
        if (alert.path("enterprise").asText().equals(enterprise)) {
          addPeriods(alert, reader, periods);
        }
      }
      cursor = page.path("cursor").isTextual() ? "&cursor=" + page.path("cursor").asText() : "";
    } while (!cursor.isEmpty());
    return periods;
  }

  private static void addPeriods(JsonNode alert, VigilApi reader, List<Period> periods)
      throws IOException, InterruptedException {
    String point = alert.path("point").asText();
    String rule = alert.path("rule").asText();
    long raised = Long.MAX_VALUE;
    for (JsonNode event :
        reader.get("/api/v1/alerts/" + alert.path("id").asText() + "/trace").path("events")) {
      long at = OffsetDateTime.parse(event.path("at").asText()).toInstant().toEpochMilli();
      switch (event.path("kind").asText()) {
        case "RAISED", "REOPENED" -> raised = at;
        case "CLEARED" -> {
          periods.add(new Period(point, rule, raised, at));
          raised = Long.MAX_VALUE;
        }
        default -> {}
      }
    }
    if (raised != Long.MAX_VALUE) {
      periods.add(new Period(point, rule, raised, Long.MAX_VALUE));
    }
  }
}
