package io.vigil.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Severity;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.reading.Readings;
import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.support.Await;
import io.vigil.streaming.support.Judgement;
import io.vigil.streaming.support.LaneScript;
import io.vigil.streaming.support.TestInflux;
import io.vigil.streaming.support.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readings and alert events into a real InfluxDB 1.x, which goes away and comes back. */
class HistoryJobIT {
  private static final int LANES = 2;
  private static final int POINTS = 20;

  /** As hostile as a name can be that gets past the registry. */
  private static final String HOSTILE = "主井,unit=x y\\\"\nreading,point=P value=1";

  private final List<LaneScript> scripts = new ArrayList<>();
  private final List<List<LaneRecord>> lanes = new ArrayList<>();
  private Path folder;
  private TestLog log;
  private TestInflux influx;

  @SuppressWarnings("NullAway.Init")
  HistoryJobIT() {}

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    influx = TestInflux.start(temporary);
    log = TestLog.start(temporary, LANES);
    for (int lane = 0; lane < LANES; lane++) {
      scripts.add(new LaneScript(lane, POINTS, 7 + lane, lane == 0 ? "F01" : HOSTILE));
      lanes.add(new ArrayList<>());
      append(lane, scripts.get(lane).beginning());
    }
  }

  @AfterEach
  void close() {
    log.close();
    influx.close();
  }

  @Test
  void everyReadingIsStoredOnceUnderItsOwnTime() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      append(200);
      assertStored();
      assertThat(cluster.isRunning()).isTrue();
    }
    Map<String, String> row =
        influx.query("SELECT * FROM reading WHERE enterprise = 'ent-0' LIMIT 1").get(0);
    assertThat(row)
        .containsEntry("unit", "F01")
        .containsEntry("quality", "GOOD")
        .containsEntry("why", "GOOD")
        .containsKeys("point", "value", "offset", "time");
  }

  @Test
  void aHostileNameStaysAName() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      append(20);
      assertStored();
      assertThat(cluster.isRunning()).isTrue();
    }
    assertThat(influx.query("SELECT DISTINCT unit FROM (SELECT unit, value FROM reading)"))
        .extracting(row -> row.get("distinct"))
        .containsExactlyInAnyOrder("F01", "主井,unit=x y_\"_reading,point=P value=1");
  }

  @Test
  void whileTheStoreIsAwayAlertsComeAndNothingIsLost() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      append(100);
      assertStored();
      influx.stop();
      long retries = counters().get(Count.STORE_RETRIES);
      append(300);
      assertAlertsPublished();
      Await.until("the store is missed", () -> counters().get(Count.STORE_RETRIES) > retries + 3);
      append(300);
      assertAlertsPublished();
      assertThat(influxRowsWhileAway()).isEqualTo("no store");
      influx.start();
      assertStored();
      assertThat(cluster.isRunning()).isTrue();
    }
  }

  @Test
  void killedWhileTheStoreIsAwayItCatchesUp() throws IOException {
    StreamingCluster first = StreamingCluster.start(options());
    append(100);
    assertStored();
    influx.stop();
    append(200);
    long retries = counters().get(Count.STORE_RETRIES);
    Await.until("the store is missed", () -> counters().get(Count.STORE_RETRIES) > retries);
    first.closeAtOnce();
    append(50);
    influx.start();
    try (StreamingCluster second = StreamingCluster.start(options())) {
      assertStored();
      assertThat(second.isRunning()).isTrue();
    }
  }

  @Test
  void aLineThatTheStoreRefusesIsKeptAsideAndTheOthersStored() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      append(50);
      Batch beyondTheStore = scripts.get(0).single(3, Long.MAX_VALUE / 1000, 0.5);
      append(0, List.of(beyondTheStore));
      append(50);
      Path letters = folder.resolve("letters").resolve("store-readings-0.tsv");
      Await.until("kept aside", () -> Files.exists(letters));
      assertThat(Files.readString(letters))
          .contains("point=P3 value=0.5")
          .contains(Long.MAX_VALUE / 1000 + "000000")
          .hasLineCount(1);
      lanes.get(0).remove(beyondTheStore);
      assertStored();
      assertThat(cluster.isRunning()).isTrue();
    }
  }

  @Test
  void alertEventsOfOneMillisecondAreAllStored() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      for (int n = 1; n <= 3; n++) {
        log.append(LogTopics.ALERT_JOURNAL, 0, AlertJournalCodec.encode(entry(n)));
      }
      log.append(LogTopics.ALERT_JOURNAL, 0, new byte[] {77});
      log.append(LogTopics.ALERT_JOURNAL, 0, AlertJournalCodec.encode(entry(3)));
      log.append(LogTopics.ALERT_JOURNAL, 0, AlertJournalCodec.encode(entry(4)));
      log.flush();
      Await.until("stored", () -> influx.count("SELECT * FROM alert") == 4);
      assertThat(cluster.isRunning()).isTrue();
    }
    assertThat(influx.query("SELECT * FROM alert").get(0))
        .containsEntry("time", "1700000000123000001")
        .containsEntry("alert_id", "a-1")
        .containsEntry("event", "RAISED")
        .containsEntry("severity", "1")
        .containsEntry("actor", "张三 \"duty\"");
  }

  @Test
  void backfillIsStoredBesideWhatIsLive() throws IOException {
    LaneScript late = new LaneScript(0, POINTS, 99);
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      append(20);
      for (LaneRecord record : late.beginning()) {
        log.append(LogTopics.BACKFILL, 0, LaneRecordCodec.encode(record));
      }
      Batch hourBefore = late.single(5, late.now() - 3_600_000, 0.25);
      log.append(LogTopics.BACKFILL, 0, LaneRecordCodec.encode(hourBefore));
      log.flush();
      Await.until("stored", () -> influx.count("SELECT * FROM reading WHERE value = 0.25") >= 1);
      assertStoredBeside(1);
      assertThat(cluster.isRunning()).isTrue();
    }
  }

  @Test
  void whatWasTrueInAGapIsFoundOnceHoweverOftenItIsReadAndTheJobResumes() throws IOException {
    LaneScript server = new LaneScript(0, POINTS, 99);
    long from = server.now() - 3_600_000;
    late(server.beginningOfServer());
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      late(gap(server, from, 1.5));
      awaitFound(1);
      assertThat(cluster.isRunning()).isTrue();
    }
    late(gap(server, from, 1.5));
    late(gap(server, from + 1_800_000, 1.2));
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      awaitFound(2);
      assertThat(cluster.isRunning()).isTrue();
    }
    assertThat(found()).hasSize(2).extracting(FoundActivation::outlastsGap).containsOnly(false);
    assertThat(found()).extracting(one -> one.last().extreme()).containsExactly(1.5, 1.2);
  }

  /** Point 0 is above its limit for a minute. */
  private static List<LaneRecord> gap(LaneScript server, long from, double peak) {
    return List.of(
        server.single(0, from, 0.2),
        server.single(0, from + 60_000, peak),
        server.single(0, from + 120_000, 0.2),
        new GapDone(1, server.now(), 0, from, from + 180_000, true));
  }

  private void late(List<LaneRecord> records) {
    records.forEach(one -> log.append(LogTopics.BACKFILL, 0, LaneRecordCodec.encode(one)));
    log.flush();
  }

  private void awaitFound(int activations) {
    Await.until("found", () -> found().size() >= activations);
  }

  /** What was found, each once: what is said twice is equal. */
  private List<FoundActivation> found() {
    Map<String, FoundActivation> found = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : log.read(LogTopics.ACTIVATIONS)) {
      if (JudgeEventCodec.decode(record.value()) instanceof FoundActivation one) {
        found.putIfAbsent(one.last().activation(), one);
      }
    }
    return List.copyOf(found.values());
  }

  private JobOptions options() {
    return JobOptions.defaults(
            log.bootstrap(), folder.resolve("streaming"), influx.options(folder.resolve("letters")))
        .withCheckpointInterval(Duration.ofMillis(200));
  }

  private static JobCounters counters() {
    return JobCounters.of(HistoryJob.NAME);
  }

  private String influxRowsWhileAway() {
    try {
      return influx.query("SELECT * FROM reading").toString();
    } catch (CompletionException e) {
      return "no store";
    }
  }

  private void append(int records) {
    for (int lane = 0; lane < LANES; lane++) {
      append(lane, scripts.get(lane).records(records));
    }
    log.flush();
  }

  private void append(int lane, List<LaneRecord> records) {
    lanes.get(lane).addAll(records);
    for (LaneRecord record : records) {
      log.append(LogTopics.READINGS, lane, LaneRecordCodec.encode(record));
    }
  }

  private void assertAlertsPublished() {
    for (int number = 0; number < LANES; number++) {
      int lane = number;
      var expected = Judgement.of(lane, lanes.get(lane));
      Await.until(
          "events of lane " + lane,
          () ->
              Judgement.published(lane, log.read(LogTopics.ACTIVATIONS)).size() >= expected.size());
    }
  }

  private void assertStored() {
    assertStoredBeside(0);
  }

  private void assertStoredBeside(int others) {
    Map<String, Double> expected = expected();
    Await.until(
        expected.size() + others + " stored",
        () -> influx.count("SELECT value FROM reading") >= expected.size() + others);
    Map<String, Double> stored = new TreeMap<>();
    for (Map<String, String> row : influx.query("SELECT enterprise, point, value FROM reading")) {
      stored.put(
          row.get("enterprise") + "/" + row.get("point") + "@" + row.get("time"),
          Double.valueOf(row.getOrDefault("value", "NaN")));
    }
    assertThat(stored).hasSize(expected.size() + others).containsAllEntriesOf(expected);
  }

  /** Every reading that was sent, by point and time. */
  private Map<String, Double> expected() {
    Map<String, Double> expected = new TreeMap<>();
    for (int lane = 0; lane < LANES; lane++) {
      for (LaneRecord record : lanes.get(lane)) {
        if (record instanceof Batch batch) {
          Readings readings = batch.readings();
          for (int i = 0; i < readings.size(); i++) {
            expected.put(
                "ent-" + lane + "/P" + readings.slots()[i] + "@" + readings.times()[i] + "000000",
                readings.values()[i]);
          }
        }
      }
    }
    return expected;
  }

  private static AlertJournalEntry entry(long n) {
    return new AlertJournalEntry(
        1,
        n,
        0,
        1_700_000_000_123L,
        n == 1 ? "RAISED" : "ACKED",
        "a-1",
        "ent-0",
        "140428",
        "F01",
        "P1",
        "T-1",
        Severity.RED,
        Mode.REAL,
        1.5,
        1.0,
        "张三 \"duty\"");
  }
}
