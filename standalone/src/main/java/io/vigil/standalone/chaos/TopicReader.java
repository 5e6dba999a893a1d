package io.vigil.standalone.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic of the log from its beginning to where it ends now. Stateless. */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(500);

  private TopicReader() {}

  /** Hands over every record that stands in the topic now. */
  public static void forEach(
      String bootstrap, String topic, Consumer<ConsumerRecord<byte[], byte[]>> consumer) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false");
    try (KafkaConsumer<byte[], byte[]> log =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          log.partitionsFor(topic).stream().map(TopicReader::partition).toList();
      log.assign(partitions);
      log.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = log.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> log.position(p) < ends.getOrDefault(p, 0L))) {
        log.poll(POLL).forEach(consumer);
      }
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
