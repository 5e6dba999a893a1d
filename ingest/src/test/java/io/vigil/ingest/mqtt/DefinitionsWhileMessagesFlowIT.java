package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.DataMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever reads a lane knows at each batch every point of it, in the very version under which the
 * batch was admitted.
 */
@Timeout(300)
class DefinitionsWhileMessagesFlowIT {
  private static final int LANE = 0;

  private KafkaNode log;
  private GatewayBench bench;
  private int sequence;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, 1);
    bench = GatewayBench.start(log, Clock.systemUTC(), List.of(LANE), Defined.mine(LANE));
  }

  @AfterEach
  void stop() {
    bench.close();
    log.close();
  }

  @Test
  void rangeOfEveryReadingIsThatOfTheDefinitionBeforeIt() {
    Random random = new Random(23);
    long version = 1;
    for (int i = 0; i < 400; i++) {
      if (random.nextInt(4) == 0) {
        version++;
        define(Defined.point(0, "A", 0, version, 5 + random.nextInt(30)));
      }
      send("gw1", "A", random.nextInt(40));
    }
    bench.awaitAcknowledged();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all there", () -> lane.sequences().size() == 400);
      Map<Integer, PointDefinition> points = new HashMap<>();
      for (LaneRecord record : lane.all()) {
        learn(record, points);
        if (record instanceof Batch batch) {
          PointDefinition point = Objects.requireNonNull(points.get(batch.readings().slots()[0]));
          boolean beyond = batch.readings().values()[0] > point.rangeHigh();
          byte reason = batch.readings().reasons()[0];
          assertThat(QualityReason.ofCode(reason))
              .as("%s against %s", batch.readings(), point)
              .isEqualTo(beyond ? QualityReason.OVER_RANGE : QualityReason.GOOD);
        }
      }
      assertThat(Objects.requireNonNull(points.get(0)).version()).isEqualTo(version);
    }
  }

  @Test
  void pointThatIsRetiredIsUnknownFromThenOnAndIsTakenAgainWhenItComesBack() {
    send("gw1", "A", 1);
    define(Defined.point(0, "A", 0, 2, 40).asRetired());
    send("gw1", "A", 2);
    define(Defined.point(0, "A", 0, 3, 40));
    send("gw1", "A", 3);
    bench.awaitAcknowledged();
    bench.awaitTold("b", 3);
    assertThat(bench.remarks("b"))
        .extracting(AckMessage.Entry::code)
        .containsExactly("POINT_UNKNOWN");
    assertThat(bench.remarks("b").get(0).sequence()).isEqualTo(2);
    assertTaken(1L, 3L);
  }

  @Test
  void pointThatMovesToAnotherGatewayIsTakenFromThatOneAlone() {
    send("gw1", "A", 1);
    define(Defined.point(0, "A", 1, 2, 40));
    send("gw1", "A", 2);
    send("gw2", "A", 3);
    bench.awaitAcknowledged();
    bench.awaitTold("b", 2);
    assertThat(bench.remarks("b").get(0).zh()).isEqualTo("点位 A 登记在网关 gw2 下，不能由网关 gw1 发送");
    assertTaken(1L, 3L);
  }

  @Test
  void gatewayThatIsRetiredIsUnknownAndItsNeighbourIsNot() {
    define(gateway("gw1", 0, 2, Door.MQTT, true));
    send("gw1", "A", 1);
    send("gw2", "C", 2);
    define(gateway("gw1", 0, 3, Door.MQTT, false));
    send("gw1", "A", 3);
    bench.awaitAcknowledged();
    bench.awaitTold("b", 3);
    assertThat(bench.remarks("b"))
        .extracting(AckMessage.Entry::code)
        .containsExactly("GATEWAY_UNKNOWN");
    assertTaken(2L, 3L);
  }

  @Test
  @DisplayName("a plant that speaks before its gateway is defined loses nothing: it is asked again")
  void messageOfGatewayThatIsNotYetDefinedIsTakenWhenItIsSentAgain() {
    long now = System.currentTimeMillis();
    DataMessage early = DataMessage.ofOne("b", 1, now, "N", now, 7);
    define(Defined.point(7, "N", 3, 1, 40));
    bench.deliver("gw4", early);
    Waiting.until("told so", () -> !bench.remarks("b").isEmpty());
    assertThat(bench.remarks("b"))
        .extracting(AckMessage.Entry::code)
        .containsExactly("GATEWAY_UNKNOWN");
    assertThat(bench.link.isStored("b", 1)).isFalse();
    define(gateway("gw4", 3, 1, Door.MQTT, false));
    bench.deliver("gw4", early);
    bench.awaitTold("b", 1);
    assertTaken(1L);
  }

  @Test
  void oldVersionThatComesLateChangesNothing() {
    define(Defined.point(0, "A", 0, 5, 10));
    define(Defined.point(0, "A", 0, 4, 40));
    send("gw1", "A", 30);
    bench.awaitAcknowledged();
    bench.awaitTold("b", 1);
    assertThat(bench.remarks("b"))
        .extracting(AckMessage.Entry::code)
        .containsExactly("VALUE_RANGE");
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("there", () -> !lane.sequences().isEmpty());
      assertThat(lane.all(Definition.class)).hasSize(1);
    }
  }

  @Test
  void definitionOfAnotherLaneLeavesThisOneAsItIs() {
    bench.gateway.define(List.of(new Addressed(LANE + 1, Defined.point(0, "A", 0, 9, 10))));
    send("gw1", "A", 30);
    bench.awaitAcknowledged();
    bench.awaitTold("b", 1);
    assertThat(bench.remarks("b")).isEmpty();
    assertTaken(1L);
  }

  private void assertTaken(Long... sequences) {
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("there", () -> lane.sequences().size() >= sequences.length);
      assertThat(lane.sequences()).containsExactly(sequences);
    }
  }

  private void define(DefinitionEntry entry) {
    bench.gateway.define(List.of(new Addressed(LANE, entry)));
  }

  private void send(String gateway, String point, double value) {
    sequence++;
    long now = System.currentTimeMillis();
    bench.deliver(gateway, DataMessage.ofOne("b", sequence, now, point, now, value));
  }

  private static void learn(LaneRecord record, Map<Integer, PointDefinition> points) {
    List<DefinitionEntry> entries = List.of();
    if (record instanceof Snapshot snapshot) {
      entries = snapshot.entries();
    } else if (record instanceof Definition definition) {
      entries = definition.entries();
    }
    for (DefinitionEntry entry : entries) {
      if (entry instanceof PointDefinition point) {
        points.put(point.slot(), point);
      }
    }
  }

  private static GatewayDefinition gateway(
      String name, int number, long version, Door door, boolean retired) {
    return new GatewayDefinition(
        number, version, Defined.MINE, name, door, GatewayMode.LIVE, retired);
  }
}
