package io.vigil.ingest.lane;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to the log in order and never skips: a record stays in hand until the log has it.
 *
 * <p>An outage is ridden out by the producer itself, whose records never expire. If it gives up
 * nevertheless, it is thrown away, and what was in hand is sent again, in order, by a new one;
 * whatever stands in the log twice then, the judge decides.
 *
 * <p>One thread, save for the producer's callbacks.
 */
final class LogAppender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogAppender.class);
  private static final long MEND_PAUSE_NANOS = 500_000_000L;
  private static final long STUCK_NANOS = 30_000_000_000L;
  private static final Duration CLOSE = Duration.ofMillis(500);

  private final LogOptions options;
  private final IngestCounters counters;
  private final Deque<Append> unfinished = new ArrayDeque<>();
  private @Nullable KafkaProducer<byte[], byte[]> producer;
  private long unfinishedBytes;
  private long mendAt;
  private long progressNanos;
  private volatile boolean broken;

  LogAppender(LogOptions options, IngestCounters counters) {
    this.options = options;
    this.counters = counters;
    this.mendAt = System.nanoTime();
    this.progressNanos = mendAt;
    this.broken = true;
  }

  /** A record in hand. */
  private static final class Append {
    final ProducerRecord<byte[], byte[]> record;
    final LogReceipt receipt;
    final boolean fleeting;
    volatile boolean done;

    Append(ProducerRecord<byte[], byte[]> record, LogReceipt receipt, boolean fleeting) {
      this.record = record;
      this.receipt = receipt;
      this.fleeting = fleeting;
    }
  }

  /** Appends behind everything appended before; the partition may be left to the key. */
  void append(
      String topic,
      @Nullable Integer partition,
      byte @Nullable [] key,
      byte[] value,
      LogReceipt receipt) {
    receipt.expect();
    add(new Append(new ProducerRecord<>(topic, partition, key, value), receipt, false));
  }

  /** Appends what is worth nothing later: it is not sent again by another producer. */
  void appendFleeting(String topic, int partition, byte[] value) {
    LogReceipt ignored = LogReceipt.ignored();
    ignored.expect();
    add(new Append(new ProducerRecord<>(topic, partition, null, value), ignored, true));
  }

  private void add(Append append) {
    unfinished.add(append);
    unfinishedBytes += append.record.value().length;
    if (mend()) {
      send(append);
    }
  }

  /** Whether more may be taken in. Also takes up the work again after a failure. */
  boolean hasRoom() {
    prune();
    suspect();
    mend();
    return unfinished.size() < options.mostUnfinished()
        && unfinishedBytes < options.mostUnfinishedBytes();
  }

  /** Whether everything is in the log. */
  boolean isIdle() {
    prune();
    return unfinished.isEmpty();
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      if (producer != null) {
        producer.close(CLOSE);
      }
    } catch (InterruptException e) {
      LOG.debug("interrupted while closing");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void prune() {
    for (Append head = unfinished.peek(); head != null && head.done; head = unfinished.peek()) {
      unfinished.remove();
      unfinishedBytes -= head.record.value().length;
      progressNanos = System.nanoTime();
    }
  }

  /** A producer that gets nowhere may be stuck for good, whatever the reason. */
  private void suspect() {
    if (unfinished.isEmpty()) {
      progressNanos = System.nanoTime();
    } else if (System.nanoTime() - progressNanos > STUCK_NANOS) {
      progressNanos = System.nanoTime();
      fail(new IllegalStateException("nothing was taken for 30 s"));
    }
  }

  private boolean mend() {
    if (!broken) {
      return true;
    }
    long now = System.nanoTime();
    if (now - mendAt < 0 || Thread.currentThread().isInterrupted()) {
      return false;
    }
    mendAt = now + MEND_PAUSE_NANOS;
    if (producer != null) {
      producer.close(Duration.ZERO);
      counters.add(Count.LOG_MENDED);
    }
    prune();
    producer = create();
    broken = producer == null;
    resend();
    return false;
  }

  private void resend() {
    for (Append append : unfinished) {
      if (broken) {
        return;
      }
      if (append.fleeting) {
        append.done = true;
      } else if (!append.done) {
        send(append);
      }
    }
  }

  private void send(Append append) {
    try {
      if (producer != null) {
        Future<RecordMetadata> unused =
            producer.send(append.record, (metadata, failure) -> finish(append, failure));
      }
    } catch (KafkaException | IllegalStateException failure) {
      fail(failure);
    }
  }

  private void finish(Append append, @Nullable Exception failure) {
    if (failure != null) {
      fail(failure);
      return;
    }
    append.done = true;
    counters.add(Count.LOG_RECORDS);
    append.receipt.arrived();
  }

  private void fail(Exception failure) {
    if (!broken) {
      broken = true;
      LOG.warn(
          "the log does not take records, all are kept and sent again: {}", failure.toString());
    }
  }

  private @Nullable KafkaProducer<byte[], byte[]> create() {
    try {
      ByteArraySerializer bytes = new ByteArraySerializer();
      return new KafkaProducer<>(settings(), bytes, bytes);
    } catch (KafkaException failure) {
      LOG.warn("the log cannot be reached: {}", failure.toString());
      return null;
    }
  }

  /**
   * The delivery timeout is as long as it can be: giving up is not an answer. One request at a
   * time, because a new producer whose first request fails and whose second does not has them in
   * the wrong order. What is known of the topics is kept through an outage, so that appending does
   * not wait for it.
   */
  private Map<String, Object> settings() {
    return Map.ofEntries(
        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrap()),
        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, options.clientId()),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
        Map.entry(ProducerConfig.METADATA_MAX_IDLE_CONFIG, 86_400_000),
        Map.entry(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none"),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, options.lingerMillis()),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10),
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, options.maxBlockMillis()),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
        Map.entry(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE),
        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
        Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false));
  }
}
