package io.vigil.streaming.judge;

import io.vigil.model.alert.FoundActivation;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.rules.step.GapState;
import io.vigil.rules.step.GapStep;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.source.LaneInput;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link GapStep} inside Flink: records of {@code readings-backfill} in, activations that were
 * found in gaps out, as they will stand in the log.
 *
 * <p>Bytes that cannot be read are told by {@link StepHistory}, which reads the same records; here
 * they are passed over.
 */
public final class StepGap extends KeyedProcessFunction<Integer, LaneInput, LogEntry> {
  /** Names the operator in checkpoints: never changes. */
  public static final String UID = "step-gap";

  private static final Logger LOG = LoggerFactory.getLogger(StepGap.class);

  private final String job;
  private transient JobCounters counters;
  private transient ValueState<GapState> partitions;

  /** Counts under the name of the job. */
  @SuppressWarnings("NullAway.Init") // the transient fields are set by open
  public StepGap(String job) {
    this.job = job;
  }

  @Override
  public void open(OpenContext context) {
    counters = JobCounters.of(job);
    partitions =
        getRuntimeContext().getState(new ValueStateDescriptor<>("gaps", new GapStateSerializer()));
  }

  @Override
  public void processElement(LaneInput input, Context context, Collector<LogEntry> out)
      throws Exception {
    LaneRecord record;
    try {
      record = LaneRecordCodec.decode(input.bytes());
    } catch (CorruptBytesException e) {
      LOG.debug("{} cannot be read", input, e);
      return;
    }
    GapState state = partitions.value();
    if (state == null) {
      state = GapState.fresh(input.lane());
    }
    try {
      GapStep.step(state, input.offset(), record, found -> say(found, out));
    } catch (RuntimeException e) {
      // A defect of ours. Stopping would end the history of every plant of the lane.
      counters.count(Count.FAILED);
      LOG.error("the history judge failed on {}; the lane goes on", input, e);
    }
    partitions.update(state);
  }

  private void say(FoundActivation found, Collector<LogEntry> out) {
    counters.count(Count.FOUND);
    out.collect(LogEntry.of(found));
  }
}
