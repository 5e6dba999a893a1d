package io.vigil.streaming.store;

import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.source.LaneInput;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of {@code alert-journal} in, lines of the measurement {@code alert} out. A record that
 * cannot be read is counted and named in the log; it stays where it is, in the journal.
 */
public final class JournalToLines extends RichFlatMapFunction<LaneInput, StoreLines> {
  /** Names the operator in checkpoints: never changes. */
  public static final String UID = "journal-to-lines";

  private static final Logger LOG = LoggerFactory.getLogger(JournalToLines.class);

  private final String job;
  private transient JobCounters counters;

  /** Counts under the name of the job. */
  @SuppressWarnings("NullAway.Init") // the transient fields are set by open
  public JournalToLines(String job) {
    this.job = job;
  }

  @Override
  public void open(OpenContext context) {
    counters = JobCounters.of(job);
  }

  @Override
  public void flatMap(LaneInput input, Collector<StoreLines> out) {
    try {
      out.collect(AlertLines.of(AlertJournalCodec.decode(input.bytes())));
    } catch (CorruptBytesException e) {
      counters.count(Count.CORRUPT);
      LOG.warn("{} cannot be read and is not in the alert history: {}", input, e.getMessage());
    }
  }
}
