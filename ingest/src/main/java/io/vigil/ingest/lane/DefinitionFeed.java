package io.vigil.ingest.lane;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.LogTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic {@code definitions} to its end, says so, and follows it from there on its own
 * thread. A log that is not there yet, or goes away, is waited for; after that everything is read
 * anew, which is harmless, because known versions change nothing.
 */
public final class DefinitionFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionFeed.class);
  private static final long PAUSE_MILLIS = 500;
  private static final long CLOSE_MILLIS = 500;

  private final String bootstrap;
  private final Listener listener;
  private final IngestCounters counters;
  private final Thread thread = new Thread(this::run, "vigil-definitions");
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
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
    this.bootstrap = bootstrap;
    this.listener = listener;
    this.counters = counters;
    this.thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    stop.countDown();
    KafkaConsumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return stop.getCount() == 0;
  }

  private void run() {
    try {
      while (!isClosed()) {
        read();
        pause();
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted while closing");
    }
  }

  private void read() throws InterruptedException {
    KafkaConsumer<byte[], byte[]> opened = null;
    try {
      opened = LogReader.open(bootstrap, "vigil-ingest-definitions");
      consumer = opened;
      follow(opened);
    } catch (WakeupException e) {
      LOG.debug("woken to close");
    } catch (KafkaException e) {
      LOG.warn("definitions cannot be read, trying again: {}", e.toString());
    } finally {
      consumer = null;
      if (opened != null) {
        opened.close(CloseOptions.timeout(Duration.ofMillis(CLOSE_MILLIS / 2)));
      }
    }
  }

  private void pause() throws InterruptedException {
    if (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      LOG.debug("reading definitions again");
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
    List<TopicPartition> partitions = LogReader.partitions(consumer, LogTopics.DEFINITIONS);
    if (partitions.isEmpty()) {
      return;
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<String, Addressed> all = readToEnd(consumer, consumer.endOffsets(partitions));
    if (isClosed()) {
      return;
    }
    if (complete) {
      listener.changed(List.copyOf(all.values()));
    } else {
      complete = true;
      listener.complete(List.copyOf(all.values()));
    }
    while (!isClosed()) {
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
    while (!isClosed() && !LogReader.isAtEnd(consumer, ends)) {
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
