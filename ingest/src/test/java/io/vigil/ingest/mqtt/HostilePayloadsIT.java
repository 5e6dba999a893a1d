package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes come: each message is settled, in order, and the good ones are taken. */
@Timeout(300)
class HostilePayloadsIT {
  private static final int LANE = 0;

  private KafkaNode log;
  private GatewayBench bench;

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
  void messageOfWhichAnyBytesAreBrokenIsSettledAndTheGoodOnesBetweenAreTaken() {
    Random random = new Random(17);
    int good = 300;
    for (int i = 1; i <= good; i++) {
      bench.deliver("gw1", message("good", i));
      bench.deliver("gw1", Up.DATA, broken(random, message("bad", i)));
      Up kind = Up.values()[random.nextInt(Up.values().length)];
      bench.deliver("gw2", kind, noise(random));
    }
    bench.awaitAcknowledged();
    assertThat(bench.connection.acknowledged()).isSorted();
    bench.awaitTold("good", good);
    assertThat(bench.remarks("good")).isEmpty();
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE)) {
      Waiting.until("all there", () -> good(lane).size() >= good);
      for (int i = 0; i < good; i++) {
        Batch batch = good(lane).get(i);
        assertThat(batch.sequence()).isEqualTo(i + 1);
        assertThat(batch.readings().values()).containsExactly((i + 1) % 40);
      }
    }
  }

  @Test
  void whatIsRefusedIsCountedAndKeptOnceForEachMessage() {
    int count = 200;
    for (int i = 0; i < count; i++) {
      bench.deliver("gw1", Up.DATA, ("no JSON " + i).getBytes(StandardCharsets.UTF_8));
    }
    bench.awaitAcknowledged();
    assertThat(bench.counters.get(RefusalCode.JSON_BAD)).isEqualTo(count);
    assertThat(bench.counters.get(Count.MESSAGES_SETTLED)).isEqualTo(count);
    assertThat(bench.counters.snapshot()).containsEntry("vigil_ingest_messages_pending", 0L);
    try (TopicTail<Refusal> refused = TopicTail.refused(log)) {
      Waiting.until("all kept", () -> refused.all().size() >= count);
      for (int i = 0; i < count; i++) {
        assertThat(refused.all().get(i).payload()).isEqualTo("no JSON " + i);
      }
    }
  }

  @Test
  void ofALongPayloadOnlyTheBeginningIsKept() {
    bench.deliver("gw1", Up.DATA, "x".repeat(60_000).getBytes(StandardCharsets.UTF_8));
    bench.deliver("gw1", Up.DATA, "甲".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    bench.awaitAcknowledged();
    try (TopicTail<Refusal> refused = TopicTail.refused(log)) {
      Waiting.until("both kept", () -> refused.all().size() == 2);
      assertThat(refused.all().get(0).payload()).isEqualTo("x".repeat(512));
      assertThat(refused.all().get(1).payload()).startsWith("甲".repeat(170));
    }
  }

  @Test
  void moreTopicsThanAreRememberedAreReadAllTheSame() {
    for (int i = 0; i < 20_100; i++) {
      bench.deliverTo("junk/" + i, new byte[0]);
      if (i % 500 == 0) {
        bench.awaitAcknowledged();
      }
    }
    bench.deliver("gw1", message("late", 1));
    bench.awaitTold("late", 1);
    assertThat(bench.counters.get(RefusalCode.TOPIC_DENIED)).isEqualTo(20_100);
  }

  private static List<Batch> good(TopicTail<LaneRecord> lane) {
    return lane.all(Batch.class).stream().filter(batch -> batch.boot().equals("good")).toList();
  }

  private static DataMessage message(String boot, long sequence) {
    long now = System.currentTimeMillis();
    return DataMessage.ofOne(boot, sequence, now, "A", now, sequence % 40);
  }

  /** Cut somewhere, or with one byte changed, or with one doubled. */
  private static byte[] broken(Random random, DataMessage message) {
    byte[] bytes = DataMessageCodec.encode(message);
    int at = random.nextInt(bytes.length);
    int how = random.nextInt(3);
    if (how == 0) {
      return Arrays.copyOf(bytes, at);
    }
    if (how == 1) {
      bytes[at] = (byte) random.nextInt();
      return bytes;
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    return longer;
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }
}
