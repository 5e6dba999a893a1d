package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.point.Door;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.rules.rehearsal.RehearsalRefusedException;
import io.vigil.sim.replay.Pace;
import io.vigil.sim.replay.QuestDbReadings;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.ReferenceEvaluation;
import io.vigil.sim.replay.ReferenceEvaluation.Episode;
import io.vigil.sim.replay.StoredReadings;
import io.vigil.sim.replay.TestInfluxd;
import io.vigil.standalone.StandaloneOptions.StoreAddress;
import io.vigil.standalone.StandaloneOptions.StoreAddress.Kind;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.rehearse.RecordingSource;
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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The longwall methane recording through the real chain: broker, ingest, log, jobs, store. What is
 * said must be exactly what an evaluation that shares no code with the judge predicts. The play's
 * pace changes nothing of it, its clock is in its messages.
 */
class MethaneIT {
  private static final Path FILE =
      Path.of(System.getProperty("vigil.recordings", "recordings"))
          .resolve("methane/longwall_a.csv");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SIGNAL = "MM116_CH4_pct";

  @TempDir Path data;

  /** What more is to hold when the recording was played. */
  private interface Further {
    void check(Endpoints endpoints, RecordingPlant played)
        throws IOException, InterruptedException, RehearsalRefusedException;
  }

  @Test
  void theRecordingRaisesExactlyWhatTheReferencePredictsAndWhatARehearsalSaysAndIsStoredOnce()
      throws IOException, InterruptedException, RehearsalRefusedException {
    assertPlayInQuestDbIsExact(
        Door.MQTT,
        (endpoints, played) ->
            RehearsedAndLive.assertSame(
                RecordingSource.of(FILE, List.of(), List.of()),
                played,
                endpoints,
                new QuestDbReadings(endpoints.store())));
  }

  @Test
  void theSameHoldsOverOpcUa() throws IOException, InterruptedException, RehearsalRefusedException {
    assertPlayInQuestDbIsExact(Door.OPC_UA, (endpoints, played) -> {});
  }

  @Test
  void theSameHoldsWithInfluxDbAsTheStoreOfTheWholeChain(@TempDir Path influxData)
      throws IOException, InterruptedException, RehearsalRefusedException {
    try (TestInfluxd influx = TestInfluxd.start(influxData)) {
      StoreAddress store = new StoreAddress(influx.url(), Kind.INFLUXDB_1, TestInfluxd.DATABASE);
      assertPlayIsExact(
          Door.MQTT,
          StandaloneOptions.demo(data).withFreePorts().withStore(store),
          endpoints -> StoreArguments.readings(store),
          (endpoints, tenant) ->
              AlertHistory.inInfluxDb(store.url(), store.database(), tenant, SIGNAL),
          (endpoints, played) -> {});
    }
  }

  private void assertPlayInQuestDbIsExact(Door door, Further further)
      throws IOException, InterruptedException, RehearsalRefusedException {
    assertPlayIsExact(
        door,
        StandaloneOptions.demo(data).withFreePorts(),
        endpoints -> new QuestDbReadings(endpoints.store()),
        (endpoints, tenant) -> AlertHistory.inQuestDb(endpoints.store(), tenant, SIGNAL),
        further);
  }

  private void assertPlayIsExact(
      Door door,
      StandaloneOptions options,
      Function<Endpoints, StoredReadings> readings,
      BiFunction<Endpoints, String, AlertHistory> alerts,
      Further further)
      throws IOException, InterruptedException, RehearsalRefusedException {
    assumeTrue(Files.isReadable(FILE), "skipped: no recording at " + FILE.toAbsolutePath());
    try (Standalone vigil = Standalone.start(options)) {
      Endpoints endpoints = vigil.endpoints();
      RecordingPlant played = playExactly(door, endpoints, readings.apply(endpoints));

      List<Episode> pastFirstLimit = reference(1.0, 1.0);
      List<Episode> pastSecondLimit = reference(1.5, 1.0);
      assertThat(said(endpoints, "CO-M1")).isEqualTo(pastFirstLimit).isNotEmpty();
      assertThat(said(endpoints, "CO-M2")).isEqualTo(pastSecondLimit).isNotEmpty();
      AlertHistory history = alerts.apply(endpoints, played.file().enterprise());
      awaitEpisodes(history, "CO-M1", pastFirstLimit);
      awaitEpisodes(history, "CO-M2", pastSecondLimit);
      assertThat(history.episodes("CO-M1")).isEqualTo(pastFirstLimit);
      assertThat(history.episodes("CO-M2")).isEqualTo(pastSecondLimit);
      further.check(endpoints, played);
    }
  }

  /** Plays it and returns what it was played as. */
  private RecordingPlant playExactly(Door door, Endpoints endpoints, StoredReadings store)
      throws IOException, InterruptedException {
    ReplaySession session = ReplaySession.in(endpoints, data, store);
    try (RecordingPlay play = session.open(FILE, door)) {
      play.play(Pace.FASTEST);
      assertThat(session.verify(play, data.resolve("cells.csv")).differences()).isEmpty();
      return play.plant();
    }
  }

  /** The alert history is filled behind everything else. */
  private static void awaitEpisodes(AlertHistory history, String rule, List<Episode> expected)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!history.episodes(rule).equals(expected) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
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
