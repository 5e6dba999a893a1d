package io.vigil.alerting.history;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trends over HTTP, from readings in the embedded store. */
@ExtendWith(Room.Shared.class)
class SeriesIT {
  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

  @Test
  void aTrendKeepsExtremesShowsGapsAndNamesItsLimits(Room room)
      throws IOException, InterruptedException {
    String plant = room.plant(1);
    StringBuilder lines = new StringBuilder();
    for (int second = 0; second < 60; second++) {
      double value = second == 31 ? 1.7 : 0.5;
      lines.append(line(plant, "value=" + value + ",quality=\"GOOD\",why=\"GOOD\"", second));
    }
    lines.append(line(plant, "quality=\"BAD\",why=\"SENSOR_FAULT\"", 300));
    room.store().write(lines.toString());
    JsonNode series = series(room, plant, "px=10").json();
    assertThat(series.get("point_id").asText()).isEqualTo(plant + ":F01.CH4");
    assertThat(series.get("unit_of_measure").asText()).isEqualTo("%CH4");
    assertThat(series.get("range")).extracting(JsonNode::asDouble).containsExactly(0.0, 40.0);
    assertThat(series.get("max")).extracting(JsonNode::asDouble).contains(1.7);
    assertThat(series.get("min").get(0).asDouble()).isEqualTo(0.5);
    int last = series.get("t").size() - 1;
    assertThat(series.get("quality").get(last).asText()).isEqualTo("BAD");
    assertThat(series.get("max").get(last).isNull()).isTrue();
    assertThat(series.get("quality").get(last - 1).isNull()).as("the gap before").isTrue();
    assertThat(series.get("limits"))
        .extracting(limit -> limit.get("rule").asText() + limit.get("limit").asText())
        .containsExactly("CO-M11.0", "CO-M21.5");
  }

  @Test
  void plantsAreListedWithTheTimeOfTheirNewestReading(Room room) throws Exception {
    String plant = room.plant(1);
    room.store().write(line(plant, "value=0.5,quality=\"GOOD\",why=\"GOOD\"", 7));
    Answer listed =
        Eventually.get(
            () -> room.duty().get("/api/v1/enterprises"),
            answer -> !lastReading(answer, plant).isNull());
    assertThat(lastReading(listed, plant).asText()).isEqualTo("2026-11-24T16:00:07.000+08:00");
  }

  @Test
  void aPointNobodyKnowsIsNotFoundAndABadWindowIsRefused(Room room) throws Exception {
    String plant = room.plant(1);
    assertProblem(series(room, "nobody", "px=10"), 404, "NOT_FOUND");
    assertProblem(series(room, plant, "px=1"), 400, "BAD_REQUEST");
    String address = "/api/v1/points/" + plant + ":F01.CH4/series?from=yesterday&to=today";
    assertProblem(room.duty().get(address), 400, "BAD_REQUEST");
  }

  private static JsonNode lastReading(Answer answer, String plant) {
    for (JsonNode one : answer.json().get("items")) {
      if (one.get("enterprise").asText().equals(plant)) {
        return one.get("last_reading");
      }
    }
    throw new AssertionError("no plant " + plant);
  }

  private static Answer series(Room room, String plant, String query) {
    return room.duty()
        .get(
            "/api/v1/points/%s:F01.CH4/series?from=%s&to=%s&%s"
                .formatted(plant, BEGIN, BEGIN.plusSeconds(600), query));
  }

  private static String line(String plant, String fields, int second) {
    long millis = BEGIN.plusSeconds(second).toEpochMilli();
    return "reading,enterprise=%s,unit=F01,point=F01.CH4 %s,offset=1i %d%n"
        .formatted(plant, fields, millis);
  }
}
