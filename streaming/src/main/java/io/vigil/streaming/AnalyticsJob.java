package io.vigil.streaming;

import io.vigil.streaming.judge.LaneKeys;
import io.vigil.streaming.judge.StepLeads;
import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.sink.LogSink;
import io.vigil.streaming.source.LaneFeed;
import io.vigil.streaming.source.LaneInput;
import io.vigil.streaming.source.LaneSource;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Looks for what is unusual in the lanes, beside AlertJob and never in its way.
 *
 * <pre>
 * readings ─ by lane ▶ StepLeads ─▶ leads
 * </pre>
 */
public final class AnalyticsJob {
  /** Name of the job and of its counters. */
  public static final String NAME = "analytics";

  /** Consumer group under which it commits how far it is, for others to see. */
  static final String GROUP = "vigil-analytics";

  /** A lead is of minutes; gathered readings cost less. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private AnalyticsJob() {}

  /** Adds the whole job to the environment. */
  static void define(StreamExecutionEnvironment environment, JobOptions options) {
    environment.setBufferTimeout(PATIENCE.toMillis());
    environment.getCheckpointConfig().setCheckpointInterval(options.unhurriedInterval().toMillis());
    DataStream<LaneInput> lanes =
        environment
            .fromSource(
                LaneSource.of(options.bootstrap(), GROUP, PATIENCE, LaneFeed.READINGS),
                WatermarkStrategy.noWatermarks(),
                "readings")
            .uid("readings");
    look(lanes).sinkTo(LogSink.leads(options.bootstrap())).uid("leads").name("leads");
  }

  /** The looking: lane records in, leads out. */
  static SingleOutputStreamOperator<LogEntry> look(DataStream<LaneInput> lanes) {
    return lanes
        .keyBy(new LaneKeys())
        .process(new StepLeads(NAME))
        .uid(StepLeads.UID)
        .name(StepLeads.UID);
  }
}
