package io.vigil.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Tick;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.store.StoreOptions;
import io.vigil.streaming.support.Await;
import io.vigil.streaming.support.Judgement;
import io.vigil.streaming.support.LaneScript;
import io.vigil.streaming.support.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge in Flink against the judge alone, over stops and crashes. No store is there at all. */
class AlertJobIT {
  private static final int LANES = 4;
  private static final int POINTS = 30;

  private final List<LaneScript> scripts = new ArrayList<>();
  private final List<List<LaneRecord>> lanes = new ArrayList<>();
  private Path folder;
  private TestLog log;

  @SuppressWarnings("NullAway.Init")
  AlertJobIT() {}

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    log = TestLog.start(temporary, LANES);
    for (int lane = 0; lane < LANES; lane++) {
      scripts.add(new LaneScript(lane, POINTS, 100 + lane));
      lanes.add(new ArrayList<>());
      append(lane, scripts.get(lane).beginning());
    }
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void whatTheJobPublishesIsWhatTheStepSays() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      assertThat(cluster.isRunning()).isTrue();
      assertThat(cluster.states()).containsOnlyKeys("alert", "history", "analytics");
      append(300);
      assertPublished();
    }
  }

  @Test
  void killedAgainAndAgainItPublishesTheSame() throws IOException {
    for (int run = 0; run < 3; run++) {
      StreamingCluster cluster = StreamingCluster.start(options());
      long before = counters().get(Count.RECORDS);
      append(200);
      awaitJudged(before + 400);
      append(200);
      cluster.closeAtOnce();
      append(50);
    }
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      assertThat(cluster.isRunning()).isTrue();
      assertPublished();
    }
    assertThat(log.read(LogTopics.ACTIVATIONS).size())
        .as("control: something was judged twice")
        .isGreaterThan(reference().size());
  }

  @Test
  void anOrderlyStopLeavesNothingToJudgeAgain() throws IOException {
    StreamingCluster first = StreamingCluster.start(options());
    append(200);
    assertPublished();
    first.close();
    long said = log.size(LogTopics.ACTIVATIONS);
    try (StreamingCluster second = StreamingCluster.start(options())) {
      long judged = counters().get(Count.RECORDS);
      append(1);
      awaitJudged(judged + LANES);
      assertThat(counters().get(Count.RECORDS)).isEqualTo(judged + LANES);
      assertThat(second.isRunning()).isTrue();
    }
    assertThat(log.size(LogTopics.ACTIVATIONS)).isGreaterThanOrEqualTo(said);
  }

  @Test
  void aRecordThatCannotBeReadIsSetAsideAndTheLaneGoesOn() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options())) {
      long corrupt = counters().get(Count.CORRUPT);
      append(100);
      log.append(LogTopics.READINGS, 1, new byte[] {1, 1, 1, 1, 99});
      lanes.get(1).add(new Tick(0, 0));
      append(100);
      Await.until("set aside", () -> log.size(LogTopics.REFUSED) == 1);
      assertThat(counters().get(Count.CORRUPT)).isEqualTo(corrupt + 1);
      Refusal refusal = RefusalCodec.decode(log.read(LogTopics.REFUSED).get(0).value());
      assertThat(refusal.code()).isEqualTo(RefusalCode.LOG_CORRUPT);
      assertThat(refusal.payload()).isEqualTo("0101010163");
      assertThat(refusal.zh()).contains("readings/1").contains("102");
      assertThat(cluster.isRunning()).isTrue();
    }
  }

  @Test
  void aCheckpointThatCannotBeReadGivesWayToTheOneBefore() throws IOException {
    StreamingCluster first = StreamingCluster.start(options());
    append(200);
    assertPublished();
    Await.until("checkpoints", () -> checkpoints().size() >= 3);
    first.closeAtOnce();
    List<Path> checkpoints = checkpoints();
    Files.writeString(checkpoints.get(0).resolve("_metadata"), "half writ");
    append(100);
    try (StreamingCluster second = StreamingCluster.start(options())) {
      assertPublished();
      assertThat(second.isRunning()).isTrue();
    }
  }

  @Test
  void aJobThatCanReadNoneOfItsCheckpointsDoesNotStart() throws IOException {
    StreamingCluster first = StreamingCluster.start(options());
    append(20);
    Await.until("checkpoints", () -> !checkpoints().isEmpty());
    first.closeAtOnce();
    for (Path checkpoint : checkpoints()) {
      Files.writeString(checkpoint.resolve("_metadata"), "half writ");
    }
    assertThatThrownBy(() -> StreamingCluster.start(options()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("alert")
        .hasMessageContaining("cannot resume");
  }

  @Test
  void theLogTellsHowFarEachJobIs() throws IOException {
    try (StreamingCluster cluster = StreamingCluster.start(options());
        LogLag lag = new LogLag(log.bootstrap())) {
      append(100);
      Await.until("caught up", () -> lag.read().containsKey("alert") && behind(lag) == 0);
      assertThat(Objects.requireNonNull(lag.read().get("alert")).headroom()).isEqualTo(102);
      assertThat(cluster.isRunning()).isTrue();
    }
    append(25);
    try (LogLag lag = new LogLag(log.bootstrap())) {
      assertThat(behind(lag)).isEqualTo(25 * LANES);
    }
  }

  private static long behind(LogLag lag) throws IOException {
    return Objects.requireNonNull(lag.read().get("alert")).behind();
  }

  /** The process promises ten seconds in all; the three waits of a stop end after six at most. */
  @Test
  void stopsWithinTheTimeOfItsThreeWaits() throws IOException {
    StreamingCluster cluster = StreamingCluster.start(options());
    append(50);
    long began = System.nanoTime();
    cluster.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(7));
    assertThat(cluster.isRunning()).isFalse();
    cluster.close();
  }

  @Test
  void moreSubtasksPublishTheSame() throws IOException {
    StreamingCluster one = StreamingCluster.start(options());
    append(100);
    assertPublished();
    one.closeAtOnce();
    try (StreamingCluster two = StreamingCluster.start(options().withParallelism(2))) {
      append(100);
      assertPublished();
      assertThat(two.isRunning()).isTrue();
    }
  }

  private JobOptions options() {
    StoreOptions absent =
        StoreOptions.questDb("http://127.0.0.1:1", folder.resolve("letters").toString());
    return JobOptions.defaults(log.bootstrap(), folder.resolve("streaming"), absent)
        .withCheckpointInterval(Duration.ofMillis(100));
  }

  private List<Path> checkpoints() throws IOException {
    return new CheckpointFolder(
            folder.resolve("streaming").resolve("checkpoints").resolve(AlertJob.NAME))
        .complete();
  }

  private static JobCounters counters() {
    return JobCounters.of(AlertJob.NAME);
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

  private static void awaitJudged(long records) {
    Await.until("judged " + records, () -> counters().get(Count.RECORDS) >= records);
  }

  private List<ActivationEvent> reference() {
    List<ActivationEvent> events = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      events.addAll(Judgement.of(lane, lanes.get(lane)));
    }
    return events;
  }

  private void assertPublished() {
    List<ActivationEvent> expected = reference();
    assertThat(expected).as("control: there is something to say").hasSizeGreaterThan(40);
    Await.until(expected.size() + " events", () -> published().size() >= expected.size());
    assertThat(published()).isEqualTo(expected);
  }

  private List<ActivationEvent> published() {
    var activations = log.read(LogTopics.ACTIVATIONS);
    List<ActivationEvent> events = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      events.addAll(Judgement.published(lane, activations));
    }
    return events;
  }
}
