package io.vigil.alerting.history;

import static io.vigil.alerting.testing.Room.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.Alerting;
import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Browser.Answer;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Room;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The columns of a trend: where its gaps are, its bounds, and what a store that is away means. */
@ExtendWith(Room.Shared.class)
class SeriesShapeIT {
  private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
  private static final String GOOD = "value=0.5,quality=\"GOOD\",why=\"GOOD\"";

  @Test
  void columnsAreOfOneLengthAndTimesGrow(Room room) throws IOException, InterruptedException {
    String plant = room.plant(1);
    write(room, plant, GOOD, 0, 1, 2, 100, 101, 400);
    JsonNode series = series(room, plant, 600, 60).json();
    for (String column : List.of("min", "max", "first", "last", "quality")) {
      assertThat(series.get(column)).as(column).hasSameSizeAs(series.get("t"));
    }
    List<Long> times = new ArrayList<>();
    series.get("t").forEach(time -> times.add(time.asLong()));
    assertThat(times).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void pauseOfThreeSamplesIsNoGapAndALongerOneIs(Room room)
      throws IOException, InterruptedException {
    String plant = room.plant(1);
    // One bucket a second: 3 samples of 1 s are more than 2 buckets.
    write(room, plant, GOOD, 0, 3, 7, 8);
    JsonNode series = series(room, plant, 10, 10).json();
    List<String> quality = new ArrayList<>();
    series.get("quality").forEach(one -> quality.add(one.isNull() ? "gap" : one.asText()));
    assertThat(quality).containsExactly("GOOD", "GOOD", "gap", "GOOD", "GOOD");
    assertThat(series.get("max").get(2).isNull()).isTrue();
  }

  @Test
  void pointThatSpeaksOnlyWhenSomethingChangesHasNoGaps(Room room)
      throws IOException, InterruptedException {
    String plant = room.plant(1);
    String file = Plants.coalMine(plant, 1).replace("\"periodic\"", "\"byException\"");
    assertThat(room.importPlant(plant, file).status()).isEqualTo(200);
    write(room, plant, GOOD, 0, 300, 599);
    JsonNode series = series(room, plant, 600, 600).json();
    assertThat(series.get("t")).hasSize(3);
    assertThat(series.get("quality")).noneMatch(JsonNode::isNull);
  }

  @Test
  void windowWithoutReadingsIsEmptyAndKeepsItsLimits(Room room) throws Exception {
    String plant = room.plant(1);
    JsonNode series = series(room, plant, 600, 60).json();
    assertThat(series.get("t")).isEmpty();
    assertThat(series.get("limits")).hasSize(2);
  }

  @Test
  void readingsOfANeighbourAreNotShown(Room room) throws IOException, InterruptedException {
    String plant = room.plant(1);
    String neighbour = room.plant(1);
    write(room, neighbour, GOOD, 0, 1, 2);
    assertThat(series(room, plant, 600, 60).json().get("t")).isEmpty();
    assertThat(series(room, neighbour, 600, 60).json().get("t")).as("control").isNotEmpty();
  }

  @ParameterizedTest(name = "from {0} to {1}, {2} px: {3}")
  @CsvSource({
    "2026-11-24T08:00:00Z, 2026-11-24T09:00:00Z, 10, 200",
    "2026-11-24T08:00:00Z, 2026-11-24T09:00:00Z, 9, 400",
    "2026-11-24T08:00:00Z, 2026-11-24T09:00:00Z, 4000, 200",
    "2026-11-24T08:00:00Z, 2026-11-24T09:00:00Z, 4001, 400",
    "2026-11-24T08:00:00Z, 2026-11-24T09:00:00Z, abc, 400",
    "2026-11-24T08:00:00Z, 2026-11-24T08:00:00.001Z, 600, 200",
    "2026-11-24T08:00:00Z, 2026-11-24T08:00:00Z, 600, 400",
    "2026-11-24T09:00:00Z, 2026-11-24T08:00:00Z, 600, 400",
    "2025-01-01T00:00:00Z, 2026-02-05T00:00:00Z, 600, 200",
    "2025-01-01T00:00:00Z, 2026-02-05T00:00:00.001Z, 600, 400",
    "2026-11-24T16:00:00+08:00, 2026-11-24T09:00:00Z, 600, 200",
    "2026-11-24T08:00:00, 2026-11-24T09:00:00Z, 600, 400",
    "0, 1, 600, 400",
    "+999999999-01-01T00:00:00Z, +999999999-02-01T00:00:00Z, 600, 400",
    "-999999999-01-01T00:00:00Z, -999999999-02-01T00:00:00Z, 600, 400"
  })
  void windowHasItsBounds(String from, String to, String px, int status, Room room)
      throws Exception {
    Answer answer =
        room.duty()
            .get(
                "/api/v1/points/%s:F01.CH4/series?from=%s&to=%s&px=%s"
                    .formatted(room.plant(1), encode(from), encode(to), px));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"x", "x-1:", ":P", "x-1:P:Q", "x-1:%00", "x-1:P'--", "X:P"})
  void whatIsNoPointIsNotFound(String id, Room room) {
    Answer answer =
        room.duty()
            .get(
                "/api/v1/points/%s/series?from=%s&to=%s"
                    .formatted(id.replace("'", "%27"), BEGIN, BEGIN.plusSeconds(60)));
    assertProblem(answer, 404, "NOT_FOUND");
  }

  @Test
  void storeThatIsAwayIsSaidInWordsAndDisturbsNothingElse(@TempDir Path folder, Room room)
      throws IOException {
    AlertingOptions options =
        AlertingOptions.defaults(folder, room.log().bootstrap())
            .withStore(URI.create("http://127.0.0.1:1"))
            .asDemo();
    try (Alerting alone = Alerting.start(options)) {
      alone.plants().apply("mine-a", Plants.bytes(Plants.coalMine("mine-a", 1)));
      Browser duty = Browser.signedIn(alone.port(), folder, "duty");
      Answer answer =
          duty.get(
              "/api/v1/points/mine-a:F01.CH4/series?from=%s&to=%s"
                  .formatted(BEGIN, BEGIN.plusSeconds(60)));
      assertProblem(answer, 503, "STORE_UNAVAILABLE");
      assertThat(duty.get("/api/v1/alerts").status()).isEqualTo(200);
      assertThat(duty.get("/api/v1/enterprises").json().get("items")).hasSize(1);
    }
  }

  private static Answer series(Room room, String plant, int seconds, int px) {
    return room.duty()
        .get(
            "/api/v1/points/%s:F01.CH4/series?from=%s&to=%s&px=%d"
                .formatted(plant, BEGIN, BEGIN.plusSeconds(seconds), px));
  }

  private static void write(Room room, String plant, String fields, int... seconds)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int second : seconds) {
      lines.append(
          "reading,enterprise=%s,unit=F01,point=F01.CH4 %s,offset=1i %d%n"
              .formatted(plant, fields, BEGIN.plusSeconds(second).toEpochMilli()));
    }
    room.store().write(lines.toString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
