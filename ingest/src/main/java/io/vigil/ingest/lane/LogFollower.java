package io.vigil.ingest.lane;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of the log from its beginning on a thread of its own, until it is closed. A log or
 * topic that is not there yet, or goes away, is waited for; after that everything is read anew.
 */
final class LogFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
  private static final long PAUSE_MILLIS = 500;
  private static final long CLOSE_MILLIS = 500;

  private final String bootstrap;
  private final String topic;
  private final Reading reading;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /** What is done with the topic; on the follower's thread. */
  interface Reading {
    /**
     * Reads until {@link LogFollower#isClosed}.
     *
     * @param consumer stands at the beginning of the topic
     */
    void follow(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
        throws InterruptedException;
  }

  LogFollower(String bootstrap, String topic, Reading reading) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.reading = reading;
    this.thread = new Thread(this::run, "vigil-" + topic);
    this.thread.setDaemon(true);
  }

  /** Begins to read. */
  void start() {
    thread.start();
  }

  /** Whether it is to end. */
  boolean isClosed() {
    return stop.getCount() == 0;
  }

  @Override
  public void close() {
    stop.countDown();
    KafkaConsumer<byte[], byte[]> woken = consumer;
    if (woken != null) {
      woken.wakeup();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
      opened = LogReader.open(bootstrap, "vigil-ingest-" + topic);
      consumer = opened;
      List<TopicPartition> partitions = LogReader.partitions(opened, topic);
      if (!partitions.isEmpty()) {
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        reading.follow(opened, partitions);
      }
    } catch (WakeupException e) {
      LOG.debug("woken to close");
    } catch (KafkaException e) {
      LOG.warn("{} cannot be read, trying again: {}", topic, e.toString());
    } finally {
      consumer = null;
      if (opened != null) {
        opened.close(CloseOptions.timeout(Duration.ofMillis(CLOSE_MILLIS / 2)));
      }
    }
  }

  private void pause() throws InterruptedException {
    if (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      LOG.debug("reading {} again", topic);
    }
  }
}
