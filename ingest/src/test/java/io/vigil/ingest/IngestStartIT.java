package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.MosquittoProcess;
import io.vigil.ingest.fixture.PlantSender;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.event.OfficeReadings;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.mqtt.DataMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingest begins by itself in whatever order its neighbours come, and never before it may. */
@Timeout(300)
class IngestStartIT {
  private static final int LANE = 1;

  private KafkaNode log;
  private MosquittoProcess broker;
  private @Nullable Ingest ingest;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    broker = MosquittoProcess.start(Files.createDirectory(folder.resolve("broker")));
    log = KafkaNode.start(Files.createDirectory(folder.resolve("log")), 2);
  }

  @AfterEach
  void stop() {
    if (ingest != null) {
      ingest.close();
    }
    log.close();
    broker.close();
  }

  @Test
  void withoutALogNothingIsTakenAndNothingIsCurrent()
      throws ExecutionException, InterruptedException, MqttException {
    log.define(Defined.mine(LANE));
    log.stop();
    Ingest begun = begin();
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
      gw1.send(reading(1));
      assertThat(Waiting.holdsWithin(Duration.ofSeconds(1), begun::isCurrent)).isFalse();
      assertThat(begun.counters().get(Count.MESSAGES_RECEIVED)).isZero();
      log.start();
      Waiting.until("current", begun::isCurrent);
      gw1.send(reading(2));
      Waiting.until("told", () -> gw1.isStored("b", 2));
    }
  }

  @Test
  void withoutABrokerLanesAreOpenedAndBelievedOnlyWhenItIsThere()
      throws ExecutionException, IOException, InterruptedException {
    log.define(Defined.mine(LANE));
    broker.stop();
    Ingest begun = begin();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("opened", () -> !lane.all(Snapshot.class).isEmpty());
      assertThat(begun.isCurrent()).isFalse();
      broker.start();
      Waiting.until("current", begun::isCurrent);
    }
  }

  @Test
  void withoutDefinitionsItIsCurrentAndTheFirstPlantIsTakenWhenItIsDefined()
      throws ExecutionException, InterruptedException, MqttException {
    Ingest begun = begin();
    Waiting.until("current", begun::isCurrent);
    log.define(Defined.mine(LANE));
    Waiting.until("defined", () -> begun.counters().get(Count.DEFINITIONS) == 7);
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
      Waiting.until(
          "subscribed and told",
          () -> {
            send(gw1, reading(1));
            return gw1.isStored("b", 1);
          });
    }
  }

  @Test
  void laneThatThereIsNotIsLeftOutAndDisturbsNoOther()
      throws ExecutionException, InterruptedException, MqttException {
    log.define(List.of(new Addressed(99, Defined.point(0, "A", 0, 9, 10))));
    log.define(Defined.mine(LANE));
    Ingest begun = begin();
    Waiting.until("current", begun::isCurrent);
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
      gw1.send(DataMessage.ofOne("b", 1, now(), "B", now(), 30));
      Waiting.until("told", () -> gw1.isStored("b", 1));
      assertThat(gw1.remarks(1)).isEmpty();
    }
  }

  @Test
  void afterARestartTheSnapshotHasALargerRevisionAndARepeatIsAnsweredAgain()
      throws ExecutionException, InterruptedException, MqttException {
    log.define(Defined.mine(LANE));
    Ingest begun = begin();
    Waiting.until("current", begun::isCurrent);
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
      gw1.send(reading(1));
      Waiting.until("told", () -> gw1.isStored("b", 1));
    }
    begun.close();
    Ingest again = begin();
    Waiting.until("current again", again::isCurrent);
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1");
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      gw1.send(reading(1));
      Waiting.until("told again", () -> gw1.isStored("b", 1));
      Waiting.until("both there", () -> lane.sequences().size() == 2);
      assertThat(lane.sequences()).as("the judge knows repeats for good").containsExactly(1L, 1L);
      List<Snapshot> snapshots = lane.all(Snapshot.class);
      assertThat(snapshots).hasSize(2);
      assertThat(snapshots.get(1).revision()).isGreaterThan(snapshots.get(0).revision());
      assertThat(snapshots.get(1).entries()).isEqualTo(snapshots.get(0).entries());
    }
  }

  @Test
  @DisplayName(
      "what is on record waits for its points, and is said again under its number after a restart")
  void whatIsOnRecord() throws ExecutionException, InterruptedException {
    log.onRecord(onRecord(6, 0));
    log.onRecord(onRecord(7, 4));
    Ingest begun = begin();
    Waiting.until("current", begun::isCurrent);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      log.define(Defined.mine(LANE));
      log.define(List.of(new Addressed(LANE, Defined.gateway(3, "office"))));
      log.define(List.of(new Addressed(LANE, Defined.onRecord(4, 3))));
      Waiting.until("said when its point is known", () -> lane.sequences().equals(List.of(7L)));
      log.onRecord(onRecord(9, 0));
      Waiting.until("followed", () -> lane.sequences().equals(List.of(7L, 9L)));
      begun.close();
      Ingest again = begin();
      Waiting.until("current again", again::isCurrent);
      Waiting.until("the newest again", () -> lane.sequences().equals(List.of(7L, 9L, 9L)));
      List<Batch> batches = lane.all(Batch.class);
      assertThat(batches).extracting(Batch::boot).containsOnly("office-1");
      assertThat(batches.get(0).readings().values()).containsExactly(4);
    }
  }

  private static OfficeReadings onRecord(long number, double state) {
    return new OfficeReadings(
        Defined.MINE, "office-1", number, now(), new TreeMap<>(Map.of(Defined.ON_RECORD, state)));
  }

  private Ingest begin() {
    Ingest begun =
        Ingest.start(IngestOptions.of(log.bootstrap(), broker.url(), "unused").withLanes(2, 2));
    ingest = begun;
    return begun;
  }

  private static void send(PlantSender sender, DataMessage message) {
    try {
      sender.send(message);
    } catch (MqttException e) {
      throw new AssertionError(e);
    }
  }

  private static DataMessage reading(long sequence) {
    return DataMessage.ofOne("b", sequence, now(), "A", now(), 1);
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
