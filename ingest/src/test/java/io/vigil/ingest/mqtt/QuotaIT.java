package io.vigil.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.quota.Quota;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.DataMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is beyond the quota is refused in words, and what is within it is taken all the same. */
@Timeout(300)
class QuotaIT {
  private static final int LANE = 0;
  private static final Clock NOON =
      Clock.fixed(Instant.ofEpochSecond(1_795_334_400L), ZoneOffset.UTC);

  @Test
  void excessIsToldWithItsNumbersAndTheRestIsInTheLane(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder, 1);
        GatewayBench bench =
            GatewayBench.start(
                log,
                NOON,
                List.of(LANE),
                Defined.mine(LANE),
                List.of(),
                enterprise -> new Quota(2, 1 << 20));
        TopicTail<LaneRecord> lane = TopicTail.lane(log, LANE);
        TopicTail<Refusal> refused = TopicTail.refused(log)) {
      long now = NOON.millis();
      for (int i = 1; i <= 23; i++) {
        bench.deliver("gw1", DataMessage.ofOne("b", i, now, "A", now + i, 1));
      }
      bench.awaitTold("b", 23);
      Waiting.until("twenty taken", () -> lane.sequences().size() == 20);
      assertThat(lane.sequences())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
      Waiting.until("all told", () -> bench.remarks("b").size() == 3);
      AckMessage.Entry first = bench.remarks("b").get(0);
      assertThat(first.sequence()).isEqualTo(21);
      assertThat(first.code()).isEqualTo("RATE");
      assertThat(first.zh()).isEqualTo("每秒 21 条，超过配额 2；超出部分未入库，请降低频率");
      assertThat(first.en())
          .isEqualTo("21 messages a second exceed the quota of 2; the excess was not taken");
      Waiting.until("kept in words", () -> refused.all().size() == 3);
      assertThat(refused.all()).extracting(Refusal::code).containsOnly(RefusalCode.RATE);
      assertThat(bench.counters.snapshot())
          .containsEntry("vigil_ingest_refused_total{code=\"RATE\"}", 3L)
          .containsEntry("vigil_ingest_seconds_near_quota_total", 1L);
    }
  }
}
