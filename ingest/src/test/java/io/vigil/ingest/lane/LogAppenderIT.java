package io.vigil.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.TopicTail;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Tick;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.LogTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Appending holds back at its bounds, and never skips, whatever the log does. */
@Timeout(240)
class LogAppenderIT {
  private static final int MOST = 20;
  private static final int MOST_BYTES = 10_000;

  private final IngestCounters counters = new IngestCounters();
  private KafkaNode log;
  private LogAppender appender;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    log = KafkaNode.start(folder, 1);
    appender = appender();
  }

  @AfterEach
  void stop() {
    appender.close();
    log.close();
  }

  @Test
  void appendedIsInTheLogInOrder() {
    for (int i = 1; i <= 100; i++) {
      append(i);
    }
    Waiting.until("all in the log", this::isIdle);
    assertThat(times()).containsExactlyElementsOf(upTo(100));
    assertThat(counters.get(Count.LOG_MENDED)).isZero();
  }

  @Test
  void whileTheLogIsAwayThereIsRoomForSoManyRecordsAndNoMore() {
    appendAndAwait(1);
    log.stop();
    for (int i = 2; i <= MOST; i++) {
      append(i);
    }
    assertThat(appender.hasRoom()).isTrue();
    append(MOST + 1);
    assertThat(appender.hasRoom()).isFalse();
    log.start();
    Waiting.until("room again", appender::hasRoom);
    Waiting.until("all in the log", this::isIdle);
    assertThat(times()).containsExactlyElementsOf(upTo(MOST + 1));
  }

  @Test
  void whileTheLogIsAwayThereIsRoomForSoManyBytesAndNoMore() {
    appendAndAwait(1);
    log.stop();
    appendBytes(new byte[MOST_BYTES - 1]);
    assertThat(appender.hasRoom()).isTrue();
    appendBytes(new byte[1]);
    assertThat(appender.hasRoom()).isFalse();
    log.start();
    Waiting.until("room again", appender::hasRoom);
  }

  @Test
  void receiptArrivesWhenTheLogAnswersAndNotBefore() {
    appendAndAwait(1);
    log.stop();
    LogReceipt receipt = append(2);
    receipt.seal();
    assertThat(Waiting.holdsWithin(Duration.ofSeconds(1), receipt::isDone)).isFalse();
    log.start();
    Waiting.until("in the log", () -> appender.hasRoom() && receipt.isDone());
  }

  @Test
  void logThatComesLaterThanItsWriterGetsEverything() {
    log.stop();
    append(1);
    append(2);
    assertThat(appender.isIdle()).isFalse();
    log.start();
    Waiting.until("all in the log", this::isIdle);
    assertThat(times()).startsWith(1L).endsWith(2L).isSorted();
  }

  @Test
  void recordThatTheLogWillNeverTakeHoldsBackWhatIsBehindItInsteadOfBeingSkipped() {
    appendAndAwait(1);
    appender.append(LogTopics.READINGS, 7, null, tick(2), LogReceipt.ignored());
    append(3);
    assertThat(Waiting.holdsWithin(Duration.ofSeconds(2), this::isIdle)).isFalse();
    Waiting.until("said so", () -> !appender.isIdle() && hasMended());
    assertThat(times()).contains(1L).doesNotContain(2L);
  }

  private boolean hasMended() {
    return appender.hasRoom() && counters.get(Count.LOG_MENDED) > 0;
  }

  private boolean isIdle() {
    return appender.hasRoom() && appender.isIdle();
  }

  private void appendAndAwait(long time) {
    append(time);
    Waiting.until("in the log", this::isIdle);
  }

  private LogReceipt append(long time) {
    return appendBytes(tick(time));
  }

  private LogReceipt appendBytes(byte[] value) {
    LogReceipt receipt = new LogReceipt(() -> {});
    appender.append(LogTopics.READINGS, 0, null, value, receipt);
    return receipt;
  }

  private static byte[] tick(long time) {
    return LaneRecordCodec.encode(new Tick(1, time));
  }

  private List<Long> times() {
    try (TopicTail<LaneRecord> lane = TopicTail.lane(log, 0)) {
      Waiting.until("readable", () -> !lane.all().isEmpty());
      return lane.all().stream().map(LaneRecord::appended).toList();
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private LogAppender appender() {
    return new LogAppender(
        new LogOptions(log.bootstrap(), "appender", 0, MOST, MOST_BYTES, 1_000, 1), counters);
  }
}
