package io.vigil.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.reading.Readings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the only door into the lanes writes where, and under which time. */
@Timeout(120)
class LaneWriterIT {
  private static final long NOW = 1_795_334_531_000L;
  private static final int LANES = 24;
  private static int nextLane;

  private static KafkaNode log;

  private final int mine = nextLane++;
  private final int other = nextLane++;
  private final IngestCounters counters = new IngestCounters();
  private LaneWriter writer;

  @BeforeAll
  static void startLog(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, LANES);
  }

  @AfterAll
  static void stopLog() {
    log.close();
  }

  @BeforeEach
  void open() {
    LogOptions options = new LogOptions(log.bootstrap(), "writer", 0, 20, 4_000, 5_000, 1);
    writer = new LaneWriter(List.of(mine, other), options, counters);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void laneTimeIgnoresAJitterAndFollowsAStepBack() {
    writer.batch(mine, batch(1, NOW), false, LogReceipt.ignored());
    writer.batch(mine, batch(2, NOW - 1), false, LogReceipt.ignored());
    writer.batch(mine, batch(3, NOW - 999), false, LogReceipt.ignored());
    writer.batch(mine, batch(4, NOW - 1_000), false, LogReceipt.ignored());
    writer.batch(mine, batch(5, NOW + 1), false, LogReceipt.ignored());
    List<Batch> batches = written(mine, 5, Batch.class);
    assertThat(batches)
        .extracting(Batch::appended)
        .containsExactly(NOW, NOW, NOW, NOW - 1_000, NOW + 1);
    assertThat(batches).extracting(Batch::received).startsWith(NOW, NOW - 1, NOW - 999);
  }

  @Test
  void everyLaneHasATimeOfItsOwn() {
    writer.batch(mine, batch(1, NOW), false, LogReceipt.ignored());
    writer.batch(other, batch(1, NOW - 500), false, LogReceipt.ignored());
    assertThat(written(other, 1, Batch.class))
        .extracting(Batch::appended)
        .containsExactly(NOW - 500);
  }

  @Test
  void historyStandsApartUnderTheTimeItCameAndDoesNotMoveTheLane() {
    writer.batch(mine, batch(1, NOW + 600), true, LogReceipt.ignored());
    writer.batch(mine, batch(2, NOW), false, LogReceipt.ignored());
    assertThat(written(mine, 1, Batch.class)).extracting(Batch::appended).containsExactly(NOW);
    try (TopicTail<LaneRecord> history = TopicTail.backfill(log, mine)) {
      Waiting.until("history there", () -> history.sequences().size() == 1);
      assertThat(history.all(Batch.class)).containsExactly(batch(1, NOW + 600));
    }
  }

  @Test
  void linksStandInEveryLaneAndDefinitionsInTheirsAndItsHistory() {
    writer.link(Door.MQTT, LinkState.LOST, NOW);
    writer.definitions(mine, List.of(Defined.gateway(0, "gw1")), NOW + 1);
    assertThat(written(mine, 1, Link.class)).hasSize(1);
    assertThat(written(other, 1, Link.class)).hasSize(1);
    Definition definition = written(mine, 1, Definition.class).get(0);
    assertThat(definition.entries()).containsExactly(Defined.gateway(0, "gw1"));
    try (TopicTail<LaneRecord> history = TopicTail.backfill(log, mine)) {
      Waiting.until("there", () -> !history.all().isEmpty());
      assertThat(history.all()).containsExactly(definition);
    }
  }

  @Test
  void largeSnapshotComesInPartsThatAreNumberedUnderOneRevision() {
    List<DefinitionEntry> entries = new ArrayList<>();
    IntStream.range(0, 1_200).forEach(i -> entries.add(Defined.point(i, "P" + i, 0)));
    writer.snapshot(mine, entries, 77, NOW);
    List<Snapshot> parts = written(mine, 3, Snapshot.class);
    assertThat(parts).extracting(Snapshot::part).containsExactly(0, 1, 2);
    assertThat(parts).allMatch(part -> part.parts() == 3 && part.revision() == 77);
    assertThat(parts.stream().flatMap(part -> part.entries().stream()).toList()).isEqualTo(entries);
  }

  @Test
  void laneHasPointsOnceSomethingIsDefinedInIt() {
    writer.snapshot(mine, List.of(), 1, NOW);
    assertThat(writer.hasPoints(mine)).isFalse();
    writer.definitions(mine, List.of(Defined.gateway(0, "gw1")), NOW);
    assertThat(writer.hasPoints(mine)).isTrue();
    assertThat(writer.hasPoints(other)).isFalse();
    writer.snapshot(mine, List.of(), 2, NOW);
    assertThat(writer.hasPoints(mine)).as("what may fall due does not go away").isTrue();
  }

  @Test
  void everyRecordMovesTheMomentFromWhichALaneIsSilent() {
    writer.link(Door.MQTT, LinkState.LOST, NOW);
    written(other, 1, Link.class);
    long before = System.nanoTime();
    writer.tick(mine, NOW);
    assertThat(writer.appendedNanos(mine)).isGreaterThanOrEqualTo(before);
    assertThat(writer.appendedNanos(other)).isLessThan(before);
    assertThat(written(mine, 1, Tick.class)).extracting(Tick::appended).containsExactly(NOW);
    assertThat(counters.get(Count.TICKS)).isEqualTo(1);
  }

  @Test
  void receiptIsDoneOnlyWhenTheLogHasAllOfIt() {
    LogReceipt receipt = new LogReceipt(() -> {});
    writer.batch(mine, batch(1, NOW), false, receipt);
    writer.batch(mine, batch(2, NOW), true, receipt);
    receipt.seal();
    Waiting.until("in the log", () -> writer.hasRoom() && receipt.isDone());
    Waiting.until("idle", writer::isIdle);
    assertThat(counters.get(Count.LOG_RECORDS)).isEqualTo(2);
  }

  @Test
  void laneOfSomebodyElseIsNeverWrittenTo() {
    assertThatThrownBy(() -> writer.batch(LANES, batch(1, NOW), false, LogReceipt.ignored()))
        .hasMessageContaining("lane " + LANES + " is not ours");
    assertThatThrownBy(() -> writer.tick(LANES, NOW)).hasMessageContaining("is not ours");
  }

  private <R> List<R> written(int lane, int count, Class<R> kind) {
    try (TopicTail<LaneRecord> tail = TopicTail.lane(log, lane)) {
      Waiting.until("written", () -> writer.hasRoom() && tail.all(kind).size() >= count);
      return tail.all(kind);
    }
  }

  private static Batch batch(long sequence, long at) {
    return new Batch(1, at, 0, "b", sequence, at, at, Batch.NO_AT, Readings.NONE);
  }
}
