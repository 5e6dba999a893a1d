package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.standalone.rehearse.RecordingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rehearsal says what the live chain says, event by event: of the recording itself, and of what
 * the chain has stored of it. The whole recording is played with {@code -Drehearsal.rows=20000};
 * the methane recording goes through {@link MethaneIT}.
 */
class RehearsalIT {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("vigil.recordings", "recordings"));

  private static final String NAME = "power/power.csv";

  /** Of 17,520; each is a message, so all of them take minutes. */
  private static final long ROWS = Long.getLong("rehearsal.rows", 2_500);

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  @Test
  void powerUnderRulesOfThePlantIsRehearsedAsItIsJudgedLive()
      throws IOException, InterruptedException, RehearsalRefusedException {
    Path whole = RECORDINGS.resolve(NAME);
    assumeTrue(Files.isReadable(whole), "skipped: no recording at " + whole.toAbsolutePath());
    Path file = beginning(whole);
    Path plantFile = Files.write(data.resolve("plant.json"), judgedPlant(file));
    RecordingSource rehearsed = RecordingSource.of(file, List.of(plantFile), List.of());
    if (!(PlantFileReader.read(Files.readAllBytes(plantFile))
        instanceof PlantFileReader.Outcome.Taken taken)) {
      throw new AssertionError("the plant file is not taken");
    }
    RecordingPlant plant =
        RecordingPlant.of(file)
            .withFile(taken.file(), Duration.ofMillis(rehearsed.plant().longestDelayMillis()));
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts())) {
      Endpoints endpoints = vigil.endpoints();
      QuestDbReadings store = new QuestDbReadings(endpoints.store());
      ReplaySession session = ReplaySession.in(endpoints, data, store);
      try (RecordingPlay play = MqttPlay.open(plant, endpoints, session.admin())) {
        play.play(Pace.FASTEST);
        assertThat(session.verify(play, data.resolve("cells.csv")).differences()).isEmpty();
      }
      RehearsedAndLive.assertSame(rehearsed, plant, endpoints, store);
    }
  }

  /** The plant of the recording with a limit, a rate of change and delays on its energy. */
  private static byte[] judgedPlant(Path file) throws IOException {
    ObjectNode plant = (ObjectNode) JSON.readTree(RecordingPlant.of(file).json());
    for (var point : plant.withArray("points")) {
      if (point.path("code").asText().equals("kWh")) {
        ArrayNode rules = ((ObjectNode) point).putArray("customRules");
        rules
            .addObject()
            .put("id", "E-1")
            .put("severity", 3)
            .put("rule", "limit")
            .put("comparison", "GE")
            .put("limit", 100)
            .put("clearWhen", "LT")
            .put("clear", 80)
            .put("onMillis", 900_000)
            .put("offMillis", 1_800_000);
        rules
            .addObject()
            .put("id", "E-2")
            .put("severity", 4)
            .put("rule", "rateOfChange")
            .put("direction", "RISE")
            .put("change", 60)
            .put("windowMillis", 1_800_000)
            .put("onMillis", 0)
            .put("offMillis", 0);
        rules.forEach(rule -> ((ObjectNode) rule).set("rationale", rationale()));
      }
    }
    return JSON.writeValueAsBytes(plant);
  }

  private static ObjectNode rationale() {
    return JSON.createObjectNode()
        .put("harm", "MINOR")
        .put("consequence", "多用电")
        .put("consequenceEn", "energy is wasted")
        .put("action", "查用电设备")
        .put("actionEn", "look at what draws it")
        .put("respondMinutes", 60)
        .put("justification", "样例 / a sample");
  }

  /** The first rows of the recording, or all of it, under its name in another folder. */
  private Path beginning(Path whole) throws IOException {
    Files.createDirectories(data.resolve("power"));
    Path part = data.resolve(NAME);
    try (Stream<String> lines = Files.lines(whole)) {
      return Files.write(part, (Iterable<String>) lines.limit(1 + ROWS)::iterator);
    }
  }
}
