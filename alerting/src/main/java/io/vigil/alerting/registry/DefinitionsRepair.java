package io.vigil.alerting.registry;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.LogTopics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says all definitions again when the log has none: it was replaced, or it is younger than the
 * registry. Otherwise nobody would watch what is registered.
 *
 * <p>One thread of its own, which ends as soon as it has looked.
 */
@Singleton
public final class DefinitionsRepair {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionsRepair.class);

  private final RegistryRows rows;
  private final Journal journal;
  private final String bootstrap;
  private volatile boolean stopped;
  private @Nullable Thread thread;

  DefinitionsRepair(RegistryRows rows, Journal journal, AlertingOptions options) {
    this.rows = rows;
    this.journal = journal;
    this.bootstrap = options.bootstrap();
  }

  /** Looks as soon as the log answers. */
  public synchronized void start() {
    thread = new Thread(this::run, "alerting-definitions");
    thread.setDaemon(true);
    thread.start();
  }

  /** Looks no more. */
  @PreDestroy
  public synchronized void close() {
    stopped = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        if (isLogEmpty()) {
          LOG.info("registry: the log has no definitions, said {}", journal.write(this::sayAll));
        }
        return;
      } catch (RuntimeException e) {
        LOG.debug("registry: the log does not say yet whether it has definitions", e);
      }
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean isLogEmpty() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(LogTopics.DEFINITIONS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new KafkaException("no topic " + LogTopics.DEFINITIONS);
      }
      return consumer.endOffsets(partitions).values().stream().allMatch(end -> end == 0);
    }
  }

  /** Twice is harmless: a version that is not newer changes nothing. */
  private int sayAll(JournalPen pen) {
    int said = 0;
    for (Enterprise enterprise : rows.enterprises().all()) {
      for (Gateway gateway : rows.gateways().findByEnterprise(enterprise.id())) {
        say(pen, enterprise.lane(), gateway.toDefinition());
        said++;
      }
      for (Point point : rows.points().findByEnterprise(enterprise.id())) {
        say(pen, enterprise.lane(), point.toDefinition());
        said++;
      }
    }
    return said;
  }

  private static void say(JournalPen pen, int lane, DefinitionEntry entry) {
    pen.say(
        LogTopics.DEFINITIONS,
        DefinitionCodec.key(entry),
        DefinitionCodec.encode(new DefinitionCodec.Addressed(lane, entry)));
  }
}
