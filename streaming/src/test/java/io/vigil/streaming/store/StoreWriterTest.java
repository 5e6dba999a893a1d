package io.vigil.streaming.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.streaming.count.JobCounters;
import io.vigil.streaming.count.JobCounters.Count;
import io.vigil.streaming.store.StoreOptions.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class StoreWriterTest {
  private static final SinkWriter.Context CONTEXT =
      new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
          return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
          return null;
        }
      };

  private final ScriptedStore store = new ScriptedStore();
  private final HandTimers timers = new HandTimers();
  private Path deadLetters;
  private JobCounters counters;
  private StoreWriter writer;

  @SuppressWarnings("NullAway.Init")
  StoreWriterTest() {}

  @BeforeEach
  void open(@TempDir Path folder, TestInfo test) {
    deadLetters = folder.resolve("sub").resolve("letters.tsv");
    counters = JobCounters.of(test.getDisplayName());
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    writer =
        new StoreWriter(
            new StoreOptions(
                Dialect.INFLUX_2, "http://store", "b", "-", "", 10, 200, folder.toString()),
            store,
            new DeadLetterFile(deadLetters, clock),
            timers,
            counters);
  }

  @Test
  void aFullBatchIsWrittenAtOnce() throws IOException, InterruptedException {
    write(0, 9);
    assertThat(store.stored).isEmpty();
    write(9, 10);
    assertThat(store.batches).containsExactly(10);
    assertThat(store.stored).isEqualTo(lines(0, 10));
    assertThat(counters.get(Count.STORED)).isEqualTo(10);
  }

  @Test
  void aFewLinesWaitNoLongerThanSaid() throws Exception {
    write(0, 1);
    timers.advance(100);
    write(1, 2);
    timers.advance(99);
    assertThat(store.stored).isEmpty();
    timers.advance(1);
    assertThat(store.stored).isEqualTo(lines(0, 2));
  }

  @Test
  void oneTimerIsEnoughAndTheNextLineSetsTheNext() throws Exception {
    write(0, 1);
    write(1, 2);
    assertThat(timers.waiting()).isEqualTo(1);
    timers.advance(200);
    assertThat(timers.waiting()).isZero();
    write(2, 3);
    assertThat(timers.waiting()).isEqualTo(1);
    timers.advance(200);
    assertThat(store.batches).containsExactly(2, 1);
  }

  @Test
  void aTimerAfterAFullBatchWritesNothing() throws Exception {
    write(0, 1);
    write(1, 10);
    timers.advance(200);
    assertThat(store.batches).containsExactly(10);
  }

  @Test
  void aCheckpointEndsWithNothingGathered() throws IOException, InterruptedException {
    write(0, 3);
    writer.flush(false);
    assertThat(store.stored).isEqualTo(lines(0, 3));
    writer.flush(false);
    assertThat(store.batches).containsExactly(3);
  }

  @Test
  void aStoreThatIsAwayIsAskedUntilItAnswers() throws IOException, InterruptedException {
    store.awayForAttempts = 3;
    write(0, 10);
    assertThat(store.stored).isEqualTo(lines(0, 10));
    assertThat(counters.get(Count.STORE_RETRIES)).isEqualTo(3);
    assertThat(deadLetters).doesNotExist();
  }

  @Test
  void cancellingEndsTheWaitForAStoreThatIsAway() {
    store.awayForAttempts = Integer.MAX_VALUE;
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> write(0, 10)).isInstanceOf(InterruptedException.class);
    assertThat(store.stored).isEmpty();
  }

  @Test
  void refusedLinesAreFoundAndTheOthersStored() throws IOException, InterruptedException {
    store.refuses =
        line -> line.startsWith("reading,point=P3 ") || line.startsWith("reading,point=P8 ");
    write(0, 10);
    assertThat(store.stored)
        .containsExactlyInAnyOrderElementsOf(
            lines(0, 10).stream().filter(line -> !store.refuses.test(line)).toList());
    assertThat(Files.readAllLines(deadLetters))
        .containsExactly(
            "2026-01-02T03:04:05Z\tcannot parse reading,point=P3 value=3 3\treading,point=P3 value=3 3",
            "2026-01-02T03:04:05Z\tcannot parse reading,point=P8 value=8 8\treading,point=P8 value=8 8");
    assertThat(counters.get(Count.DEAD_LETTERS)).isEqualTo(2);
    assertThat(counters.get(Count.STORED)).isEqualTo(8);
  }

  @Test
  void aBatchOfRefusedLinesOnlyHoldsUpNobody() throws IOException, InterruptedException {
    store.refuses = line -> true;
    write(0, 10);
    store.refuses = line -> false;
    write(10, 20);
    assertThat(Files.readAllLines(deadLetters)).hasSize(10);
    assertThat(store.stored).isEqualTo(lines(10, 20));
  }

  @Test
  void aStoreThatGoesAwayWhileALineIsSoughtLosesNone() throws IOException, InterruptedException {
    store.refuses =
        line -> {
          if (line.startsWith("reading,point=P3 ")) {
            store.awayForAttempts = 1;
            return true;
          }
          return false;
        };
    write(0, 10);
    assertThat(store.stored).hasSize(9).doesNotHaveDuplicates();
    assertThat(counters.get(Count.STORE_RETRIES)).isPositive();
  }

  @Test
  void refusedLinesWithoutAFileToGoToAreStillCounted() throws IOException, InterruptedException {
    Files.createDirectories(deadLetters); // a folder stands where the file should be
    store.refuses = line -> line.contains("P3");
    write(0, 10);
    assertThat(counters.get(Count.DEAD_LETTERS)).isEqualTo(1);
    assertThat(store.stored).hasSize(9);
  }

  @Test
  void closingClosesTheClientAndWritesNothing() throws IOException, InterruptedException {
    write(0, 1);
    writer.close();
    assertThat(store.closed).isTrue();
    assertThat(store.stored).isEmpty();
  }

  private void write(int from, int to) throws InterruptedException {
    StringBuilder text = new StringBuilder();
    lines(from, to).forEach(line -> text.append(line).append('\n'));
    writer.write(new StoreLines(text.toString(), to - from), CONTEXT);
  }

  private static List<String> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "reading,point=P" + i + " value=" + i + " " + i)
        .toList();
  }
}
