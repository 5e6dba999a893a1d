package io.vigil.ingest.slot;

import io.vigil.model.lane.SlotEntry;
import io.vigil.model.lane.SlotEntry.Kind;
import io.vigil.model.presence.ProcessMark;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.SlotEntryCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease of the lanes: one process of ingest has it, others wait for it. It lives in the log,
 * which ingest cannot be without, and needs nothing else and nobody's clock.
 *
 * <p>The owner says each second that it lives. Whoever waits looks each half second, and claims the
 * lanes at the end of the topic as it sees it, when it has looked {@value #PATIENCE} times in a row
 * and heard nothing, or sees that the owner was a process of this machine that has ended. The token
 * that it gets is the owner epoch of the lanes.
 *
 * <p>Used by the thread that opens it, until it is held; then by a thread of its own.
 */
public final class SlotLease implements AutoCloseable {
  /** Looks in a row without news, after which the owner is taken for dead. */
  static final int PATIENCE = 7;

  private static final Logger LOG = LoggerFactory.getLogger(SlotLease.class);
  private static final TopicPartition SLOT = new TopicPartition(LogTopics.INGEST_SLOT, 0);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration GLANCE = Duration.ofMillis(50);
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int ANSWER_MILLIS = 2_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final String process = ProcessMark.ofThisProcess();
  private SlotView view = SlotView.NOBODY;
  private int quiet;
  private long token;
  private volatile boolean closed;
  private @Nullable Thread thread;

  private SlotLease(String bootstrap) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "ingest-slot",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG,
                "ingest-slot",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                // What a log that is away did not take at once must not arrive later.
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                ANSWER_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer.assign(List.of(SLOT));
    consumer.seekToBeginning(List.of(SLOT));
  }

  /**
   * Returns when this process owns the lanes, however long that takes. The topic must be there.
   *
   * @param isAlone whether no other process can be at work, so that there is nobody to wait for
   */
  public static SlotLease await(String bootstrap, boolean isAlone) throws InterruptedException {
    SlotLease lease = new SlotLease(bootstrap);
    boolean isTaken = false;
    try {
      while (!isTaken) {
        isTaken = lease.take(isAlone);
        if (Thread.interrupted()) {
          throw new InterruptedException("told to end while another process owned the lanes");
        }
      }
      return lease;
    } finally {
      if (!isTaken) {
        lease.closeClients();
      }
    }
  }

  /** Who owns the lanes, as it stands in their records; larger than that of any owner before. */
  public int ownerEpoch() {
    return Math.toIntExact(token);
  }

  /** Says from now on that this process lives, and calls the listener once another owns them. */
  public void keep(Runnable onReplaced) {
    Thread keeping = new Thread(() -> keepOn(onReplaced), "ingest-slot");
    keeping.setDaemon(true);
    thread = keeping;
    keeping.start();
  }

  /** Gives the lanes up; nothing may be appended to them any more. */
  @Override
  public void close() {
    closed = true;
    Thread keeping = thread;
    if (keeping == null) {
      release();
      return;
    }
    try {
      keeping.join(CLOSE.plus(CLOSE).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean take(boolean isAlone) throws InterruptedException {
    try {
      boolean isAtEnd = look(isAlone ? GLANCE : LOOK);
      boolean isFree =
          isAlone || view.free() || quiet >= PATIENCE || ProcessMark.hasEnded(view.owner());
      return isAtEnd && isFree && claim();
    } catch (RuntimeException e) {
      // Who cannot hear the owner must not take it for dead.
      quiet = 0;
      LOG.warn("slot: the log does not answer: {}", e.toString());
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      return false;
    }
  }

  /** Reads what is new; whether that was all. */
  private boolean look(Duration patience) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
    boolean isNews = false;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      SlotEntry entry = SlotEntryCodec.decode(record.value());
      isNews |= view.isNews(entry);
      view = view.after(record.offset(), entry);
    }
    // Asked anew each time: a log that is away is no owner that is silent.
    long end = consumer.endOffsets(List.of(SLOT)).getOrDefault(SLOT, Long.MAX_VALUE);
    if (isNews) {
      quiet = 0;
    } else if (records.isEmpty()) {
      quiet++;
    }
    return consumer.position(SLOT) >= end;
  }

  private boolean claim() throws InterruptedException {
    long expected = consumer.position(SLOT);
    quiet = 0;
    long offset = append(Kind.CLAIM, expected);
    if (offset != expected) {
      return false;
    }
    token = SlotView.tokenAt(offset);
    LOG.info("slot: this process owns the lanes under epoch {}", token);
    return true;
  }

  private long append(Kind kind, long number) throws InterruptedException {
    byte[] bytes = SlotEntryCodec.encode(new SlotEntry(kind, process, number));
    try {
      return producer
          .send(new ProducerRecord<>(SLOT.topic(), SLOT.partition(), null, bytes))
          .get()
          .offset();
    } catch (ExecutionException e) {
      throw new KafkaException("the log did not take a " + kind, e.getCause());
    }
  }

  private void keepOn(Runnable onReplaced) {
    long beatAt = System.nanoTime();
    while (!closed) {
      try {
        look(LOOK);
        if (view.token() > token) {
          LOG.error("slot: another process owns the lanes under epoch {}", view.token());
          closeClients();
          onReplaced.run();
          return;
        }
        if (System.nanoTime() - beatAt >= BEAT_NANOS) {
          beatAt = System.nanoTime();
          append(Kind.BEAT, token);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) { // the log may be away; who waits cannot hear it either
        LOG.warn("slot: not said that this process lives: {}", e.toString());
      }
    }
    release();
  }

  private void release() {
    try {
      append(Kind.RELEASE, token);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      LOG.debug("slot: the one that waits will find out", e);
    }
    closeClients();
  }

  private void closeClients() {
    consumer.close();
    producer.close(CLOSE);
  }
}
