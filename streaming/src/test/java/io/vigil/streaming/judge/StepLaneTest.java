package io.vigil.streaming.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Tick;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.RefusalCodec;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.Step;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.source.LaneFeed;
import io.vigil.streaming.source.LaneInput;
import io.vigil.streaming.support.Events;
import io.vigil.streaming.support.LaneScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The operator without a cluster. */
class StepLaneTest {
  private final LaneScript script = new LaneScript(5, 20, 11);
  private final List<LaneRecord> records = new ArrayList<>(script.beginning());

  @Test
  void saysWhatTheStepSaysInOrder() throws Exception {
    records.addAll(script.records(300));
    try (Harness harness = new Harness("says")) {
      harness.feed(records, 0, records.size());
      assertThat(harness.said()).isEqualTo(reference(records)).isNotEmpty();
    }
  }

  @Test
  void aSnapshotBetweenTwoRecordsHoldsAllThatWasRemembered() throws Exception {
    records.addAll(script.records(400));
    for (int cut : new int[] {1, 2, 3, 57, 200}) {
      List<LogEntry> said;
      OperatorSubtaskState snapshot;
      try (Harness before = new Harness("snapshot")) {
        before.feed(records, 0, cut);
        said = before.said();
        snapshot = before.snapshot();
      }
      try (Harness after = new Harness("snapshot", snapshot)) {
        after.feed(records, cut, records.size());
        said.addAll(after.said());
      }
      assertThat(said).as("cut at %s", cut).isEqualTo(reference(records));
    }
  }

  @Test
  void whatIsJudgedWhileASnapshotIsWrittenIsNotInIt() throws Exception {
    records.addAll(script.records(400));
    int cut = 150;
    List<LogEntry> said;
    OperatorSubtaskState snapshot;
    try (Harness running = new Harness("mutates")) {
      running.feed(records, 0, cut);
      said = running.said();
      OperatorSnapshotFutures begun = running.beginSnapshot();
      running.feed(records, cut, records.size());
      snapshot = finish(begun);
      assertThat(running.said()).isEqualTo(reference(records));
    }
    try (Harness restored = new Harness("mutates", snapshot)) {
      restored.feed(records, cut, records.size());
      said.addAll(restored.said());
    }
    assertThat(said).isEqualTo(reference(records)).hasSizeGreaterThan(50);
  }

  @Test
  void bytesThatCannotBeReadAreSetAsideAndTheLaneGoesOn(TestInfo test) throws Exception {
    records.addAll(script.records(50));
    List<LaneRecord> rest = script.records(50);
    String job = test.getDisplayName();
    try (Harness harness = new Harness(job)) {
      harness.feed(records, 0, records.size());
      harness.feed(records.size(), new byte[] {9, 9, 9});
      harness.feed(records.size() + 1, new byte[0]);
      records.add(new Tick(0, 0));
      records.add(new Tick(0, 0));
      int from = records.size();
      records.addAll(rest);
      harness.feed(records, from, records.size());
      assertThat(harness.refused())
          .extracting(entry -> RefusalCodec.decode(entry.value()))
          .satisfiesExactly(
              first -> {
                assertThat(first.code()).isEqualTo(RefusalCode.LOG_CORRUPT);
                assertThat(first.payload()).isEqualTo("090909");
                assertThat(first.received()).isEqualTo(1234);
                assertThat(first.en()).contains("readings/5").contains("52");
              },
              second -> assertThat(second.payload()).isEmpty());
      assertThat(JobCounters.of(job).get(Count.CORRUPT)).isEqualTo(2);
      assertThat(harness.said()).isNotEmpty();
    }
  }

  @Test
  void countsWhatItDoes(TestInfo test) throws Exception {
    records.addAll(script.records(300));
    String job = test.getDisplayName();
    try (Harness harness = new Harness(job)) {
      harness.feed(records, 0, records.size());
      JobCounters counters = JobCounters.of(job);
      long said =
          counters.get(Count.RAISES)
              + counters.get(Count.UPDATES)
              + counters.get(Count.CLEARS)
              + counters.get(Count.STATES)
              + counters.get(Count.ENDS)
              + counters.get(Count.PULSES);
      assertThat(said).isEqualTo(harness.said().size());
      assertThat(counters.get(Count.RAISES)).isPositive();
      assertThat(counters.get(Count.RECORDS)).isEqualTo(records.size());
      assertThat(counters.get(Count.FAILED)).isZero();
    }
  }

  /** What another thread does for a snapshot: the writing. */
  private static OperatorSubtaskState finish(OperatorSnapshotFutures begun) {
    try {
      return OperatorSnapshotFinalizer.create(begun).getJobManagerOwnedState();
    } catch (ExecutionException e) {
      throw new AssertionError("the snapshot failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static List<LogEntry> reference(List<LaneRecord> records) {
    Events events = new Events();
    LaneState state = LaneState.fresh(5);
    for (int offset = 0; offset < records.size(); offset++) {
      Step.step(state, offset, records.get(offset), events);
    }
    return events.all().stream().map(LogEntry::of).toList();
  }

  /** The operator with state and output, as Flink runs it. */
  private static final class Harness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<Integer, LaneInput, LogEntry> flink;

    Harness(String job) throws Exception {
      this(job, null);
    }

    Harness(String job, @Nullable OperatorSubtaskState restored) throws Exception {
      flink =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(new StepLane(job)), new LaneKeys(), Types.INT);
      if (restored != null) {
        flink.initializeState(restored);
      }
      flink.open();
    }

    void feed(List<LaneRecord> records, int from, int to) throws Exception {
      for (int offset = from; offset < to; offset++) {
        feed(offset, LaneRecordCodec.encode(records.get(offset)));
      }
    }

    void feed(long offset, byte[] bytes) throws Exception {
      flink.processElement(
          new StreamRecord<>(new LaneInput(LaneFeed.READINGS, 5, offset, 1234, bytes)));
    }

    OperatorSubtaskState snapshot() throws Exception {
      return flink.snapshot(1, 1);
    }

    /** What the task's thread does for a snapshot; the writing is left for later. */
    OperatorSnapshotFutures beginSnapshot() throws Exception {
      return flink
          .getOperator()
          .snapshotState(
              1,
              1,
              CheckpointOptions.forCheckpointWithDefaultLocation(),
              new MemCheckpointStreamFactory(1 << 24));
    }

    List<LogEntry> said() {
      List<LogEntry> said = new ArrayList<>(flink.extractOutputValues());
      said.forEach(entry -> JudgeEventCodec.decode(entry.value()));
      return said;
    }

    List<LogEntry> refused() {
      Queue<StreamRecord<LogEntry>> side = flink.getSideOutput(StepLane.REFUSED);
      return side == null ? List.of() : side.stream().map(StreamRecord::getValue).toList();
    }

    @Override
    public void close() {
      try {
        flink.close();
      } catch (Exception e) { // declared by Flink
        throw new AssertionError("the operator does not close", e);
      }
    }
  }
}
