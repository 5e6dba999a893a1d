package io.vigil.ingest.lane;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.PlantEventsCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plants said of themselves before this process began, read once: calibrations that go on must
 * be known before the first reading is taken. A log that is not there is waited for.
 */
public final class PlantEventHistory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlantEventHistory.class);
  private static final long PAUSE_MILLIS = 500;

  private final String bootstrap;
  private final IngestCounters counters;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** The history in the log at these addresses. */
  public PlantEventHistory(String bootstrap, IngestCounters counters) {
    this.bootstrap = bootstrap;
    this.counters = counters;
  }

  /**
   * Everything since then, milliseconds UTC, in the order of the log; nothing when it is closed.
   * Blocks until it is there.
   */
  public List<PlantEvents> since(long millis) throws InterruptedException {
    while (!isClosed()) {
      List<PlantEvents> events = new ArrayList<>();
      if (read(millis, events)) {
        return events;
      }
      if (stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return List.of();
  }

  /** Whether waiting was given up; what came by then may not be all. */
  public boolean isClosed() {
    return stop.getCount() == 0;
  }

  /** Gives up waiting; any thread. */
  @Override
  public void close() {
    stop.countDown();
  }

  /** Whether it was read to the end. */
  private boolean read(long millis, List<PlantEvents> into) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        LogReader.open(bootstrap, "vigil-ingest-plant-events")) {
      List<TopicPartition> partitions = LogReader.partitions(consumer, LogTopics.PLANT_EVENTS);
      if (partitions.isEmpty()) {
        LOG.warn("the log has no topic {}, waiting for it", LogTopics.PLANT_EVENTS);
        return false;
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      seek(consumer, millis, ends);
      while (!isClosed() && !LogReader.isAtEnd(consumer, ends)) {
        consumer.poll(LogReader.POLL).forEach(record -> decode(record, into));
      }
      return true;
    } catch (KafkaException e) {
      LOG.warn("plant events cannot be read, trying again: {}", e.toString());
      return false;
    }
  }

  private static void seek(
      KafkaConsumer<byte[], byte[]> consumer, long millis, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> since = new HashMap<>();
    ends.keySet().forEach(partition -> since.put(partition, millis));
    Map<TopicPartition, OffsetAndTimestamp> places = consumer.offsetsForTimes(since);
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp place = places.get(partition);
          consumer.seek(partition, place == null ? end : place.offset());
        });
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, List<PlantEvents> into) {
    try {
      into.add(PlantEventsCodec.decode(record.value()));
    } catch (CorruptBytesException e) {
      counters.add(Count.EVENTS_CORRUPT);
      LOG.warn("plant events at offset {} cannot be read: {}", record.offset(), e.getMessage());
    }
  }
}
