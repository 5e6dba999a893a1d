package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.Alerting;
import io.vigil.alerting.tls.PrivateFile;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.DefinitionCodec;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.standalone.chaos.TopicReader;
import io.vigil.standalone.embedded.BrokerAccess;
import io.vigil.standalone.embedded.BrokerIdentity;
import io.vigil.standalone.embedded.DurabilityProfile;
import io.vigil.standalone.embedded.EmbeddedBroker;
import io.vigil.standalone.embedded.EmbeddedLog;
import io.vigil.standalone.embedded.FreePorts;
import io.vigil.standalone.embedded.TopicLayout;
import io.vigil.standalone.servers.Answers;
import io.vigil.standalone.servers.OwnProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two processes of ingest at one broker and one log: one takes, the other waits to take over. */
class IngestTakeoverIT {
  private static final Logger LOG = LoggerFactory.getLogger(IngestTakeoverIT.class);
  private static final String MINE = "coal-a";
  private static final String GATEWAY = "gw1";
  private static final String POINT = "F01.CH4";
  private static final String PASSWORD = "takeover-3f9c21d7a0b4";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MESSAGES = 40;

  @TempDir Path folder;
  private final Set<Long> sent = new HashSet<>();
  private long moment = System.currentTimeMillis();

  @Test
  @Timeout(600)
  @DisplayName(
      "an ingest that stands still or is killed is replaced, ends when it goes on, and no reading is lost")
  void whoStandsStillOrIsKilledIsReplacedAndNoReadingIsLost()
      throws ExecutionException, IOException, InterruptedException {
    try (EmbeddedLog log =
            EmbeddedLog.start(folder.resolve("log"), FreePorts.pick(), DurabilityProfile.DEMO);
        EmbeddedBroker broker =
            EmbeddedBroker.start(folder.resolve("broker"), FreePorts.pick(), access())) {
      TopicLayout.create(log.bootstrap(), 8);
      define(log.bootstrap());
      try (OwnProcess one = ingest("one", log.bootstrap(), broker.uri());
          OwnProcess two = ingest("two", log.bootstrap(), broker.uri());
          GatewayClient gateway =
              GatewayClient.start(
                  GatewayOptions.of(broker.uri(), MINE, GATEWAY, PASSWORD), GatewayListener.NONE)) {
        one.start();
        OwnProcess.await(List.of(one), PATIENCE);
        two.start();
        send(gateway);
        one.pause();
        send(gateway);
        awaitWorking(two, "SIGSTOP");
        send(gateway);
        one.resume();
        assertThat(one.awaitEnd(PATIENCE)).isEqualTo(Alerting.REPLACED_STATUS);
        send(gateway);
        one.start();
        two.kill();
        send(gateway);
        awaitWorking(one, "kill -9");
        assertThat(gateway.awaitAcknowledged(PATIENCE)).isTrue();
      }
      List<Batch> batches = batches(log.bootstrap());
      Set<Long> kept = new HashSet<>();
      Set<Integer> epochs = new TreeSet<>();
      for (Batch batch : batches) {
        epochs.add(batch.ownerEpoch());
        for (long time : batch.readings().times()) {
          kept.add(time);
        }
      }
      assertThat(kept).containsAll(sent);
      assertThat(epochs).as("three owners, one after the other").hasSize(3);
    }
  }

  private void send(GatewayClient gateway) throws InterruptedException {
    for (int message = 0; message < MESSAGES; message++) {
      moment++;
      Outgoing outgoing = new Outgoing();
      outgoing.add(POINT, moment, 0.5, QualityReason.GOOD);
      gateway.send(outgoing);
      sent.add(moment);
    }
  }

  private static void awaitWorking(OwnProcess process, String fault)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    OwnProcess.await(List.of(process), PATIENCE);
    LOG.info("ingest: took over {} ms after {}", (System.nanoTime() - began) / 1_000_000, fault);
  }

  private OwnProcess ingest(String name, String log, String broker) throws IOException {
    int port = FreePorts.pick();
    Path config = folder.resolve(name + ".properties");
    PrivateFile.write(
        config,
        """
        data = %s
        ingest.port = %d
        log.bootstrap = %s
        mqtt.url = %s
        mqtt.password = %s
        """
            .formatted(folder.resolve(name), port, log, broker, PASSWORD)
            .getBytes(StandardCharsets.UTF_8));
    return new OwnProcess(
        name,
        VigilProcess.command("256m", "ingest", config.toString()),
        folder.resolve(name + ".log"),
        Answers.get("http://127.0.0.1:" + port + "/health/readiness"));
  }

  private static BrokerAccess access() {
    List<BrokerIdentity> known =
        List.of(
            BrokerIdentity.ingest(),
            new BrokerIdentity(BrokerIdentity.Kind.GATEWAY, MINE, GATEWAY));
    return (username, password, address) ->
        known.stream().filter(one -> one.username().equals(username)).findFirst();
  }

  private static void define(String bootstrap) throws ExecutionException, InterruptedException {
    List<DefinitionEntry> entries =
        List.of(
            new GatewayDefinition(0, 1, MINE, GATEWAY, Door.MQTT, GatewayMode.LIVE, false),
            new PointDefinition(
                0,
                1,
                new PointId(MINE, POINT),
                "甲烷",
                "methane",
                "F01",
                "gas.ch4",
                0,
                MeasureUnit.PERCENT_CH4,
                0,
                4,
                Reporting.PERIODIC,
                1_000,
                4,
                List.of(),
                List.of(),
                false));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (DefinitionEntry entry : entries) {
        byte[] value = DefinitionCodec.encode(new Addressed(0, entry));
        producer
            .send(new ProducerRecord<>(LogTopics.DEFINITIONS, DefinitionCodec.key(entry), value))
            .get();
      }
    }
  }

  private static List<Batch> batches(String bootstrap) {
    List<Batch> batches = new ArrayList<>();
    TopicReader.forEach(
        bootstrap,
        LogTopics.READINGS,
        record -> {
          LaneRecord read = LaneRecordCodec.decode(record.value());
          if (read instanceof Batch batch) {
            batches.add(batch);
          }
        });
    return batches;
  }
}
