package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.rules.rehearsal.Performance;
import io.vigil.rules.rehearsal.Performance.Choice;
import io.vigil.rules.rehearsal.ReadingSource;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.rehearse.RecordingSource;
import io.vigil.standalone.rehearse.StoredSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rehearsal says what the live chain says, event by event: of the recording itself, and of what
 * the chain has stored of it.
 */
class RehearsalIT {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("vigil.recordings", "recordings"));
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  /** What two judges must agree on. */
  private record Said(
      Kind kind, String watch, long onset, long at, double value, double extreme, double limit) {
    static Said of(ActivationEvent event) {
      return new Said(
          event.kind(),
          event.point().code() + "/" + event.rule(),
          event.onset(),
          event.at(),
          event.value(),
          event.extreme(),
          event.limit());
    }
  }

  @Test
  void methaneUnderTheCoalPackIsRehearsedAsItIsJudgedLive()
      throws IOException, InterruptedException, RehearsalRefusedException {
    Path file = recording("methane/longwall_a.csv");
    RecordingSource rehearsed = RecordingSource.of(file, List.of(), List.of());
    assertRehearsedAsLive(RecordingPlant.of(file), rehearsed);
  }

  @Test
  void powerUnderRulesOfThePlantIsRehearsedAsItIsJudgedLive()
      throws IOException, InterruptedException, RehearsalRefusedException {
    Path file = recording("power/power.csv");
    Path plantFile = Files.write(data.resolve("plant.json"), judgedPlant(file));
    RecordingSource rehearsed = RecordingSource.of(file, List.of(plantFile), List.of());
    if (!(PlantFileReader.read(Files.readAllBytes(plantFile))
        instanceof PlantFileReader.Outcome.Taken taken)) {
      throw new AssertionError("the plant file is not taken");
    }
    RecordingPlant plant =
        RecordingPlant.of(file)
            .withFile(taken.file(), Duration.ofMillis(rehearsed.plant().longestDelayMillis()));
    assertRehearsedAsLive(plant, rehearsed);
  }

  private static Path recording(String name) {
    Path file = RECORDINGS.resolve(name);
    assumeTrue(Files.isReadable(file), "skipped: no recording at " + file.toAbsolutePath());
    return file;
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
      }
    }
    return JSON.writeValueAsBytes(plant);
  }

  private void assertRehearsedAsLive(RecordingPlant plant, RecordingSource rehearsed)
      throws IOException, InterruptedException, RehearsalRefusedException {
    List<Said> expected = rehearse(rehearsed);
    assertThat(expected).extracting(Said::kind).contains(Kind.RAISE, Kind.UPDATE, Kind.CLEAR);
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts())) {
      Endpoints endpoints = vigil.endpoints();
      QuestDbReadings store = new QuestDbReadings(endpoints.store());
      ReplaySession session = ReplaySession.in(endpoints, data, store);
      try (RecordingPlay play = MqttPlay.open(plant, endpoints, session.admin())) {
        play.play(Pace.FASTEST);
        assertThat(session.verify(play, data.resolve("cells.csv")).differences()).isEmpty();
      }
      String enterprise = plant.file().enterprise();
      awaitSaid(endpoints, enterprise, expected.size());
      assertThat(said(endpoints, enterprise)).isEqualTo(expected);

      ReadingSource<IOException> stored =
          new StoredSource(
              enterprise,
              List.copyOf(RehearseCommand.definitions(endpoints, enterprise).values()),
              store,
              Instant.ofEpochMilli(plant.census().first()),
              Instant.ofEpochMilli(plant.census().last()));
      assertThat(rehearse(stored)).isEqualTo(expected);
    }
  }

  private static List<Said> rehearse(ReadingSource<IOException> source)
      throws IOException, InterruptedException, RehearsalRefusedException {
    Choice everything = new Choice(List.of(), List.of());
    return Performance.play(source, List.of(), everything, null).events().stream()
        .map(Said::of)
        .toList();
  }

  private static void awaitSaid(Endpoints endpoints, String enterprise, int events) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (said(endpoints, enterprise).size() < events && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
  }

  private static List<Said> said(Endpoints endpoints, String enterprise) {
    List<Said> said = new ArrayList<>();
    TopicReader.forEach(
        endpoints.log(),
        LogTopics.ACTIVATIONS,
        record -> {
          if (JudgeEventCodec.decode(record.value()) instanceof ActivationEvent event
              && event.point().enterprise().equals(enterprise)) {
            said.add(Said.of(event));
          }
        });
    return said;
  }
}
