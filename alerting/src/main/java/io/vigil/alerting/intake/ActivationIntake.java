package io.vigil.alerting.intake;

import io.vigil.alerting.AlertingOptions;
import io.vigil.model.wire.LogTopics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the judge says from the log topic {@code activations}. Offsets live in the registry,
 * in the transaction that holds their effect, so a kill at any moment neither loses nor doubles.
 *
 * <p>One thread of its own. When the database is away it waits and tries the same records again;
 * when the log is away it waits for the log; both show in {@link #isListening} and readiness.
 */
@Singleton
public final class ActivationIntake {
  private static final Logger LOG = LoggerFactory.getLogger(ActivationIntake.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);
  private static final int READ = 5_000;

  /** So many events in one transaction: a red one waits for no more than that. */
  private static final int SLICE = 100;

  /** Beyond that nothing more is read until some of it is applied. */
  private static final int MOST_WAITING = 20_000;

  private final String bootstrap;
  private final IntakePartitions partitions;
  private final LaneLiveness liveness;
  private final IntakeMetrics metrics;
  private final Clock clock;
  private volatile boolean stopped;
  private volatile long polledAt;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private @Nullable Thread thread;

  ActivationIntake(
      AlertingOptions options,
      IntakePartitions partitions,
      LaneLiveness liveness,
      IntakeMetrics metrics,
      Clock clock) {
    this.bootstrap = options.bootstrap();
    this.partitions = partitions;
    this.liveness = liveness;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Begins to listen. */
  public synchronized void start() {
    liveness.begin();
    thread = new Thread(this::run, "alerting-intake");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether all partitions are assigned and the log was asked within the last 10 s. */
  public boolean isListening() {
    return polledAt > clock.millis() - HEARD_WITHIN.toMillis();
  }

  /** Ends after the batch at hand. */
  @PreDestroy
  public synchronized void close() {
    stopped = true;
    KafkaConsumer<byte[], byte[]> listening = consumer;
    if (listening != null) {
      listening.wakeup();
    }
    if (thread != null) {
      try {
        thread.join(HEARD_WITHIN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    while (!stopped) {
      try (KafkaConsumer<byte[], byte[]> listening = consumer()) {
        consumer = listening;
        listen(listening);
      } catch (WakeupException e) {
        LOG.debug("intake: woken up to stop");
      } catch (RuntimeException e) {
        LOG.warn("intake: cannot go on, beginning again in 1 s: {}", e.toString());
        pause();
      } finally {
        consumer = null;
      }
    }
  }

  private void listen(KafkaConsumer<byte[], byte[]> listening) {
    List<TopicPartition> assigned = assigned(listening);
    if (assigned.isEmpty()) {
      pause();
      return;
    }
    listening.assign(assigned);
    partitions.seek(listening, assigned);
    LOG.info("intake: listening to {} partitions of {}", assigned.size(), LogTopics.ACTIVATIONS);
    Backlog backlog = new Backlog();
    while (!stopped) {
      hear(listening, backlog);
      partitions.applyAhead(backlog.urgent(SLICE));
      Backlog.Slice slice = backlog.next(SLICE);
      if (slice != null) {
        partitions.apply(slice);
      }
      partitions.keepOffsets();
      metrics.lag(backlog.size() + lag(listening, assigned));
    }
    partitions.flushOffsets();
  }

  private void hear(KafkaConsumer<byte[], byte[]> listening, Backlog backlog) {
    if (backlog.size() < MOST_WAITING) {
      backlog.add(listening.poll(backlog.size() == 0 ? POLL : Duration.ZERO));
    }
    polledAt = clock.millis();
  }

  /** Empty while the topic does not exist; it is never made by asking for it. */
  private static List<TopicPartition> assigned(KafkaConsumer<byte[], byte[]> listening) {
    List<PartitionInfo> infos = listening.partitionsFor(LogTopics.ACTIVATIONS);
    return infos.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
  }

  private static long lag(KafkaConsumer<byte[], byte[]> listening, List<TopicPartition> assigned) {
    return assigned.stream().mapToLong(one -> listening.currentLag(one).orElse(0)).sum();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "alerting-intake",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            READ),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
