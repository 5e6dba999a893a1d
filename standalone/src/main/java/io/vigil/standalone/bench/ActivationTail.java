package io.vigil.standalone.bench;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.sim.load.Crossings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows {@code activations} and measures how long after the message with the crossing was to be
 * sent its RAISE could be read. A thread of its own.
 */
final class ActivationTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Crossings crossings;
  private final Latencies latencies = new Latencies();

  /** When the message of each activation was to be sent. */
  private final Map<String, Long> crossed = new ConcurrentHashMap<>();

  private final KafkaConsumer<byte[], byte[]> log;
  private final Thread thread;
  private volatile boolean stopping;

  ActivationTail(String bootstrap, Crossings crossings) {
    this.crossings = crossings;
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false", "fetch.min.bytes", 1);
    log = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        log.partitionsFor(LogTopics.ACTIVATIONS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    log.assign(partitions);
    log.seekToEnd(partitions);
    partitions.forEach(log::position);
    thread = new Thread(this::follow, "bench-activations");
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    while (!stopping) {
      for (ConsumerRecord<byte[], byte[]> record : log.poll(POLL)) {
        take(record.value(), System.nanoTime());
      }
    }
    log.close();
  }

  private void take(byte[] bytes, long now) {
    if (JudgeEventCodec.decode(bytes) instanceof ActivationEvent event
        && event.kind() == Kind.RAISE) {
      OptionalLong sent =
          crossings.take(event.point().enterprise(), event.point().code(), event.onset());
      sent.ifPresent(
          nanos -> {
            latencies.add(now - nanos);
            crossed.put(event.activation(), nanos);
          });
    }
  }

  /** How long after the same messages those activations were heard of elsewhere. */
  Latencies until(Map<String, Long> heard) {
    Latencies delays = new Latencies();
    crossed.forEach(
        (activation, sent) -> {
          Long nanos = heard.get(activation);
          if (nanos != null) {
            delays.add(nanos - sent);
          }
        });
    return delays;
  }

  /** What was measured so far. */
  Latencies latencies() {
    return latencies;
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
