package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.MosquittoProcess;
import io.vigil.ingest.fixture.PlantSender;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Reporting;
import io.vigil.model.presence.BirthDifference;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.presence.GatewayState.Presence;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.BirthMessage;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import io.vigil.model.wire.mqtt.BirthMessageCodec;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.EventMessage;
import io.vigil.model.wire.mqtt.EventMessageCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingest between a real broker and a real log. */
@Timeout(300)
class IngestIT {
  private static final int LANE = 1;

  private KafkaNode log;
  private MosquittoProcess broker;
  private Ingest ingest;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    broker = MosquittoProcess.start(Files.createDirectory(folder.resolve("broker")));
    log = KafkaNode.start(Files.createDirectory(folder.resolve("log")), 2);
    log.define(Defined.mine(LANE));
    ingest = Ingest.start(options());
    Waiting.until("current", ingest::isCurrent);
  }

  @AfterEach
  void stop() {
    ingest.close();
    log.close();
    broker.close();
  }

  @Test
  void messageTravelsFromTheBrokerIntoTheLaneAndItsSenderIsTold() throws Exception {
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1");
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      gw1.send(reading(1, "A", now(), 12.5));
      Waiting.until("told", () -> gw1.isStored("b", 1));
      Waiting.until("there", () -> !lane.all(Batch.class).isEmpty());
      assertThat(lane.all(Batch.class).get(0).readings().values()).containsExactly(12.5);
    }
  }

  @Test
  void wrongPayloadsEachGetTheirWordsAndNothingElseIsDisturbed() throws Exception {
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1");
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      gw1.send(reading(1, "TK999", now(), 1));
      gw1.send(Up.DATA, json(2, "\"A\"", "1", "\"GOOD\"}"));
      gw1.send(Up.DATA, json(3, "\"A\"", "NaN", "\"GOOD\"}]}"));
      gw1.send(Up.DATA, json(4, "\"A\"", "1", "\"GOOD\",\"u\":\"%LEL\"}]}"));
      gw1.send(reading(5, "A", now() + 600_000, 1));
      gw1.send(reading(6, "A", now(), 99));
      gw1.send(reading(7, "C", now(), 1));
      gw1.send(reading(8, "B", now(), 1));
      Waiting.until("all told", () -> LongStream.rangeClosed(1, 8).allMatch(n -> told(gw1, n)));
      assertThat(words(gw1, 1)).startsWith("点位 TK999 未登记");
      assertThat(words(gw1, 2)).contains("报文不完整，缺少 “]”");
      assertThat(words(gw1, 3)).startsWith("点位 A 的值 “NaN” 不是数");
      assertThat(words(gw1, 4)).startsWith("点位 A 单位应为 %CH4，现为 %LEL");
      assertThat(words(gw1, 5)).matches("点位 A 的时间比服务器快 (9 分 5\\d 秒|10 分 0 秒).*");
      assertThat(words(gw1, 6)).startsWith("点位 A 的值 99 超出量程 0–40");
      assertThat(words(gw1, 7)).startsWith("点位 C 登记在网关 gw2 下");
      assertThat(gw1.remarks(8)).isEmpty();
      Waiting.until("kept are there", () -> lane.sequences().contains(8L));
      assertThat(lane.sequences()).containsExactly(5L, 6L, 8L);
      List<Batch> kept = lane.all(Batch.class);
      assertThat(kept.get(0).readings().flags()).containsExactly(ReadingFlag.TIME_FUTURE);
      assertThat(kept.get(1).readings().reasons()).containsExactly(QualityReason.OVER_RANGE.code());
    }
  }

  @Test
  void gatewayIsToldTheTimeAtItsBirthAndItsBirthIsAnswered() throws Exception {
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
      BirthMessage birth = new BirthMessage("b", 1, now(), "edge", 72, List.of());
      gw1.send(Up.BIRTH, BirthMessageCodec.encode(birth));
      Waiting.until("told", () -> gw1.isStored("b", 1));
      Waiting.until("told the time", () -> gw1.times().contains("ent/coal-a/down/gw1/time"));
    }
  }

  @Test
  void calibrationIsInTheLogBeforeItIsAnsweredAndOutlivesARestart() throws Exception {
    long began = now();
    PlantEvent begin = PlantEvent.calibrationBegin(List.of("A"), began, began + 1_800_000, "李四");
    byte[] payload = EventMessageCodec.encode(new EventMessage("b", 1, began, List.of(begin), 0));
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1");
        TopicTail<PlantEvents> events = TopicTail.plantEvents(log);
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      gw1.send(Up.EVENT, payload);
      gw1.send(reading(2, "A", now(), 12.5));
      Waiting.until("told", () -> gw1.isStored("b", 1) && gw1.isStored("b", 2));
      Waiting.until("there", () -> !events.all().isEmpty());
      assertThat(events.all().get(0).events()).containsExactly(begin);
      ingest.close();
      ingest = Ingest.start(options());
      Waiting.until("current again", ingest::isCurrent);
      gw1.send(reading(3, "A", now(), 12.5));
      gw1.send(reading(4, "B", now(), 12.5));
      gw1.send(Up.EVENT, payload);
      PlantEvent end = PlantEvent.calibrationEnd(List.of("A"), now(), "李四");
      EventMessage ends = new EventMessage("b", 5, now(), List.of(end), 0);
      gw1.send(Up.EVENT, EventMessageCodec.encode(ends));
      gw1.send(reading(6, "A", now() + 1, 12.5));
      Waiting.until("all there", () -> lane.sequences().size() == 4);
      assertThat(lane.all(Batch.class))
          .extracting(batch -> QualityReason.ofCode(batch.readings().reasons()[0]))
          .containsExactly(
              QualityReason.CALIBRATING,
              QualityReason.CALIBRATING,
              QualityReason.GOOD,
              QualityReason.GOOD);
      Waiting.until("end is there", () -> events.all().size() >= 2);
      assertThat(events.all()).as("sent again, and not kept again").hasSize(2);
    }
  }

  @Test
  void gatewayThatIsCutOffIsKnownToBeLostAndWhatItsCatalogueSaidStaysReadable() throws Exception {
    try (TopicTail<GatewayState> states = TopicTail.gatewayStates(log)) {
      try (PlantSender gw1 = PlantSender.connectMortal(broker.url(), "gw1", "b")) {
        BirthPoint other =
            new BirthPoint("A", "gas.ch4", "%CH4", 0, 100, Reporting.PERIODIC, 1_000);
        BirthMessage birth = new BirthMessage("b", 1, now(), "edge", 72, List.of(other));
        gw1.send(Up.BIRTH, BirthMessageCodec.encode(birth));
        Waiting.until("told", () -> gw1.isStored("b", 1));
        Waiting.until("born", () -> states.all().size() == 1);
        gw1.cut();
      }
      Waiting.until("lost", () -> states.all().size() == 2);
      GatewayState lost = states.all().get(1);
      assertThat(lost.presence()).isEqualTo(Presence.LOST);
      assertThat(lost.differences())
          .extracting(BirthDifference::en)
          .containsExactly(
              "range of point A: 0.0..100.0 at the gateway, 0.0..40.0 in the registry");
      assertThat(ingest.counters().snapshot())
          .containsEntry("vigil_ingest_gateways_lost", 1L)
          .containsEntry("vigil_ingest_birth_differences", 1L);
    }
  }

  @Test
  void newPointsAreEffectiveWithinTwoSeconds()
      throws ExecutionException, InterruptedException, MqttException {
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1");
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      log.define(List.of(new Addressed(LANE, Defined.point(4, "NEW", 0))));
      long defined = System.nanoTime();
      Waiting.until("effective", () -> ingest.counters().get(Count.DEFINITIONS) == 8);
      assertThat(Duration.ofNanos(System.nanoTime() - defined)).isLessThan(Duration.ofSeconds(2));
      gw1.send(reading(1, "NEW", now(), 1));
      Waiting.until("told", () -> gw1.isStored("b", 1));
      Waiting.until("there", () -> !lane.all(Batch.class).isEmpty());
      assertThat(lane.all(Batch.class).get(0).readings().slots()).containsExactly(4);
    }
  }

  @Test
  void restartOfTheBrokerIsLostAndThenCurrentAndWhatIsSentAfterwardsArrives()
      throws IOException, InterruptedException, MqttException {
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
        gw1.send(reading(1, "A", now(), 1));
        Waiting.until("told", () -> gw1.isStored("b", 1));
      }
      broker.stop();
      Waiting.until("not current", () -> !ingest.isCurrent());
      broker.start();
      Waiting.until("current again", ingest::isCurrent);
      try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
        gw1.send(reading(2, "A", now(), 1));
        Waiting.until("told", () -> gw1.isStored("b", 2));
      }
      Waiting.until("there", () -> lane.sequences().contains(2L));
      assertThat(lane.sequences()).containsExactly(1L, 2L);
      assertThat(lane.turns().stream().map(Link::state))
          .containsExactly(LinkState.LOST, LinkState.CURRENT, LinkState.LOST, LinkState.CURRENT);
    }
  }

  @Test
  void whatWaitedInTheBrokerStandsBeforeCurrent() throws Exception {
    ingest.close();
    int waiting = 1_500;
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1")) {
      for (int i = 1; i <= waiting; i++) {
        gw1.send(reading(i, "A", now(), 1));
      }
      ingest = Ingest.start(options());
      Waiting.until("current", ingest::isCurrent);
      Waiting.until("told", () -> gw1.isStored("b", waiting));
    }
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("there", () -> lane.turns().size() == 4);
      List<LaneRecord> records = lane.all();
      int current = records.lastIndexOf(last(lane.turns()));
      long before = records.subList(0, current).stream().filter(Batch.class::isInstance).count();
      assertThat(before).isEqualTo(waiting);
      assertThat(lane.sequences())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, waiting).boxed().toList());
    }
  }

  @Test
  void logThatIsStoppedHoldsBackAndEverythingContinuesByItself() throws Exception {
    try (PlantSender gw1 = PlantSender.connect(broker.url(), "gw1");
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      gw1.send(reading(1, "A", now(), 1));
      Waiting.until("told", () -> gw1.isStored("b", 1));
      log.stop();
      int last = 2_500;
      for (int i = 2; i <= last; i++) {
        gw1.send(reading(i, "A", now(), 1));
      }
      assertThat(Waiting.holdsWithin(Duration.ofSeconds(2), () -> gw1.isStored("b", 2))).isFalse();
      log.start();
      Waiting.until("all told", () -> LongStream.of(2, 1_000, last).allMatch(n -> told(gw1, n)));
      Waiting.until("all there", () -> lane.sequences().size() >= last);
      assertThat(lane.sequences())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
      Waiting.until("current again", ingest::isCurrent);
    }
  }

  @Test
  void threadsEndWithIngest() {
    ingest.close();
    Waiting.until(
        "no thread of ours lives",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.startsWith("vigil-") || name.contains("vigil.ingest.")));
  }

  private IngestOptions options() {
    return IngestOptions.of(log.bootstrap(), broker.url(), "unused").withLanes(2, 2);
  }

  private static boolean told(PlantSender sender, long sequence) {
    return sender.isStored("b", sequence);
  }

  private static String words(PlantSender sender, long sequence) {
    List<AckMessage.Entry> remarks = sender.remarks(sequence);
    assertThat(remarks).as("remarks on %s", sequence).hasSize(1);
    return remarks.get(0).zh();
  }

  private static DataMessage reading(long sequence, String point, long time, double value) {
    return DataMessage.ofOne("b", sequence, now(), point, time, value);
  }

  private static byte[] json(long sequence, String point, String x, String rest) {
    String sent = Instant.now(Clock.systemUTC()).toString();
    return ("{\"v\":1,\"boot\":\"b\",\"seq\":%d,\"sent\":\"%s\",\"r\":[{\"p\":%s,\"t\":%d,\"x\":%s,"
            + "\"q\":%s")
        .formatted(sequence, sent, point, now(), x, rest)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
