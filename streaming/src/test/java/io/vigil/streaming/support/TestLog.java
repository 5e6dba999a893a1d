package io.vigil.streaming.support;

import io.vigil.model.wire.LogTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A real log in this process: one Kafka node with Vigil's topics, on free ports. */
public final class TestLog implements AutoCloseable {
  private final KafkaRaftServer server;
  private final String bootstrap;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private TestLog(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "linger.ms",
                "2",
                "max.in.flight.requests.per.connection",
                "1"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Starts it and creates the topics. */
  public static TestLog start(Path folder, int lanes) throws IOException {
    Path files = Files.createDirectories(folder.resolve("log"));
    int port = FreePort.pick();
    Properties settings = settings(files, port, FreePort.pick());
    format(files);
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    server.startup();
    TestLog log = new TestLog(server, "127.0.0.1:" + port);
    log.createTopics(lanes);
    return log;
  }

  /** Address for clients. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Appends; {@link #flush} waits for it. */
  public void append(String topic, int partition, byte[] value) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, partition, null, value),
            (metadata, failed) -> failure.compareAndSet(null, failed));
  }

  /** Waits until all that was appended is in the log. */
  public void flush() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new AssertionError("the log took not everything", failed);
    }
  }

  /** All records that the topic holds now. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** How many records the topic holds now. */
  public long size(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    server.shutdown();
    server.awaitShutdown();
  }

  private void createTopics(int lanes) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(LogTopics.READINGS, lanes, (short) 1),
                  new NewTopic(LogTopics.BACKFILL, lanes, (short) 1),
                  new NewTopic(LogTopics.ACTIVATIONS, 2, (short) 1),
                  new NewTopic(LogTopics.LEADS, 1, (short) 1),
                  new NewTopic(LogTopics.REFUSED, 1, (short) 1),
                  new NewTopic(LogTopics.ALERT_JOURNAL, 1, (short) 1)))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }

  private static void format(Path files) throws IOException {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(files.toString())
          .addDirectory(files.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) { // declared by Kafka
      throw new IOException("cannot format " + files, e);
    }
  }

  private static Properties settings(Path files, int port, int controllerPort) {
    Properties p = new Properties();
    p.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "CLIENTS",
            "listeners",
                "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners", "CLIENTS://127.0.0.1:" + port,
            "listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs", files.toString(),
            "auto.create.topics.enable", "false"));
    p.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "2",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "log.cleaner.dedupe.buffer.size", "16777216",
            "group.initial.rebalance.delay.ms", "0"));
    return p;
  }
}
