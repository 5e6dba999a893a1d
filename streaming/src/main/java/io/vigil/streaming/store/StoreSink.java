package io.vigil.streaming.store;

import io.vigil.streaming.count.JobCounters;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The time-series store as a Flink sink. At least once; since writing a line again changes nothing,
 * each is there once. Each subtask opens a client and a dead-letter file of its own.
 */
public final class StoreSink implements Sink<StoreLines> {
  private final String job;
  private final String name;
  private final StoreOptions options;

  /**
   * A sink.
   *
   * @param job under whose name is counted
   * @param name of the sink within the job; the dead-letter file is called after it
   * @param options where and how
   */
  public StoreSink(String job, String name, StoreOptions options) {
    this.job = job;
    this.name = name;
    this.options = options;
  }

  @Override
  public SinkWriter<StoreLines> createWriter(WriterInitContext context) {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    Path file = Path.of(options.deadLetterFolder(), name + "-" + subtask + ".tsv");
    return new StoreWriter(
        options,
        InfluxStoreClient.open(options),
        new DeadLetterFile(file, Clock.systemUTC()),
        context.getProcessingTimeService(),
        JobCounters.of(job));
  }
}
