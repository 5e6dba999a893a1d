package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway on a real log, with the test in the broker's place. */
@Timeout(300)
class MqttGatewayIT {
  private static final int LANE = 2;
  private static final int OTHER_LANE = 0;
  private static final String DATA = "ent/coal-a/up/gw1/data";
  private static final String MARKER = GatewayBench.MARKER;

  private HandLink link;
  private IngestCounters counters;
  private KafkaNode log;
  private MqttGateway gateway;
  private HandLink.HandConnection connection;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, 3);
    GatewayBench bench =
        GatewayBench.start(log, Clock.systemUTC(), List.of(OTHER_LANE, LANE), Defined.mine(LANE));
    link = bench.link;
    counters = bench.counters;
    gateway = bench.gateway;
    connection = bench.connection;
  }

  @AfterEach
  void stop() {
    gateway.close();
    log.close();
  }

  @Test
  void laneBeginsWithLostAndWithEverythingThatIsDefinedAndSoDoesItsHistory() {
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE);
        TopicTail<LaneRecord> history = TopicTail.backfill(log, LANE)) {
      Waiting.until("both begun", () -> lane.all().size() >= 2 && !history.all().isEmpty());
      assertThat(lane.all().get(0)).isInstanceOf(Link.class);
      assertThat(((Link) lane.all().get(0)).state()).isEqualTo(LinkState.LOST);
      Snapshot snapshot = (Snapshot) lane.all().get(1);
      assertThat(snapshot.entries()).hasSize(7);
      assertThat(snapshot.parts()).isEqualTo(1);
      assertThat(history.all().get(0)).isEqualTo(snapshot);
    }
    try (TopicTail<LaneRecord> other = TopicTail.lane(log, OTHER_LANE)) {
      Waiting.until("other begun", () -> other.all(Snapshot.class).size() == 1);
      assertThat(other.all(Snapshot.class).get(0).entries()).isEmpty();
    }
    assertThat(link.filters())
        .containsExactlyInAnyOrder(
            MARKER,
            "ent/coal-a/up/#",
            "spBv1.0/coal-a/NBIRTH/+",
            "spBv1.0/coal-a/NDATA/+",
            "spBv1.0/coal-a/NDEATH/+",
            "spBv1.0/coal-a/DBIRTH/+/+",
            "spBv1.0/coal-a/DDATA/+/+",
            "spBv1.0/coal-a/DDEATH/+/+");
  }

  @Test
  void messageBecomesOneBatchAndIsThenAcknowledgedBothWays() {
    long sent = System.currentTimeMillis();
    connection.deliver(DATA, data(5, sent, 12.5), 41);
    Waiting.until("acknowledged", () -> connection.acknowledged().contains(41));
    Waiting.until("told", () -> link.isStored("b", 5));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> !lane.all(Batch.class).isEmpty());
      Batch batch = lane.all(Batch.class).get(0);
      assertThat(batch.sequence()).isEqualTo(5);
      assertThat(batch.sent()).isEqualTo(sent);
      assertThat(batch.received()).isBetween(sent, System.currentTimeMillis());
      assertThat(batch.readings().values()).containsExactly(12.5);
      assertThat(lane.all(Batch.class)).hasSize(1);
    }
  }

  @Test
  void stampThatStandsStillIsInTheLaneWithItsMarkAndToldInWords() {
    long now = now();
    for (int second = 0; second < 3; second++) {
      DataMessage message =
          DataMessage.ofOne("b", second, now + 1_000L * second, "A", now, 20 + second);
      connection.deliver(DATA, DataMessageCodec.encode(message), second + 1);
    }
    Waiting.until("told", () -> link.isStored("b", 2));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("in the lane", () -> lane.all(Batch.class).size() == 3);
      assertThat(lane.all(Batch.class))
          .extracting(batch -> batch.readings().flags()[0])
          .containsExactly((byte) 0, ReadingFlag.TIME_STUCK, ReadingFlag.TIME_STUCK);
    }
    AckMessage.Entry flagged =
        link.acks().stream().flatMap(ack -> ack.flagged().stream()).findFirst().orElseThrow();
    assertThat(flagged.code()).isEqualTo("TIME_STUCK");
    assertThat(flagged.zh()).startsWith("点位 A 的时间停在 ");
    assertThat(flagged.en()).startsWith("the time of point A stands still at ");
    assertThat(link.acks()).allSatisfy(ack -> assertThat(ack.rejected()).isEmpty());
  }

  @Test
  void logThatIsStoppedHoldsBackEveryAcknowledgementAndLosesNothing() {
    connection.deliver(DATA, data(0, now(), 1), 1);
    Waiting.until("the log takes", () -> connection.acknowledged().contains(1));
    log.stop();
    IntStream.rangeClosed(1, 500).forEach(i -> connection.deliver(DATA, data(i, now(), i), i + 1));
    assertThat(
            Waiting.holdsWithin(Duration.ofSeconds(3), () -> connection.acknowledged().size() > 1))
        .isFalse();
    assertThat(link.isStored("b", 1)).isFalse();
    log.start();
    Waiting.until("all acknowledged", () -> connection.acknowledged().size() == 501);
    assertThat(connection.acknowledged())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 501).boxed().toList());
    Waiting.until("all told", () -> link.isStored("b", 500));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all there", () -> lane.all(Batch.class).size() >= 501);
      assertThat(lane.sequences())
          .containsExactlyElementsOf(LongStream.rangeClosed(0, 500).boxed().toList());
    }
  }

  @Test
  void brokerThatSendsMoreThanItMayLosesItsConnectionAndNothingElse() {
    log.stop();
    int most = MqttGateway.INBOX_MESSAGES;
    for (int i = 1; i <= most; i++) {
      connection.deliver(DATA, data(i, now(), 1), i, 0);
    }
    long dropped = counters.get(Count.MESSAGES_DROPPED);
    assertThat(dropped).isPositive();
    assertThat(connection.isAbandoned()).as("QoS 0 is dropped and counted").isFalse();
    long last = most;
    while (!connection.isAbandoned() && last < 3L * most) {
      last++;
      connection.deliver(DATA, data(last, now(), 1), 1, 1);
    }
    assertThat(connection.isAbandoned()).isTrue();
    assertThat(counters.get(Count.MESSAGES_DROPPED)).isEqualTo(dropped + 1);
    long left = last;
    log.start();
    Waiting.until("there is room again", () -> link.isStored("b", left - 1));
    connection.deliver(DATA, data(left + 1, now(), 1), 2, 1);
    connection.lose();
    HandLink.HandConnection next = link.connect();
    next.deliver(DATA, data(left, now(), 1), 1, 1);
    next.deliver(DATA, data(left + 1, now(), 1), 2, 1);
    Waiting.until("both settled", () -> next.acknowledged().containsAll(List.of(1, 2)));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("there", () -> lane.sequences().contains(left + 1));
      assertThat(lane.sequences()).doesNotHaveDuplicates().endsWith(left, left + 1);
    }
  }

  @Test
  void messagesOfALostConnectionAreNeverAcknowledgedOnTheNext() {
    connection.deliver(DATA, data(0, now(), 1), 1);
    Waiting.until("the log takes", () -> connection.acknowledged().contains(1));
    log.stop();
    connection.deliver(DATA, data(1, now(), 1), 7);
    connection.lose();
    HandLink.HandConnection next = link.connect();
    next.deliver(DATA, data(2, now(), 2), 7);
    next.deliver(DATA, data(1, now(), 1), 8);
    log.start();
    Waiting.until("both settled", () -> next.acknowledged().size() == 2);
    assertThat(next.acknowledged()).containsExactly(7, 8);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("both there", () -> lane.all(Batch.class).size() >= 3);
      assertThat(lane.sequences()).containsExactly(0L, 1L, 2L);
    }
    assertThat(counters.get(Count.MESSAGES_REPEATED)).isEqualTo(1);
  }

  @Test
  void repeatIsAnsweredAsStoredAndStandsInTheLaneOnce() {
    byte[] message = data(3, now(), 1);
    connection.deliver(DATA, message, 1);
    Waiting.until("told", () -> link.isStored("b", 3));
    int before = link.acks().size();
    connection.deliver(DATA, message, 2);
    Waiting.until("told again", () -> link.acks().size() > before);
    assertThat(link.acks().get(before).stored()).containsExactly(new AckMessage.Range(3, 3));
    connection.deliver(DATA, data(4, now(), 1), 3);
    Waiting.until("the next told", () -> link.isStored("b", 4));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("there", () -> lane.sequences().contains(4L));
      assertThat(lane.sequences()).containsExactly(3L, 4L);
    }
  }

  @Test
  void laneIsCurrentOnlyWhenTheMarkerIsBackBehindWhatWaited() {
    Waiting.until("marker sent", () -> connection.markers() == 1);
    assertThat(gateway.isCurrent()).isFalse();
    connection.deliver(DATA, data(1, now(), 1), 1);
    connection.returnMarker(MARKER);
    Waiting.until("current", gateway::isCurrent);
    connection.lose();
    Waiting.until("not current", () -> !gateway.isCurrent());
    HandLink.HandConnection next = link.connect();
    connection.returnMarker(MARKER);
    next.deliver(DATA, data(2, now(), 1), 1);
    Waiting.until("marker sent again", () -> next.markers() == 1);
    assertThat(gateway.isCurrent()).as("by the marker of the connection before").isFalse();
    next.returnMarker(MARKER);
    Waiting.until("current again", gateway::isCurrent);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all there", () -> lane.turns().size() >= 4);
      assertThat(lane.all().stream().filter(LANE_LINKS_AND_BATCHES).map(MqttGatewayIT::name))
          .containsExactly("LOST", "1", "CURRENT", "LOST", "2", "CURRENT");
    }
    Waiting.until("markers are acknowledged", () -> next.acknowledged().contains(60_000));
  }

  @Test
  void markerThatDoesNotComeBackIsSentAgain() {
    Waiting.until("marker sent", () -> connection.markers() == 1);
    Waiting.until("marker sent again", () -> connection.markers() == 2);
    connection.returnMarker(MARKER);
    Waiting.until("current", gateway::isCurrent);
  }

  @Test
  void afterAnOutageOfTheLogTheLaneIsLostUntilTheQueueIsDrainedAgain() {
    Waiting.until("marker sent", () -> connection.markers() == 1);
    connection.returnMarker(MARKER);
    Waiting.until("current", gateway::isCurrent);
    log.stop();
    IntStream.rangeClosed(1, 600).forEach(i -> connection.deliver(DATA, data(i, now(), 1), i));
    assertThat(Waiting.holdsWithin(Duration.ofSeconds(3), () -> connection.markers() > 2))
        .as("one may have been sent before there was no room")
        .isFalse();
    int sent = connection.markers();
    log.start();
    Waiting.until("not believed", () -> connection.markers() > sent);
    assertThat(gateway.isCurrent()).isFalse();
    connection.returnMarker(MARKER);
    Waiting.until("current again", gateway::isCurrent);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all there", () -> lane.turns().size() >= 4);
      assertThat(lane.turns().stream().map(Link::state))
          .containsExactly(LinkState.LOST, LinkState.CURRENT, LinkState.LOST, LinkState.CURRENT);
    }
  }

  @Test
  void eachMarkerThatComesBackTellsLanesWithPointsThatAllBeforeItHasCome() {
    Waiting.until("marker sent", () -> connection.markers() == 1);
    connection.returnMarker(MARKER);
    Waiting.until("the next", () -> connection.markers() == 2);
    connection.deliver(DATA, data(1, now(), 1), 1);
    connection.returnMarker(MARKER);
    Waiting.until("and the next", () -> connection.markers() >= 3);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE);
        TopicTail<LaneRecord> empty = TopicTail.lane(log, OTHER_LANE)) {
      Waiting.until("there", () -> lane.all(Link.class).size() == 3);
      List<Link> links = lane.all(Link.class);
      assertThat(links)
          .extracting(Link::state)
          .containsExactly(LinkState.LOST, LinkState.CURRENT, LinkState.CURRENT);
      assertThat(lane.all().indexOf(links.get(2)))
          .isGreaterThan(lane.all().indexOf(lane.all(Batch.class).get(0)));
      assertThat(empty.all(Link.class)).as("nothing waits there").hasSize(2);
    }
  }

  @Test
  void idleLanesTickAndTimesNeverGoBack() {
    connection.deliver(DATA, data(1, now(), 1), 1);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE);
        TopicTail<LaneRecord> other = TopicTail.lane(log, OTHER_LANE)) {
      Waiting.until("ticks", () -> lane.all(Tick.class).size() > 20);
      Waiting.until("other ticks", () -> other.all(Tick.class).size() > 20);
      List<LaneRecord> records = lane.all();
      for (int i = 1; i < records.size(); i++) {
        long step = records.get(i).appended() - records.get(i - 1).appended();
        assertThat(step).isNotNegative();
      }
      List<Tick> ticks = lane.all(Tick.class);
      long span = ticks.get(ticks.size() - 1).appended() - ticks.get(0).appended();
      assertThat(span / (ticks.size() - 1)).isGreaterThanOrEqualTo(19);
    }
  }

  @Test
  void newPointIsEffectiveBehindItsDefinitionAndTheOldVersionBeforeIt() {
    connection.deliver(DATA, data(1, now(), 30), 1);
    gateway.define(List.of(new Addressed(LANE, Defined.point(0, "A", 0, 2, 10))));
    connection.deliver(DATA, data(2, now(), 30), 2);
    gateway.define(List.of(new Addressed(LANE, Defined.point(0, "A", 0, 2, 5))));
    connection.deliver(DATA, data(3, now(), 7), 3);
    Waiting.until("all settled", () -> connection.acknowledged().size() == 3);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE);
        TopicTail<LaneRecord> history = TopicTail.backfill(log, LANE)) {
      Waiting.until("all there", () -> lane.all(Batch.class).size() == 3);
      assertThat(
              lane.all().stream()
                  .filter(record -> record instanceof Batch || record instanceof Definition)
                  .map(MqttGatewayIT::name))
          .containsExactly("1", "defined 1", "2", "3");
      Waiting.until("defined for history", () -> !history.all(Definition.class).isEmpty());
    }
    assertThat(counters.get(RefusalCode.VALUE_RANGE)).isEqualTo(1);
  }

  @Test
  void newEnterpriseIsSubscribedTo() {
    GatewayDefinition foreign =
        new GatewayDefinition(3, 1, "coal-b", "gw1", Door.MQTT, GatewayMode.LIVE, false);
    gateway.define(List.of(new Addressed(OTHER_LANE, foreign)));
    Waiting.until("subscribed", () -> link.filters().contains("ent/coal-b/up/#"));
  }

  @Test
  void historyStandsApart() {
    DataMessage late = DataMessage.ofOne("b", 1, now(), "A", now() - 3_600_000, 1).asLate();
    connection.deliver("ent/coal-a/up/gw1/backfill", DataMessageCodec.encode(late), 1);
    DataMessage waited = DataMessage.ofOne("b", 2, now() - 400_000, "A", now() - 400_000, 1);
    connection.deliver(DATA, DataMessageCodec.encode(waited), 2);
    connection.deliver(DATA, data(3, now(), 1), 3);
    Waiting.until("all told", () -> link.isStored("b", 1) && link.isStored("b", 3));
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE);
        TopicTail<LaneRecord> history = TopicTail.backfill(log, LANE)) {
      Waiting.until("there", () -> !lane.sequences().isEmpty());
      assertThat(lane.sequences()).containsExactly(3L);
      Waiting.until("history there", () -> history.sequences().size() == 2);
      assertThat(history.sequences()).containsExactly(1L, 2L);
    }
  }

  @Test
  void whatCannotBeTakenIsRefusedInWordsAndDisturbsNothingElse() {
    connection.deliver(DATA, data(1, now(), 1), 1);
    String truncated = "{\"v\":1,\"boot\":\"b\",\"seq\":2,\"r\":[{\"p\":\"A\"";
    connection.deliver(DATA, truncated, 2);
    connection.deliver(DATA, new byte[] {(byte) 0xFF, 0, 1}, 3);
    connection.deliver(DATA, new byte[70_000], 4);
    connection.deliver("ent/coal-a/up/gw9/data", data(5, now(), 1), 5);
    connection.deliver("ent/coal-a/up/gw1/receipt", data(6, now(), 1), 6);
    connection.deliver("nonsense", "x", 7);
    connection.deliver(DATA, data(8, now(), 1), 8);
    Waiting.until("all settled", () -> connection.acknowledged().size() == 8);
    Waiting.until("the last is told", () -> link.isStored("b", 8));
    assertThat(LongStream.of(1, 2, 6)).allMatch(n -> link.isStored("b", n));
    assertThat(link.isStored("b", 5)).as("a gateway that may yet be registered").isFalse();
    Waiting.until("both gateways are told", () -> rejections().size() >= 3);
    assertThat(rejections())
        .containsExactlyInAnyOrder("JSON_BAD", "GATEWAY_UNKNOWN", "TOPIC_DENIED");
    try (TopicTail<Refusal> refused = TopicTail.refused(log);
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all kept", () -> refused.all().size() >= 6);
      assertThat(refused.all())
          .extracting(Refusal::code)
          .containsExactly(
              RefusalCode.JSON_BAD,
              RefusalCode.JSON_BAD,
              RefusalCode.TOO_LARGE,
              RefusalCode.GATEWAY_UNKNOWN,
              RefusalCode.TOPIC_DENIED,
              RefusalCode.TOPIC_DENIED);
      assertThat(refused.all().get(0).zh())
          .contains("第 1 行第 %d 列：报文不完整，缺少 “}”".formatted(truncated.length() + 1));
      assertThat(refused.all().get(0).payload()).startsWith("{\"v\":1,\"boot\":\"b\"");
      Waiting.until("others there", () -> lane.sequences().contains(8L));
      assertThat(lane.sequences()).containsExactly(1L, 8L);
    }
  }

  @Test
  void closingWaitsForWhatIsOnItsWayAndTakesNothingMore() {
    IntStream.rangeClosed(1, 200).forEach(i -> connection.deliver(DATA, data(i, now(), i), i));
    Waiting.until("begun", () -> counters.get(Count.READINGS_ADMITTED) > 0);
    long began = System.nanoTime();
    gateway.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    assertThat(link.isClosed()).isTrue();
    List<Integer> acknowledged = connection.acknowledged();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("there", () -> lane.sequences().size() >= acknowledged.size());
      assertThat(lane.sequences())
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, acknowledged.size()).boxed().toList());
    }
  }

  @Test
  void closingWhileTheLogIsAwayTakesLessThanThreeSeconds() {
    log.stop();
    connection.deliver(DATA, data(1, now(), 1), 1);
    long began = System.nanoTime();
    gateway.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    assertThat(connection.acknowledged()).isEmpty();
  }

  private List<String> rejections() {
    return link.acks().stream()
        .flatMap(ack -> ack.rejected().stream())
        .map(AckMessage.Entry::code)
        .toList();
  }

  private static final Predicate<LaneRecord> LANE_LINKS_AND_BATCHES =
      record -> record instanceof Link || record instanceof Batch;

  private static String name(LaneRecord record) {
    if (record instanceof Link state) {
      return state.state().name();
    }
    if (record instanceof Definition definition) {
      return "defined " + definition.entries().size();
    }
    return Long.toString(((Batch) record).sequence());
  }

  private static byte[] data(long sequence, long sent, double value) {
    return DataMessageCodec.encode(DataMessage.ofOne("b", sequence, sent, "A", sent, value));
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
