package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.RecordingPlayer;
import io.vigil.sim.replay.ReferenceEvaluation;
import io.vigil.sim.replay.ReferenceEvaluation.Episode;
import io.vigil.sim.replay.ReplayVerdict;
import io.vigil.sim.replay.ReplayVerifier;
import io.vigil.standalone.chaos.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The longwall methane recording through the real chain: broker, ingest, log, jobs, store. What is
 * said must be exactly what an evaluation that shares no code with the judge predicts.
 */
class MethaneIT {
  private static final Path FILE =
      Path.of(System.getProperty("vigil.recordings", "recordings"))
          .resolve("methane/longwall_a.csv");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SIGNAL = "MM116_CH4_pct";

  @TempDir Path data;

  @Test
  void theRecordingRaisesExactlyWhatTheReferencePredictsAndIsStoredOnce()
      throws IOException, InterruptedException {
    assumeTrue(Files.isReadable(FILE), "no recording at " + FILE);
    RecordingPlant plant = RecordingPlant.of(FILE);
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts())) {
      Endpoints endpoints = vigil.endpoints();
      String password = Files.readString(data.resolve("passwords/admin")).strip();
      VigilApi admin = VigilApi.login(endpoints.http(), "admin", password);
      try (GatewayClient gateway = DemoRecording.connect(plant, endpoints, admin)) {
        RecordingPlayer.play(plant, gateway, Pace.FASTEST);
        assertThat(gateway.awaitAcknowledged(PATIENCE)).isTrue();
      }

      assertThat(verdict(plant, endpoints).differences()).isEmpty();
      assertThat(said(endpoints, "CO-M1")).isEqualTo(reference(1.0, 1.0));
      assertThat(said(endpoints, "CO-M2")).isEqualTo(reference(1.5, 1.0)).isNotEmpty();
    }
  }

  private static ReplayVerdict verdict(RecordingPlant plant, Endpoints endpoints)
      throws IOException, InterruptedException {
    QuestDbReadings store = new QuestDbReadings(endpoints.store());
    long end = System.nanoTime() + PATIENCE.toNanos();
    ReplayVerdict verdict = ReplayVerifier.verify(plant, store);
    while (!verdict.isExact() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      verdict = ReplayVerifier.verify(plant, store);
    }
    return verdict;
  }

  private static List<Episode> said(Endpoints endpoints, String rule) {
    Map<String, Episode> episodes = new LinkedHashMap<>();
    TopicReader.forEach(
        endpoints.log(),
        LogTopics.ACTIVATIONS,
        record -> {
          if (JudgeEventCodec.decode(record.value()) instanceof ActivationEvent event
              && event.rule().equals(rule)
              && event.point().code().contains("MM116")) {
            take(event, episodes);
          }
        });
    return List.copyOf(episodes.values());
  }

  private static void take(ActivationEvent event, Map<String, Episode> episodes) {
    switch (event.kind()) {
      case RAISE, UPDATE ->
          episodes.put(
              event.activation(),
              new Episode(event.onset(), ReferenceEvaluation.OPEN, event.extreme()));
      case CLEAR ->
          episodes.put(event.activation(), new Episode(event.onset(), event.at(), event.extreme()));
      case STATE, END -> {
        // Neither begins a period nor gives it another peak.
      }
    }
  }

  /** Off-delay 30 s as the coal pack has it; the recording's stamps are UTC. */
  private static List<Episode> reference(double limit, double clear) throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    int column = List.of(lines.get(0).split(",", -1)).indexOf(SIGNAL);
    long[] times = new long[lines.size() - 1];
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      LocalDateTime stamp = LocalDateTime.parse(cells[0].replace(' ', 'T'));
      times[i] = stamp.toInstant(ZoneOffset.UTC).toEpochMilli();
      values[i] = Double.parseDouble(cells[column]);
    }
    return ReferenceEvaluation.of(times, values, limit, clear, 0, 30_000, times[times.length - 1]);
  }
}
