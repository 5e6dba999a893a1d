package io.vigil.streaming.judge;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.rules.step.HistoryOutput;
import io.vigil.rules.step.HistoryState;
import io.vigil.rules.step.HistoryStep;
import io.vigil.rules.step.IntakeCounts;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.source.LaneFeed;
import io.vigil.streaming.source.LaneInput;
import io.vigil.streaming.store.ReadingLines;
import io.vigil.streaming.store.StoreLines;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link HistoryStep} inside Flink: a record of {@code readings} or {@code readings-backfill} in,
 * the lines to store out. It drops the same repeats as the judge, because both run the same code on
 * the same lane.
 *
 * <p>What it finds wrong in {@code readings} is not said, since {@link StepLane} says the same;
 * what it finds wrong in the backfill goes to {@link #REFUSED}. Both are counted.
 */
public final class StepHistory extends KeyedProcessFunction<Integer, LaneInput, StoreLines> {
  /** Names the operator in checkpoints: never changes. */
  public static final String UID = "step-history";

  /** Refusals and records that cannot be read, of the backfill only. */
  public static final OutputTag<LogEntry> REFUSED =
      new OutputTag<>("refused", TypeInformation.of(LogEntry.class));

  private static final Logger LOG = LoggerFactory.getLogger(StepHistory.class);

  private final String job;
  private transient JobCounters counters;
  private transient ValueState<HistoryState> partitions;

  /** Text that does not change from reading to reading, by key; can be lost at any time. */
  private transient Map<Integer, ReadingLines> lines;

  /** Counts under the name of the job. */
  @SuppressWarnings("NullAway.Init") // the transient fields are set by open
  public StepHistory(String job) {
    this.job = job;
  }

  @Override
  public void open(OpenContext context) {
    counters = JobCounters.of(job);
    counters.showIn(getRuntimeContext().getMetricGroup());
    lines = new HashMap<>();
    partitions =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("partition", new HistoryStateSerializer()));
  }

  @Override
  public void processElement(LaneInput input, Context context, Collector<StoreLines> out)
      throws Exception {
    Outlet outlet = new Outlet(input, context);
    LaneRecord record;
    try {
      record = LaneRecordCodec.decode(input.bytes());
    } catch (CorruptBytesException e) {
      counters.count(Count.CORRUPT);
      outlet.say(CorruptRecord.describe(input, String.valueOf(e.getMessage())));
      return;
    }
    HistoryState state = partitions.value();
    if (state == null) {
      state = HistoryState.fresh(input.lane());
    }
    decide(state, input, record, outlet);
    partitions.update(state);
    if (outlet.kept.count() > 0) {
      out.collect(outlet.kept.take());
    }
  }

  private void decide(HistoryState state, LaneInput input, LaneRecord record, Outlet outlet) {
    counters.count(Count.RECORDS);
    IntakeCounts before = state.counts();
    try {
      HistoryStep.step(state, input.offset(), record, outlet);
    } catch (RuntimeException e) {
      // A defect of ours. Stopping would end the history of every plant of the lane.
      counters.count(Count.FAILED);
      LOG.error("the history step failed on {}; the lane goes on", input, e);
      outlet.say(CorruptRecord.describe(input, e.toString()));
    }
    if (record instanceof Batch batch) {
      IntakeMeter.count(counters, batch, before, state.counts());
    }
  }

  /** Takes what a step says; lives for one record. */
  private final class Outlet implements HistoryOutput {
    private final Context context;
    private final boolean speaks;
    private final ReadingLines kept;

    Outlet(LaneInput input, Context context) {
      this.context = context;
      this.speaks = input.feed() == LaneFeed.BACKFILL;
      this.kept = lines.computeIfAbsent(context.getCurrentKey(), key -> new ReadingLines());
    }

    @Override
    public void kept(
        PointDefinition point,
        long time,
        double value,
        QualityReason reason,
        byte flags,
        long received,
        long offset) {
      kept.add(point, time, value, reason, flags, offset);
    }

    @Override
    public void refused(Refusal refusal) {
      counters.count(Count.REFUSED);
      say(refusal);
    }

    void say(Refusal refusal) {
      if (speaks) {
        context.output(REFUSED, LogEntry.of(refusal));
      }
    }
  }
}
