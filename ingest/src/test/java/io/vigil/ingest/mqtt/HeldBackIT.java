package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a log that is slow or away does to those who honour acknowledgements and to the others. */
@Timeout(300)
class HeldBackIT {
  private static final int LANE = 1;
  private static final int OTHER_LANE = 0;
  private static final String CAREFUL = "ent/coal-a/up/gw1/data";
  private static final String CARELESS = "ent/coal-a/up/gw2/data";

  private KafkaNode log;
  private GatewayBench bench;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, 2);
    bench =
        GatewayBench.start(log, Clock.systemUTC(), List.of(OTHER_LANE, LANE), Defined.mine(LANE));
  }

  @AfterEach
  void stop() {
    bench.close();
    log.close();
  }

  @Test
  void ofQosZeroWhatFindsNoRoomIsCountedAndEverythingOfTheOtherSenderArrives() {
    deliver(CAREFUL, "careful", "A", 0, 1);
    Waiting.until("the log takes", () -> bench.connection.acknowledged().size() == 1);
    log.stop();
    int careful = 3_000;
    int careless = 6_000;
    for (int i = 1; i <= careless; i++) {
      deliver(CARELESS, "careless", "C", i, 0);
      if (i <= careful) {
        deliver(CAREFUL, "careful", "A", i, 1);
      }
    }
    long dropped = bench.counters.get(Count.MESSAGES_DROPPED);
    assertThat(dropped).isPositive().isLessThan(careless);
    assertThat(bench.counters.snapshot())
        .containsEntry("vigil_ingest_messages_dropped_total", dropped);
    log.start();
    Waiting.until("all acknowledged", () -> bench.connection.acknowledged().size() > careful);
    bench.awaitTold("careful", careful);
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until(
          "all that was kept is there",
          () -> sequences(lane, "careless").size() >= careless - dropped);
      assertThat(sequences(lane, "careless")).hasSize((int) (careless - dropped)).isSorted();
      Waiting.until("all there", () -> sequences(lane, "careful").size() > careful);
      assertThat(sequences(lane, "careful"))
          .containsExactlyElementsOf(LongStream.rangeClosed(0, careful).boxed().toList());
    }
    assertThat(bench.connection.isAbandoned()).isFalse();
    assertThat(bench.counters.get(Count.MESSAGES_DROPPED)).isEqualTo(dropped);
  }

  @Test
  void notMoreIsTakenInThanMayWaitForTheLog() {
    deliver(CAREFUL, "b", "A", 0, 1);
    Waiting.until("the log takes", () -> bench.connection.acknowledged().size() == 1);
    long before = bench.counters.get(Count.READINGS_ADMITTED);
    log.stop();
    for (int i = 1; i <= 2 * GatewayBench.MOST_UNFINISHED; i++) {
      deliver(CAREFUL, "b", "A", i, 1);
    }
    Waiting.until("some taken in", () -> bench.counters.get(Count.READINGS_ADMITTED) > before);
    assertThat(bench.counters.get(Count.READINGS_ADMITTED) - before)
        .isLessThanOrEqualTo(GatewayBench.MOST_UNFINISHED);
    log.start();
    bench.awaitTold("b", 2L * GatewayBench.MOST_UNFINISHED);
    assertThat(bench.counters.get(Count.READINGS_ADMITTED) - before)
        .isEqualTo(2L * GatewayBench.MOST_UNFINISHED);
  }

  @Test
  void logThatGoesAwayAgainAndAgainLosesAndReordersNothing() {
    int last = 0;
    for (int outage = 0; outage < 3; outage++) {
      deliverUpTo(last + 200, last);
      last += 200;
      log.stop();
      deliverUpTo(last + 200, last);
      last += 200;
      log.start();
    }
    int all = last;
    bench.awaitTold("b", all);
    Waiting.until("all acknowledged", () -> bench.connection.acknowledged().size() == all);
    assertThat(bench.connection.acknowledged()).isSorted().doesNotHaveDuplicates();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all there", () -> sequences(lane, "b").size() >= all);
      assertThat(sequences(lane, "b"))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, all).boxed().toList());
      List<LaneRecord> records = lane.all();
      for (int i = 1; i < records.size(); i++) {
        assertThat(records.get(i).appended()).isGreaterThanOrEqualTo(records.get(i - 1).appended());
      }
    }
  }

  private void deliverUpTo(int last, int from) {
    for (int i = from + 1; i <= last; i++) {
      deliver(CAREFUL, "b", "A", i, 1);
    }
  }

  private void deliver(String topic, String boot, String point, int sequence, int qos) {
    long now = System.currentTimeMillis();
    DataMessage message = DataMessage.ofOne(boot, sequence, now, point, now, 1);
    bench.connection.deliver(topic, DataMessageCodec.encode(message), sequence, qos);
  }

  private static List<Long> sequences(TopicTail<LaneRecord> lane, String boot) {
    return lane.all(Batch.class).stream()
        .filter(batch -> batch.boot().equals(boot))
        .map(Batch::sequence)
        .toList();
  }
}
