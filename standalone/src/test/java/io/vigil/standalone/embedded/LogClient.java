package io.vigil.standalone.embedded;

import static io.vigil.model.wire.LogTopics.READINGS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes text into {@code readings} and reads it back. */
final class LogClient implements AutoCloseable {
  private final String bootstrap;
  private final KafkaProducer<String, String> producer;

  LogClient(String bootstrap) {
    this.bootstrap = bootstrap;
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "linger.ms",
            "0",
            "max.in.flight.requests.per.connection",
            "1");
    this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  /** Runs the action when, and only when, the record is acknowledged. */
  Future<RecordMetadata> send(int lane, String text, Runnable acknowledged) {
    return producer.send(
        new ProducerRecord<>(READINGS, lane, null, text),
        (metadata, failure) -> {
          if (failure == null) {
            acknowledged.run();
          }
        });
  }

  /** All that the lanes hold, lane by lane. */
  List<String> readAll(int lanes) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, lanes).mapToObj(lane -> new TopicPartition(READINGS, lane)).toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<String> texts = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
          texts.add(found.value());
        }
      }
      return texts;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
