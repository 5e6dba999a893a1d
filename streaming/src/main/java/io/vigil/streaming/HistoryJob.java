package io.vigil.streaming;

import io.vigil.streaming.judge.LaneKeys;
import io.vigil.streaming.judge.StepGap;
import io.vigil.streaming.judge.StepHistory;
import io.vigil.streaming.sink.LogEntry;
import io.vigil.streaming.sink.LogSink;
import io.vigil.streaming.source.LaneFeed;
import io.vigil.streaming.source.LaneInput;
import io.vigil.streaming.source.LaneSource;
import io.vigil.streaming.store.JournalToLines;
import io.vigil.streaming.store.StoreLines;
import io.vigil.streaming.store.StoreSink;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Brings readings and alert events into the time-series store, each once, and judges what servers
 * remembered of gaps. While the store is away it stands still and what is missing waits in the log.
 *
 * <pre>
 * readings, readings-backfill ─ by partition ▶ StepHistory ┬▶ store: reading
 *                       │                                  └▶ refused
 *                       └ the backfill alone ▶ StepGap ────▶ activations
 * alert-journal ────────────────────────────▶ JournalToLines ▶ store: alert
 * </pre>
 */
public final class HistoryJob {
  /** Name of the job and of its counters. */
  public static final String NAME = "history";

  /** Consumer group under which it commits how far it is, for others to see. */
  static final String GROUP = "vigil-history";

  /** Nobody waits for a single reading in the store; gathered ones cost a tenth. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private HistoryJob() {}

  /** Adds the whole job to the environment. */
  static void define(StreamExecutionEnvironment environment, JobOptions options) {
    environment.setBufferTimeout(PATIENCE.toMillis());
    environment.getCheckpointConfig().setCheckpointInterval(options.unhurriedInterval().toMillis());
    DataStream<LaneInput> lanes =
        source(environment, options, "lanes", LaneFeed.READINGS, LaneFeed.BACKFILL);
    SingleOutputStreamOperator<StoreLines> readings = decide(lanes);
    store(readings, options, "store-readings");
    readings
        .getSideOutput(StepHistory.REFUSED)
        .sinkTo(LogSink.refused(options.bootstrap()))
        .uid("refused")
        .name("refused");

    judgeGaps(lanes).sinkTo(LogSink.activations(options.bootstrap())).uid("found").name("found");

    SingleOutputStreamOperator<StoreLines> alerts =
        source(environment, options, "alert-journal", LaneFeed.ALERT_JOURNAL)
            .flatMap(new JournalToLines(NAME))
            .uid(JournalToLines.UID)
            .name(JournalToLines.UID);
    store(alerts, options, "store-alerts");
  }

  /** What is to be stored: records in, lines out; refusals at {@link StepHistory#REFUSED}. */
  static SingleOutputStreamOperator<StoreLines> decide(DataStream<LaneInput> records) {
    return records
        .keyBy(new LaneKeys())
        .process(new StepHistory(NAME))
        .uid(StepHistory.UID)
        .name(StepHistory.UID);
  }

  /** What was found in gaps: records in, events out. */
  static SingleOutputStreamOperator<LogEntry> judgeGaps(DataStream<LaneInput> records) {
    return records
        .filter(input -> input.feed() == LaneFeed.BACKFILL)
        .uid("backfill")
        .name("backfill")
        .keyBy(new LaneKeys())
        .process(new StepGap(NAME))
        .uid(StepGap.UID)
        .name(StepGap.UID);
  }

  private static DataStream<LaneInput> source(
      StreamExecutionEnvironment environment, JobOptions options, String uid, LaneFeed... feeds) {
    return environment
        .fromSource(
            LaneSource.of(options.bootstrap(), GROUP, PATIENCE, feeds),
            WatermarkStrategy.noWatermarks(),
            uid)
        .uid(uid);
  }

  private static void store(DataStream<StoreLines> lines, JobOptions options, String uid) {
    lines.sinkTo(new StoreSink(NAME, uid, options.store())).uid(uid).name(uid);
  }
}
