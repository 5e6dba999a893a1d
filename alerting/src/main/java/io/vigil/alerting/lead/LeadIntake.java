package io.vigil.alerting.lead;

import io.vigil.alerting.AlertingOptions;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.LeadEventCodec;
import io.vigil.model.wire.LogTopics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes leads from the log topic {@code leads} into the registry. Its place in the log is committed
 * there after the rows are; what is read twice is one row, because a lead is known by its content.
 *
 * <p>One thread of its own, beside the intake of Alerts and never in its way. While the database or
 * the log is away it waits and begins again.
 */
@Singleton
public final class LeadIntake {
  private static final Logger LOG = LoggerFactory.getLogger(LeadIntake.class);
  private static final String GROUP = "vigil-leads";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST = 500;

  private final String bootstrap;
  private final Leads leads;
  private volatile boolean stopped;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private @Nullable Thread thread;

  LeadIntake(AlertingOptions options, Leads leads) {
    this.bootstrap = options.bootstrap();
    this.leads = leads;
  }

  /** Begins to listen. */
  public synchronized void start() {
    thread = new Thread(this::run, "alerting-leads");
    thread.setDaemon(true);
    thread.start();
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
        thread.join(PATIENCE.toMillis());
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
        LOG.debug("leads: woken up to stop");
      } catch (RuntimeException e) {
        LOG.warn("leads: cannot go on, beginning again in 1 s: {}", e.toString());
        pause();
      } finally {
        consumer = null;
      }
    }
  }

  private void listen(KafkaConsumer<byte[], byte[]> listening) {
    listening.subscribe(List.of(LogTopics.LEADS));
    while (!stopped) {
      ConsumerRecords<byte[], byte[]> records = listening.poll(POLL);
      List<LeadEvent> events = events(records);
      if (!events.isEmpty()) {
        leads.take(events);
      }
      if (!records.isEmpty()) {
        listening.commitSync();
      }
    }
  }

  private static List<LeadEvent> events(ConsumerRecords<byte[], byte[]> records) {
    List<LeadEvent> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        events.add(LeadEventCodec.decode(record.value()));
      } catch (CorruptBytesException e) {
        LOG.error(
            "leads: offset {} is no lead and was left out: {}", record.offset(), e.toString());
      }
    }
    return events;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG,
            GROUP,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "alerting-leads",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            MOST),
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
