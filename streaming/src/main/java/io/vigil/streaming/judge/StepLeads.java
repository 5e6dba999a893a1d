package io.vigil.streaming.judge;

import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.rules.lead.LeadState;
import io.vigil.rules.lead.LeadStep;
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
 * {@link LeadStep} inside Flink: a record of {@code readings} in, leads out. A record that cannot
 * be read is counted and left to {@link StepLane} to name.
 */
public final class StepLeads extends KeyedProcessFunction<Integer, LaneInput, LogEntry> {
  /** Names the operator in checkpoints: never changes. */
  public static final String UID = "step-leads";

  private static final Logger LOG = LoggerFactory.getLogger(StepLeads.class);

  private final String job;
  private transient JobCounters counters;
  private transient ValueState<LeadState> lanes;

  /** Counts under the name of the job. */
  @SuppressWarnings("NullAway.Init") // the transient fields are set by open
  public StepLeads(String job) {
    this.job = job;
  }

  @Override
  public void open(OpenContext context) {
    counters = JobCounters.of(job);
    counters.showIn(getRuntimeContext().getMetricGroup());
    lanes =
        getRuntimeContext().getState(new ValueStateDescriptor<>("lane", new LeadStateSerializer()));
  }

  @Override
  public void processElement(LaneInput input, Context context, Collector<LogEntry> out)
      throws Exception {
    LaneRecord record;
    try {
      record = LaneRecordCodec.decode(input.bytes());
    } catch (CorruptBytesException e) {
      counters.count(Count.CORRUPT);
      return;
    }
    LeadState state = lanes.value();
    if (state == null) {
      state = LeadState.fresh(input.lane());
    }
    counters.count(Count.RECORDS);
    try {
      LeadStep.step(state, input.offset(), record, event -> say(event, out));
    } catch (RuntimeException e) {
      // A defect of ours. Stopping would end the leads of every plant of the lane.
      counters.count(Count.FAILED);
      LOG.error("the lead step failed on {}; the lane goes on", input, e);
    }
    lanes.update(state);
  }

  private void say(LeadEvent event, Collector<LogEntry> out) {
    counters.count(
        switch (event.kind()) {
          case BEGIN -> Count.LEADS_BEGUN;
          case END -> Count.LEADS_ENDED;
          case REVISE -> Count.LEADS_REVISED;
        });
    out.collect(LogEntry.of(event));
  }
}
