package io.vigil.ingest.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.IngestOptions;
import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.MosquittoProcess;
import io.vigil.ingest.fixture.PlantSender;
import io.vigil.ingest.fixture.SparkplugEdge;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.presence.GatewayState.Presence;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.mqtt.DataMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An edge node at a real broker, before a real log. */
@Timeout(300)
class SparkplugIT {
  private static final int LANE = 0;
  private static final int METRICS = 4;
  private static final int MESSAGES = 10_000;
  private static final List<Integer> LOST = List.of(2_500, 5_000, 7_500);

  /** Slots of the points of the edge node, and of those of a gateway that speaks JSON. */
  private static final int EDGE_SLOT = 10;

  private static final int JSON_SLOT = 20;

  private KafkaNode log;
  private MosquittoProcess broker;
  private Ingest ingest;
  private SparkplugEdge edge;
  private final long base = System.currentTimeMillis() - 20_000;
  private final double[] first = {1, 2, 3, 4};

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    broker = MosquittoProcess.start(Files.createDirectory(folder.resolve("broker")));
    log = KafkaNode.start(Files.createDirectory(folder.resolve("log")), 1);
    log.define(Defined.mine(LANE));
    List<Addressed> more = new ArrayList<>();
    more.add(new Addressed(LANE, Defined.gateway(7, "edge")));
    more.add(new Addressed(LANE, Defined.gateway(8, "json")));
    for (int i = 0; i < METRICS; i++) {
      more.add(new Addressed(LANE, Defined.point(EDGE_SLOT + i, "D1/T" + i, 7)));
      more.add(new Addressed(LANE, Defined.point(JSON_SLOT + i, "J" + i, 8)));
    }
    log.define(more);
    ingest =
        Ingest.start(IngestOptions.of(log.bootstrap(), broker.url(), "unused").withLanes(1, 1));
    Waiting.until("current", ingest::isCurrent);
    edge = connect(first, 0);
  }

  @AfterEach
  void stop() throws MqttException {
    edge.close();
    ingest.close();
    log.close();
    broker.close();
  }

  private SparkplugEdge connect(double[] values, long bdSeq) throws MqttException {
    return SparkplugEdge.connect(broker.url(), Defined.MINE, "edge", "D1", values, base, bdSeq);
  }

  @Test
  void tenThousandMessagesWithThreeGapsAreWhatTheJsonDoorDelivers() throws Exception {
    Random random = new Random(23);
    edge.birth(base);
    int gaps = 0;
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < METRICS; i++) {
      told.add(new Told(i, base, first[i]));
    }
    for (int i = 1; i <= MESSAGES; i++) {
      Told next = new Told(i % METRICS, base + i, random.nextInt(400) / 10.0);
      told.add(next);
      if (LOST.contains(i)) {
        edge.lose(next.metric, next.time, next.value);
        gaps++;
        continue;
      }
      edge.data(next.metric, next.time, next.value);
      if (LOST.contains(i - 1)) {
        int wanted = gaps;
        Waiting.until("told to be born again", () -> edge.rebirths() == wanted);
        edge.birth(base + i);
      }
      if (i % 250 == 0) {
        awaitReceived();
      }
    }
    sendAsJson(told);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      List<Batch> batches = new ArrayList<>();
      Waiting.until(
          "both there",
          () -> {
            batches.clear();
            batches.addAll(lane.all(Batch.class));
            return readings(batches, JSON_SLOT).size() == told.size()
                && readings(batches, EDGE_SLOT).size() == told.size();
          });
      assertThat(readings(batches, EDGE_SLOT)).isEqualTo(readings(batches, JSON_SLOT));
    }
    assertThat(edge.rebirths()).isEqualTo(LOST.size());
    assertThat(ingest.counters().get(Count.REBIRTHS_ASKED)).isEqualTo(LOST.size());
    try (TopicTail<Refusal> refused = TopicTail.refused(log)) {
      Waiting.until("gaps in words", () -> refused.all().size() >= LOST.size());
      assertThat(refused.all()).extracting(Refusal::code).containsOnly(RefusalCode.SEQ_GAP);
      assertThat(refused.all()).hasSize(LOST.size());
      assertThat(refused.all().get(0).zh()).contains("缺失 1 条，已要求重新上线");
    }
  }

  @Test
  void afterADeathNothingIsBelievedUntilTheNextBirthAndALateDeathChangesNothing() throws Exception {
    edge.birth(base);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE);
        TopicTail<GatewayState> states = TopicTail.gatewayStates(log)) {
      Waiting.until("born", () -> lane.all(Batch.class).size() == 1);
      edge.cut();
      Waiting.until("dead", () -> lane.all(Batch.class).size() == 2);
      Batch death = lane.all(Batch.class).get(1);
      assertThat(death.readings().slots()).containsExactly(10, 11, 12, 13);
      assertThat(death.readings().reasons())
          .containsOnly(QualityReason.COMMUNICATION.code())
          .hasSize(METRICS);
      assertThat(death.readings().values()).containsOnly(Double.NaN);
      assertThat(Arrays.stream(death.readings().times()).min().orElseThrow()).isGreaterThan(base);
      edge.close();
      edge = connect(new double[] {5, 6, 7, 8}, 1);
      edge.birth(System.currentTimeMillis());
      Waiting.until("born again", () -> lane.all(Batch.class).size() == 3);
      Batch again = lane.all(Batch.class).get(2);
      assertThat(again.readings().values()).containsExactly(5, 6, 7, 8);
      assertThat(again.boot()).isNotEqualTo(death.boot());
      edge.lateDeath(0);
      edge.data(0, System.currentTimeMillis(), 9);
      Waiting.until("goes on", () -> lane.all(Batch.class).size() == 4);
      assertThat(lane.all(Batch.class).get(3).readings().values()).containsExactly(9);
      assertThat(ingest.counters().get(Count.DEATHS_LATE)).isEqualTo(1);
      Waiting.until("three states", () -> states.all().size() == 3);
      assertThat(states.all())
          .extracting(GatewayState::presence)
          .containsExactly(Presence.BORN, Presence.LOST, Presence.BORN);
    }
  }

  @Test
  void dataWithoutABirthIsNoReadingButAsksForOne() throws Exception {
    edge.data(0, base, 12);
    Waiting.until("asked", () -> edge.rebirths() == 1);
    edge.data(0, base + 1, 13);
    edge.birth(base + 2);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("born", () -> lane.all(Batch.class).size() == 1);
      assertThat(lane.all(Batch.class).get(0).readings().values()).containsExactly(13, 2, 3, 4);
    }
    assertThat(edge.rebirths()).as("not asked again at once").isEqualTo(1);
  }

  @Test
  void hostSaysThatItIsThereAndInTheEndThatItIsNot() throws Exception {
    Waiting.until("there", () -> edge.heardOfHost().size() == 1);
    String there = edge.heardOfHost().get(0);
    assertThat(there).matches("\\{\"online\":true,\"timestamp\":\\d{13}}");
    ingest.close();
    Waiting.until("gone", () -> edge.heardOfHost().size() == 2);
    assertThat(edge.heardOfHost().get(1)).isEqualTo(there.replace("true", "false"));
  }

  /** One value of one metric. */
  private record Told(int metric, long time, double value) {}

  /** Lest more wait than a queue of messages that nothing holds back has room for. */
  private void awaitReceived() {
    Waiting.until(
        "received", () -> ingest.counters().get(Count.MESSAGES_RECEIVED) >= edge.published());
  }

  private void sendAsJson(List<Told> told) throws MqttException {
    try (PlantSender json = PlantSender.connect(broker.url(), "json")) {
      for (int from = 0; from < told.size(); from += 50) {
        List<Told> part = told.subList(from, Math.min(from + 50, told.size()));
        byte[] good = new byte[part.size()];
        Arrays.fill(good, QualityReason.GOOD.code());
        json.send(
            DataMessage.of(
                "j",
                from,
                base,
                part.stream().map(one -> "J" + one.metric).toArray(String[]::new),
                part.stream().mapToLong(Told::time).toArray(),
                part.stream().mapToDouble(Told::value).toArray(),
                good));
      }
    }
  }

  /** What the lane has of these points, each once: what a birth says again is no news. */
  private static TreeSet<String> readings(List<Batch> batches, int slot) {
    TreeSet<String> all = new TreeSet<>();
    for (Batch batch : batches) {
      for (int i = 0; i < batch.readings().size(); i++) {
        int metric = batch.readings().slots()[i] - slot;
        if (metric >= 0 && metric < METRICS) {
          all.add(
              batch.readings().times()[i]
                  + " T"
                  + metric
                  + " "
                  + batch.readings().values()[i]
                  + " "
                  + batch.readings().reasons()[i]
                  + " "
                  + batch.readings().flags()[i]);
        }
      }
    }
    return all;
  }
}
