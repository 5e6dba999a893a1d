package io.vigil.alerting.lead;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.log.LogListener;
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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
  private static final int MOST = 500;

  private final Leads leads;
  private final LogListener listener;

  LeadIntake(AlertingOptions options, Leads leads) {
    this.leads = leads;
    this.listener =
        new LogListener(
            "alerting-leads",
            options.bootstrap(),
            MOST,
            Map.of(ConsumerConfig.GROUP_ID_CONFIG, GROUP),
            this::listen);
  }

  /** Begins to listen. */
  public void start() {
    listener.start();
  }

  /** Ends after the batch at hand. */
  @PreDestroy
  public void close() {
    listener.close();
  }

  private void listen(KafkaConsumer<byte[], byte[]> listening) {
    listening.subscribe(List.of(LogTopics.LEADS));
    while (!listener.isStopped()) {
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
}
