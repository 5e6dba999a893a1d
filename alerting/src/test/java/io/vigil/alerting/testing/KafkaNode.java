package io.vigil.alerting.testing;

import io.vigil.model.wire.LogTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real log of one node in this process, with the topics that alerting reads and writes. */
public final class KafkaNode implements AutoCloseable {
  /** Partitions of {@code activations}, as in the embedded log. */
  public static final int ACTIVATION_PARTITIONS = 4;

  private final KafkaRaftServer server;
  private final int port;
  private final Admin admin;

  private KafkaNode(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
    this.admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
  }

  /** A node that runs. */
  public static KafkaNode start(Path folder) throws Exception {
    return start(folder, freePort());
  }

  /** A node that runs at this port. */
  public static KafkaNode start(Path folder, int port) throws Exception {
    int controllerPort = freePort();
    format(folder);
    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(settings(folder, port, controllerPort)), Time.SYSTEM);
    server.startup();
    KafkaNode node = new KafkaNode(server, port);
    node.createTopics();
    return node;
  }

  /** Address of the log. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }

  /** Everything that stands in the topic now, partition by partition. */
  public List<ConsumerRecord<String, byte[]>> read(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long wanted = ends(consumer, partitions);
      while (partitions.stream().mapToLong(consumer::position).sum() < wanted) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** How many records were ever appended to the topic of one partition. */
  public long count(String topic) throws ExecutionException, InterruptedException {
    TopicPartition partition = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static long ends(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    admin
        .createTopics(
            List.of(
                new NewTopic(LogTopics.ACTIVATIONS, ACTIVATION_PARTITIONS, (short) 1),
                new NewTopic(LogTopics.LEADS, 1, (short) 1),
                new NewTopic(LogTopics.OFFICE, 1, (short) 1),
                new NewTopic(LogTopics.ALERT_JOURNAL, 1, (short) 1),
                new NewTopic(LogTopics.DEFINITIONS, 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact"))))
        .all()
        .get();
  }

  /** A port that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void format(Path folder) throws Exception {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .setIgnoreFormatted(true)
          .run();
    }
  }

  private static Properties settings(Path folder, int port, int controllerPort) {
    String clients = "CLIENTS://127.0.0.1:" + port;
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("inter.broker.listener.name", "CLIENTS");
    p.setProperty("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
    p.setProperty("advertised.listeners", clients);
    p.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("log.dirs", folder.toString());
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
    p.setProperty("log.segment.bytes", "16777216");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "2");
    return p;
  }
}
