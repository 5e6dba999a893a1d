package io.vigil.streaming.sink;

import io.vigil.model.wire.LogTopics;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The log as a Flink sink, at least once: a checkpoint ends only when all before it is acknowledged
 * by the log. No transactions, because they would hold every event until the next checkpoint; what
 * is said twice is equal, identity included (design: architecture §2).
 */
public final class LogSink {
  private LogSink() {}

  /** {@code activations}: sent at once, never gathered. */
  public static KafkaSink<LogEntry> activations(String bootstrap) {
    return of(bootstrap, LogTopics.ACTIVATIONS, 0);
  }

  /** {@code refused}: nobody waits for it, so it may be gathered. */
  public static KafkaSink<LogEntry> refused(String bootstrap) {
    return of(bootstrap, LogTopics.REFUSED, 5);
  }

  /** {@code leads}: nobody waits for a single one, so they may be gathered. */
  public static KafkaSink<LogEntry> leads(String bootstrap) {
    return of(bootstrap, LogTopics.LEADS, 5);
  }

  private static KafkaSink<LogEntry> of(String bootstrap, String topic, int lingerMillis) {
    return KafkaSink.<LogEntry>builder()
        .setBootstrapServers(bootstrap)
        .setRecordSerializer(new ToTopic(topic))
        // Flink's default is NONE, which loses what was in flight.
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setProperty("acks", "all")
        // A new producer whose first of several requests fails would never get through again.
        .setProperty("max.in.flight.requests.per.connection", "1")
        .setProperty("linger.ms", Integer.toString(lingerMillis))
        .setProperty("compression.type", "none")
        .build();
  }

  /** The stamp is left to the producer: the readings' own would make the log delete too early. */
  private static final class ToTopic implements KafkaRecordSerializationSchema<LogEntry> {
    private final String topic;

    ToTopic(String topic) {
      this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        LogEntry entry, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(
          topic, entry.key().getBytes(StandardCharsets.UTF_8), entry.value());
    }
  }
}
