package io.vigil.standalone.chaos;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the judge said, read from the log and told apart by identity: copies of an event, which a
 * restart may publish again, count once.
 */
final class SaidActivations {
  /** One activation as it was said: {@code cleared} is 0 while nobody said so. */
  record Said(String activation, long onset, long raisedAt, long cleared) {}

  private record Identity(String watch, String activation, long epoch, long ordinal) {}

  private static final Duration POLL = Duration.ofMillis(500);

  private final Set<Identity> seen = new HashSet<>();
  private final Map<String, Map<String, Said>> byWatch = new TreeMap<>();

  private SaidActivations() {}

  /** Reads the whole topic as it is now. */
  static SaidActivations read(String bootstrap) {
    SaidActivations said = new SaidActivations();
    forEach(bootstrap, LogTopics.ACTIVATIONS, record -> said.take(record.value()));
    return said;
  }

  /** The activations of a watch, in the order they were said. */
  List<Said> of(String watch) {
    return List.copyOf(byWatch.getOrDefault(watch, Map.of()).values());
  }

  private void take(byte[] bytes) {
    if (!(JudgeEventCodec.decode(bytes) instanceof ActivationEvent event)) {
      return;
    }
    boolean fresh =
        seen.add(
            new Identity(event.watch(), event.activation(), event.stateEpoch(), event.ordinal()));
    if (!fresh) {
      return;
    }
    Map<String, Said> activations =
        byWatch.computeIfAbsent(event.watch(), watch -> new LinkedHashMap<>());
    switch (event.kind()) {
      case RAISE ->
          activations.put(
              event.activation(), new Said(event.activation(), event.onset(), event.at(), 0));
      case CLEAR, END ->
          activations.computeIfPresent(
              event.activation(),
              (id, was) -> new Said(id, was.onset(), was.raisedAt(), event.at()));
      case UPDATE, STATE -> {
        // Neither begins nor ends a period.
      }
    }
  }

  /** Hands over every record that stands in the topic now. */
  static void forEach(
      String bootstrap, String topic, Consumer<ConsumerRecord<byte[], byte[]>> consumer) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false");
    try (KafkaConsumer<byte[], byte[]> log =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          log.partitionsFor(topic).stream().map(SaidActivations::partition).toList();
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
