package io.vigil.alerting.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the log on one thread of its own. While the log, or whatever is done with its records,
 * fails, it begins again with a new consumer a second later. It makes no topic by asking for one,
 * and keeps no offsets unless its reading does.
 */
public final class LogListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Map<String, Object> settings;
  private final Reading reading;
  private volatile boolean stopped;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private @Nullable Thread thread;

  /** What is done with a consumer. */
  public interface Reading {
    /**
     * Reads until the listener is stopped, or throws; after that, and when it returns earlier, it
     * is called again with a new consumer. Called by the listener's thread.
     */
    void read(KafkaConsumer<byte[], byte[]> consumer);
  }

  /**
   * A listener that does not listen yet.
   *
   * @param name of its thread and its client
   * @param bootstrap servers of the log
   * @param most records that one poll returns at most
   * @param more settings of the consumer, behind ours
   */
  public LogListener(
      String name, String bootstrap, int most, Map<String, Object> more, Reading reading) {
    this.name = name;
    this.reading = reading;
    this.settings =
        new HashMap<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG,
                name,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                most));
    settings.putAll(more);
  }

  /** Begins to listen. */
  public synchronized void start() {
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the reading is to end. */
  public boolean isStopped() {
    return stopped;
  }

  /** Ends after the records at hand, or after 10 s. */
  @Override
  public synchronized void close() {
    stopped = true;
    KafkaConsumer<byte[], byte[]> listening = consumer;
    if (listening != null) {
      listening.wakeup();
    }
    if (thread != null) {
      try {
        thread.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    while (!stopped) {
      try (KafkaConsumer<byte[], byte[]> listening =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer = listening;
        reading.read(listening);
      } catch (WakeupException e) {
        LOG.debug("{}: woken up to stop", name);
      } catch (RuntimeException e) {
        LOG.warn("{}: cannot go on, beginning again in 1 s: {}", name, e.toString());
      } finally {
        consumer = null;
      }
      pause();
    }
  }

  private void pause() {
    try {
      for (int turn = 0; turn < 10 && !stopped; turn++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
