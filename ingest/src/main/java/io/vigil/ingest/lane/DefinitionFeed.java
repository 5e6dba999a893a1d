package io.vigil.ingest.lane;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.LogTopics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic {@code definitions} to its end, says so, and follows it from there on its own
 * thread. A log that is not there yet, or goes away, is waited for; after that everything is read
 * anew, which is harmless, because known versions change nothing.
 */
public final class DefinitionFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionFeed.class);

  private final Listener listener;
  private final IngestCounters counters;
  private final LogFollower follower;
  private boolean complete;

  /** Hears what is defined; on the feed's thread, and may block it. */
  public interface Listener {
    /** Everything that was defined when reading began; once, before anything else. */
    void complete(List<Addressed> all) throws InterruptedException;

    /** What came since; a version may come twice. */
    void changed(List<Addressed> changes);
  }

  /** A feed from the log at these addresses. */
  public DefinitionFeed(String bootstrap, Listener listener, IngestCounters counters) {
    this.listener = listener;
    this.counters = counters;
    this.follower = new LogFollower(bootstrap, LogTopics.DEFINITIONS, this::follow);
  }

  /** Begins to read. */
  public void start() {
    follower.start();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
      throws InterruptedException {
    Map<String, Addressed> all = readToEnd(consumer, consumer.endOffsets(partitions));
    if (follower.isClosed()) {
      return;
    }
    if (complete) {
      listener.changed(List.copyOf(all.values()));
    } else {
      complete = true;
      listener.complete(List.copyOf(all.values()));
    }
    while (!follower.isClosed()) {
      List<Addressed> changes = new ArrayList<>();
      consumer.poll(LogReader.POLL).forEach(record -> decode(record, changes));
      if (!changes.isEmpty()) {
        listener.changed(changes);
      }
    }
  }

  private Map<String, Addressed> readToEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    Map<String, Addressed> newest = new LinkedHashMap<>();
    List<Addressed> read = new ArrayList<>();
    while (!follower.isClosed() && !LogReader.isAtEnd(consumer, ends)) {
      consumer.poll(LogReader.POLL).forEach(record -> decode(record, read));
      read.forEach(
          addressed -> {
            String key = DefinitionCodec.key(addressed.entry());
            newest.merge(key, addressed, DefinitionFeed::newer);
          });
      read.clear();
    }
    return newest;
  }

  private static Addressed newer(Addressed known, Addressed next) {
    return next.entry().version() > known.entry().version() ? next : known;
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Collection<Addressed> into) {
    if (record.value() == null) {
      return;
    }
    try {
      into.add(DefinitionCodec.decode(record.value()));
    } catch (CorruptBytesException e) {
      counters.add(Count.DEFINITIONS_CORRUPT);
      LOG.warn("definition at offset {} cannot be read: {}", record.offset(), e.getMessage());
    }
  }
}
