package io.vigil.streaming;

import io.vigil.streaming.judge.LaneKeys;
import io.vigil.streaming.judge.StepLane;
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
 * Judges the lanes. It waits for nobody: no store, no other job.
 *
 * <pre>
 * readings ─ by lane ▶ StepLane ┬▶ activations
 *                               └▶ refused
 * </pre>
 */
public final class AlertJob {
  /** Name of the job and of its counters. */
  public static final String NAME = "alert";

  /** Consumer group under which it commits how far it is, for others to see. */
  static final String GROUP = "vigil-alert";

  private AlertJob() {}

  /** Adds the whole job to the environment. */
  static void define(StreamExecutionEnvironment environment, JobOptions options) {
    DataStream<LaneInput> lanes =
        environment
            .fromSource(
                LaneSource.of(options.bootstrap(), GROUP, Duration.ZERO, LaneFeed.READINGS),
                WatermarkStrategy.noWatermarks(),
                "readings")
            .uid("readings");
    SingleOutputStreamOperator<LogEntry> events = judge(lanes);
    events.sinkTo(LogSink.activations(options.bootstrap())).uid("activations").name("activations");
    events
        .getSideOutput(StepLane.REFUSED)
        .sinkTo(LogSink.refused(options.bootstrap()))
        .uid("refused")
        .name("refused");
  }

  /** The judging: lane records in, events out; what was refused at {@link StepLane#REFUSED}. */
  static SingleOutputStreamOperator<LogEntry> judge(DataStream<LaneInput> lanes) {
    return lanes
        .keyBy(new LaneKeys())
        .process(new StepLane(NAME))
        .uid(StepLane.UID)
        .name(StepLane.UID);
  }
}
