package io.vigil.streaming.source;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The log as a Flink source: topics in, {@link LaneInput} out, in order within a partition. */
public final class LaneSource {
  /** So much is handed over at once, patience or not. */
  private static final int ENOUGH_BYTES = 1 << 20;

  private LaneSource() {}

  /**
   * A source that never ends.
   *
   * <p>A job that has a checkpoint goes on where that ends. One that has none begins at the
   * beginning of the log, and not at the offsets its group has committed: they are worth nothing
   * without the state that belongs to them, and reading a lane again gives the same events.
   * Committed offsets only tell others how far the job is.
   *
   * @param bootstrap address of the log
   * @param group under which the offsets are committed with each checkpoint
   * @param patience how long the log may gather records before it hands them over; zero where
   *     somebody waits for each
   */
  public static KafkaSource<LaneInput> of(
      String bootstrap, String group, Duration patience, LaneFeed... feeds) {
    List<String> topics = Arrays.stream(feeds).map(LaneFeed::topic).toList();
    return KafkaSource.<LaneInput>builder()
        .setBootstrapServers(bootstrap)
        .setGroupId(group)
        .setClientIdPrefix(group + "-" + feeds[0].topic())
        .setTopics(topics)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new Whole())
        // The number of lanes is fixed at installation.
        .setProperty("partition.discovery.interval.ms", "-1")
        .setProperty("max.poll.records", "2000")
        .setProperty("fetch.min.bytes", Integer.toString(patience.isZero() ? 1 : ENOUGH_BYTES))
        .setProperty(
            "fetch.max.wait.ms", Long.toString(patience.isZero() ? 500 : patience.toMillis()))
        .build();
  }

  /** Hands each record on whole. Nothing in it is looked at, so nothing in it can fail. */
  private static final class Whole implements KafkaRecordDeserializationSchema<LaneInput> {
    private static final byte[] NOTHING = {};

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LaneInput> out) {
      byte[] bytes = record.value() == null ? NOTHING : record.value();
      out.collect(
          new LaneInput(
              LaneFeed.ofTopic(record.topic()),
              record.partition(),
              record.offset(),
              record.timestamp(),
              bytes));
    }

    @Override
    public TypeInformation<LaneInput> getProducedType() {
      return TypeInformation.of(LaneInput.class);
    }
  }
}
