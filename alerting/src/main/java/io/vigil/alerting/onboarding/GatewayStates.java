package io.vigil.alerting.onboarding;

import io.vigil.alerting.AlertingOptions;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.GatewayStateCodec;
import io.vigil.model.wire.LogTopics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What gateways said of themselves, read from the compacted topic when somebody asks, at most every
 * few seconds. Empty while the log does not answer. Blocking; any thread.
 */
@Singleton
class GatewayStates {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayStates.class);
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int PATIENCE_MILLIS = 5_000;

  private final String bootstrap;
  private Map<String, GatewayState> known = Map.of();
  private long askedAt = System.nanoTime() - FRESH.toNanos();

  GatewayStates(AlertingOptions options) {
    this.bootstrap = options.bootstrap();
  }

  /** What is known of the gateway; null if it never said anything. */
  synchronized @Nullable GatewayState of(String enterprise, String gateway) {
    if (System.nanoTime() - askedAt >= FRESH.toNanos()) {
      known = read();
      askedAt = System.nanoTime();
    }
    return known.get(enterprise + "/" + gateway);
  }

  private Map<String, GatewayState> read() {
    Map<String, GatewayState> states = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> parts =
          consumer.partitionsFor(LogTopics.GATEWAY_STATES).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
      long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
      while (!isAtEnd(consumer, ends) && System.nanoTime() < deadline) {
        consumer.poll(POLL).forEach(record -> take(record, states));
      }
    } catch (KafkaException e) {
      LOG.debug("onboarding: the log does not say which gateways are there: {}", e.toString());
    }
    return states;
  }

  private static boolean isAtEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, Map<String, GatewayState> states) {
    if (record.value() == null) {
      return;
    }
    try {
      GatewayState state = GatewayStateCodec.decode(record.value());
      states.put(Objects.requireNonNull(GatewayStateCodec.key(state)), state);
    } catch (CorruptBytesException e) {
      LOG.warn("onboarding: no gateway state at {}: {}", record.offset(), e.getMessage());
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "alerting-gateway-states",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            PATIENCE_MILLIS),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
