package io.vigil.streaming.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.rules.step.EnergySlot;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.source.LaneFeed;
import io.vigil.streaming.source.LaneInput;
import io.vigil.streaming.store.StoreLines;
import io.vigil.streaming.support.LaneScript;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The operator without a cluster. */
class StepHistoryTest {
  private static final int METER = 7;

  private final LaneScript script = new LaneScript(2, 5, 3);
  private KeyedOneInputStreamOperatorTestHarness<Integer, LaneInput, StoreLines> flink;
  private JobCounters counters;
  private String job;
  private long offset;

  @SuppressWarnings("NullAway.Init")
  StepHistoryTest() {}

  @BeforeEach
  void open(TestInfo test) throws Exception {
    job = "history " + test.getDisplayName();
    counters = JobCounters.of(job);
    flink = harness();
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  @Test
  void aMessageBecomesOneBlockOfLines() throws Exception {
    begin(LaneFeed.READINGS);
    Batch batch = script.single(1, script.now(), 0.5);
    feed(LaneFeed.READINGS, batch);
    assertThat(flink.extractOutputValues())
        .containsExactly(
            new StoreLines(
                "reading,enterprise=ent-2,unit=F01,point=P1 value=0.5,quality=\"GOOD\","
                    + "why=\"GOOD\",offset=2i "
                    + batch.readings().times()[0]
                    + "000000\n",
                1));
  }

  @Test
  void aMessageSentTwiceIsStoredOnceAndCounted() throws Exception {
    begin(LaneFeed.READINGS);
    Batch batch = script.single(1, script.now(), 0.5);
    feed(LaneFeed.READINGS, batch);
    feed(LaneFeed.READINGS, batch);
    assertThat(flink.extractOutputValues()).hasSize(1);
    assertThat(counters.get(Count.DUPLICATES)).isEqualTo(1);
    assertThat(counters.get(Count.READINGS)).isEqualTo(2);
  }

  @Test
  void whatIsSentTwiceIsKnownAfterARestoreToo() throws Exception {
    begin(LaneFeed.READINGS);
    Batch batch = script.single(1, script.now(), 0.5);
    feed(LaneFeed.READINGS, batch);
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    flink.close();
    flink = harness();
    flink.initializeState(snapshot);
    flink.open();
    feed(LaneFeed.READINGS, batch);
    assertThat(flink.extractOutputValues()).isEmpty();
    feed(LaneFeed.READINGS, script.single(1, script.now(), 0.6));
    assertThat(flink.extractOutputValues()).hasSize(1);
  }

  @Test
  void aConflictInALaneIsLeftForTheJudgeToSay() throws Exception {
    begin(LaneFeed.READINGS);
    conflict(LaneFeed.READINGS);
    assertThat(counters.get(Count.REFUSED)).isEqualTo(1);
    assertThat(refused()).isEmpty();
  }

  @Test
  void aConflictInTheBackfillIsSaidHere() throws Exception {
    begin(LaneFeed.BACKFILL);
    conflict(LaneFeed.BACKFILL);
    assertThat(refused())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.key()).isEqualTo("ent-2");
              assertThat(RefusalCodec.decode(entry.value()).code())
                  .isEqualTo(RefusalCode.VALUE_CONFLICT);
            });
  }

  @Test
  @DisplayName("scenario 08: a 15-minute slot that is revised is one row, with the newer value")
  void aRevisedSlotTakesThePlaceOfTheFirst() throws Exception {
    begin(LaneFeed.READINGS);
    feed(LaneFeed.READINGS, new Definition(1, script.now(), List.of(meter())));
    long time = script.now();
    feed(LaneFeed.READINGS, script.single(METER, time, 10));
    feed(LaneFeed.READINGS, script.single(METER, time, 12));
    assertThat(flink.extractOutputValues().stream().map(StoreLines::text))
        .satisfiesExactly(
            first -> assertThat(first).contains("point=M1 value=10", time + "000000"),
            revised -> assertThat(revised).contains("point=M1 value=12", time + "000000"));
    assertThat(counters.get(Count.REFUSED)).isZero();
  }

  private PointDefinition meter() {
    return new PointDefinition(
        METER,
        1,
        new PointId(script.enterprise(), "M1"),
        "电量",
        "energy",
        "F01",
        EnergySlot.UTILITY,
        0,
        MeasureUnit.KWH,
        0,
        1_000,
        Reporting.PERIODIC,
        900_000,
        4,
        List.of(),
        List.of(),
        false);
  }

  @Test
  void aLaneAndItsBackfillRememberApart() throws Exception {
    begin(LaneFeed.READINGS);
    Batch batch = script.single(1, script.now(), 0.5);
    feed(LaneFeed.READINGS, batch);
    feed(LaneFeed.BACKFILL, batch);
    assertThat(counters.get(Count.UNKNOWN)).as("nothing is defined there yet").isEqualTo(1);
    for (LaneRecord record : new LaneScript(2, 5, 3).beginning()) {
      feed(LaneFeed.BACKFILL, record);
    }
    feed(LaneFeed.BACKFILL, batch);
    assertThat(flink.extractOutputValues()).hasSize(2);
  }

  @Test
  void bytesThatCannotBeReadAreCountedAndTheLaneGoesOn() throws Exception {
    begin(LaneFeed.BACKFILL);
    feed(LaneFeed.BACKFILL, new byte[] {42});
    feed(LaneFeed.READINGS, new byte[] {42});
    feed(LaneFeed.BACKFILL, script.single(1, script.now(), 0.5));
    assertThat(counters.get(Count.CORRUPT)).isEqualTo(2);
    assertThat(refused())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(RefusalCodec.decode(entry.value()).en())
                    .contains("readings-backfill/2"));
    assertThat(flink.extractOutputValues()).hasSize(1);
  }

  private void conflict(LaneFeed feed) throws Exception {
    long time = script.now();
    feed(feed, script.single(1, time, 0.5));
    feed(feed, script.single(1, time, 0.7));
    assertThat(flink.extractOutputValues().stream().map(StoreLines::text))
        .singleElement()
        .asString()
        .contains("value=0.5");
  }

  private void begin(LaneFeed feed) throws Exception {
    for (LaneRecord record : script.beginning()) {
      feed(feed, record);
    }
  }

  private void feed(LaneFeed feed, LaneRecord record) throws Exception {
    feed(feed, LaneRecordCodec.encode(record));
  }

  private void feed(LaneFeed feed, byte[] bytes) throws Exception {
    flink.processElement(new StreamRecord<>(new LaneInput(feed, 2, offset++, 0, bytes)));
  }

  private List<LogEntry> refused() {
    var side = flink.getSideOutput(StepHistory.REFUSED);
    return side == null
        ? List.of()
        : side.stream().map(StreamRecord::getValue).collect(Collectors.toList());
  }

  private KeyedOneInputStreamOperatorTestHarness<Integer, LaneInput, StoreLines> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new StepHistory(job)), new LaneKeys(), Types.INT);
  }
}
