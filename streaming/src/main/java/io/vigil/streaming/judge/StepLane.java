package io.vigil.streaming.judge;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.rules.step.IntakeCounts;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.Step;
import io.vigil.rules.step.StepOutput;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.source.LaneInput;
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
 * {@link Step} inside Flink: a record of a lane in, the events of that step out, as they will stand
 * in the log. It decides nothing, and knows neither clock nor timer.
 *
 * <p>State: one {@link LaneState} a lane, fetched anew for each record. Flink hands out a copy of
 * it while a snapshot of the original is being written, so it may be changed in place.
 *
 * <p>Nothing in a record can stop the lane: bytes that cannot be read go to {@link #REFUSED} and
 * are counted, as does a record on which the judge fails, and the next record follows.
 */
public final class StepLane extends KeyedProcessFunction<Integer, LaneInput, LogEntry> {
  /** Names the operator in checkpoints: never changes. */
  public static final String UID = "step-lane";

  /** Refusals of the judge, and records that cannot be read. */
  public static final OutputTag<LogEntry> REFUSED =
      new OutputTag<>("refused", TypeInformation.of(LogEntry.class));

  private static final Logger LOG = LoggerFactory.getLogger(StepLane.class);

  private final String job;
  private transient JobCounters counters;
  private transient ValueState<LaneState> lanes;

  /** Counts under the name of the job. */
  @SuppressWarnings("NullAway.Init") // the transient fields are set by open
  public StepLane(String job) {
    this.job = job;
  }

  @Override
  public void open(OpenContext context) {
    counters = JobCounters.of(job);
    counters.showIn(getRuntimeContext().getMetricGroup());
    lanes =
        getRuntimeContext().getState(new ValueStateDescriptor<>("lane", new LaneStateSerializer()));
  }

  @Override
  public void processElement(LaneInput input, Context context, Collector<LogEntry> out)
      throws Exception {
    LaneRecord record;
    try {
      record = LaneRecordCodec.decode(input.bytes());
    } catch (CorruptBytesException e) {
      counters.count(Count.CORRUPT);
      context.output(
          REFUSED, LogEntry.of(CorruptRecord.describe(input, String.valueOf(e.getMessage()))));
      return;
    }
    LaneState state = lanes.value();
    if (state == null) {
      state = LaneState.fresh(input.lane());
    }
    judge(state, input, record, new Outlet(context, out));
    lanes.update(state);
  }

  private void judge(LaneState state, LaneInput input, LaneRecord record, Outlet outlet) {
    counters.count(Count.RECORDS);
    IntakeCounts before = state.counts();
    try {
      Step.step(state, input.offset(), record, outlet);
    } catch (RuntimeException e) {
      // A defect of ours. Stopping would leave every plant of the lane unwatched.
      counters.count(Count.FAILED);
      LOG.error("the judge failed on {}; the lane goes on", input, e);
      outlet.refuse(CorruptRecord.describe(input, e.toString()));
    }
    if (record instanceof Batch batch) {
      IntakeMeter.count(counters, batch, before, state.counts());
    }
  }

  /** Takes what a step says; lives for one record. */
  private final class Outlet implements StepOutput {
    private final Context context;
    private final Collector<LogEntry> out;

    Outlet(Context context, Collector<LogEntry> out) {
      this.context = context;
      this.out = out;
    }

    @Override
    public void event(JudgeEvent event) {
      counters.count(event instanceof ActivationEvent a ? countOf(a.kind()) : Count.PULSES);
      out.collect(LogEntry.of(event));
    }

    @Override
    public void refused(Refusal refusal) {
      counters.count(Count.REFUSED);
      refuse(refusal);
    }

    void refuse(Refusal refusal) {
      context.output(REFUSED, LogEntry.of(refusal));
    }
  }

  private static Count countOf(ActivationEvent.Kind kind) {
    return switch (kind) {
      case RAISE -> Count.RAISES;
      case UPDATE -> Count.UPDATES;
      case CLEAR -> Count.CLEARS;
      case STATE -> Count.STATES;
      case END -> Count.ENDS;
    };
  }
}
