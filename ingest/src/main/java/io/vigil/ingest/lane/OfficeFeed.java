package io.vigil.ingest.lane;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.OfficeReadingsCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic {@code office}: first what was said last of each enterprise, then what is said
 * from there on. What is known is said again after each start, because only the judge knows whether
 * it stands in the lane.
 */
public final class OfficeFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OfficeFeed.class);

  private final Consumer<OfficeReadings> listener;
  private final IngestCounters counters;
  private final LogFollower follower;

  /**
   * A feed from the log at these addresses.
   *
   * @param listener hears it on the feed's thread, and may block it
   */
  public OfficeFeed(String bootstrap, Consumer<OfficeReadings> listener, IngestCounters counters) {
    this.listener = listener;
    this.counters = counters;
    this.follower = new LogFollower(bootstrap, LogTopics.OFFICE, this::follow);
  }

  /** Begins to read. */
  public void start() {
    follower.start();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, OfficeReadings> newest = new LinkedHashMap<>();
    while (!follower.isClosed() && !LogReader.isAtEnd(consumer, ends)) {
      consumer
          .poll(LogReader.POLL)
          .forEach(record -> decode(record, said -> newest.put(said.enterprise(), said)));
    }
    newest.values().forEach(listener);
    while (!follower.isClosed()) {
      consumer.poll(LogReader.POLL).forEach(record -> decode(record, listener));
    }
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Consumer<OfficeReadings> into) {
    if (record.value() == null) {
      return;
    }
    OfficeReadings said;
    try {
      said = OfficeReadingsCodec.decode(record.value());
    } catch (CorruptBytesException e) {
      counters.add(Count.EVENTS_CORRUPT);
      LOG.warn("office: offset {} cannot be read: {}", record.offset(), e.getMessage());
      return;
    }
    into.accept(said);
  }
}
