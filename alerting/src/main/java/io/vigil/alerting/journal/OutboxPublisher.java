package io.vigil.alerting.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.vigil.alerting.AlertingOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what stands in the outbox, in the order of commits and at least once: a message
 * is forgotten only when the log has it. Readers tell repeats by journal number or by version.
 *
 * <p>One thread of its own, woken by every commit. A log that is away is tried again each second;
 * nothing is lost meanwhile.
 */
@Singleton
public final class OutboxPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
  private static final int BATCH = 500;
  private static final Duration AWAY = Duration.ofSeconds(5);

  private final OutboxRepository outbox;
  private final WriterLease lease;
  private final String bootstrap;
  private final Semaphore work = new Semaphore(0);
  private volatile boolean stopped;
  private volatile boolean failing;
  private @Nullable Thread thread;

  OutboxPublisher(
      OutboxRepository outbox,
      WriterLease lease,
      Journal journal,
      AlertingOptions options,
      MeterRegistry meters) {
    this.outbox = outbox;
    this.lease = lease;
    this.bootstrap = options.bootstrap();
    journal.onCommit(work::release);
    meters.gauge("vigil.alerting.outbox.failing", this, p -> p.failing ? 1 : 0);
  }

  /** Begins to publish. */
  public synchronized void start() {
    thread = new Thread(this::run, "alerting-outbox");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the log takes what is to be said. */
  public boolean isWorking() {
    return thread != null && !failing;
  }

  /** Ends; what is not said yet is said after the next start. */
  @PreDestroy
  public synchronized void close() {
    stopped = true;
    work.release();
    if (thread != null) {
      joined(thread);
    }
  }

  private void run() {
    try (Producer<String, byte[]> producer = producer()) {
      while (!stopped) {
        try {
          while (lease.isHeld() && publishOldest(producer) == BATCH && !stopped) {
            work.drainPermits();
          }
          failing = false;
          // The time-out finds what was written when the lease was not sure.
          if (work.tryAcquire(1, TimeUnit.SECONDS)) {
            work.drainPermits();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        } catch (RuntimeException | ExecutionException e) {
          pause(e);
        }
      }
    }
  }

  private int publishOldest(Producer<String, byte[]> producer)
      throws ExecutionException, InterruptedException {
    List<OutboxMessage> messages = outbox.oldest(BATCH);
    List<Future<RecordMetadata>> said = new ArrayList<>(messages.size());
    List<Long> ids = new ArrayList<>(messages.size());
    for (OutboxMessage message : messages) {
      said.add(
          producer.send(
              new ProducerRecord<>(message.topic(), message.messageKey(), message.message())));
      if (message.id() != null) {
        ids.add(message.id());
      }
    }
    for (Future<RecordMetadata> future : said) {
      future.get();
    }
    if (!ids.isEmpty()) {
      outbox.deleteAll(ids);
    }
    return messages.size();
  }

  private void pause(Exception cause) {
    if (!failing && !stopped) {
      failing = true;
      LOG.warn("outbox: cannot publish, trying again each second: {}", cause.toString());
    }
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  /** One request at a time: a new producer whose first of several fails gets through no more. */
  private Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.CLIENT_ID_CONFIG,
            "alerting-outbox",
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            (int) AWAY.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) AWAY.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) AWAY.toMillis() * 2),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void joined(Thread thread) {
    try {
      thread.join(AWAY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
