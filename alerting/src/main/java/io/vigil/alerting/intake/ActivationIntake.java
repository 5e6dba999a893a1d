package io.vigil.alerting.intake;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.log.LogListener;
import io.vigil.model.wire.LogTopics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
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

  /**
   * From one transaction to the next, unless more is waiting: one event costs nearly as much as
   * five, and screens get a frame every 250 ms.
   */
  private static final long GATHERED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Beyond that nothing more is read until some of it is applied. */
  private static final int MOST_WAITING = 20_000;

  private final IntakePartitions partitions;
  private final LaneLiveness liveness;
  private final IntakeMetrics metrics;
  private final Clock clock;
  private final LogListener listener;
  private volatile long polledAt;

  ActivationIntake(
      AlertingOptions options,
      IntakePartitions partitions,
      LaneLiveness liveness,
      IntakeMetrics metrics,
      Clock clock) {
    this.partitions = partitions;
    this.liveness = liveness;
    this.metrics = metrics;
    this.clock = clock;
    this.listener =
        new LogListener(
            "alerting-intake",
            options.bootstrap(),
            READ,
            Map.of(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000),
            this::listen);
  }

  /** Begins to listen. */
  public void start() {
    liveness.begin();
    listener.start();
  }

  /** Whether all partitions are assigned and the log was asked within the last 10 s. */
  public boolean isListening() {
    return polledAt > clock.millis() - HEARD_WITHIN.toMillis();
  }

  /** Ends after the batch at hand. */
  @PreDestroy
  public void close() {
    listener.close();
  }

  private void listen(KafkaConsumer<byte[], byte[]> listening) {
    List<TopicPartition> assigned = assigned(listening);
    if (assigned.isEmpty()) {
      return;
    }
    listening.assign(assigned);
    partitions.seek(listening, assigned);
    LOG.info("intake: listening to {} partitions of {}", assigned.size(), LogTopics.ACTIVATIONS);
    Backlog backlog = new Backlog();
    while (!listener.isStopped()) {
      hear(listening, backlog);
      partitions.applyAhead(backlog.urgent(SLICE));
      Backlog.Slice slice = backlog.next(SLICE);
      if (slice != null) {
        long began = System.nanoTime();
        partitions.apply(slice);
        gather(backlog, began);
      }
      partitions.keepOffsets();
      metrics.lag(backlog.size() + lag(listening, assigned));
    }
    partitions.flushOffsets();
  }

  /**
   * Lets what comes one after the other gather; who was not behind anything is never kept waiting.
   */
  private static void gather(Backlog backlog, long began) {
    long left = began + GATHERED_NANOS - System.nanoTime();
    if (backlog.size() == 0 && left > 0) {
      LockSupport.parkNanos(left);
    }
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
}
