package io.vigil.streaming.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.streaming.source.LaneFeed;
import io.vigil.streaming.source.LaneInput;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneKeysTest {
  @ParameterizedTest
  @CsvSource({"8,1", "8,2", "8,4", "64,2", "64,16", "256,64", "256,256"})
  void everySubtaskGetsTheSameNumberOfLanes(int lanes, int parallelism) {
    for (LaneFeed feed : new LaneFeed[] {LaneFeed.READINGS, LaneFeed.BACKFILL}) {
      int[] given = new int[parallelism];
      for (int lane = 0; lane < lanes; lane++) {
        given[subtask(feed, lane, parallelism)]++;
      }
      assertThat(given).containsOnly(lanes / parallelism);
    }
  }

  @ParameterizedTest
  @CsvSource({"8,3", "64,5", "64,12"})
  void noSubtaskGetsManyMoreThanAnother(int lanes, int parallelism) {
    int[] given = new int[parallelism];
    for (int lane = 0; lane < lanes; lane++) {
      given[subtask(LaneFeed.READINGS, lane, parallelism)]++;
    }
    int fair = lanes / parallelism;
    for (int count : given) {
      assertThat(count).isBetween(fair - 1, fair + 2);
    }
  }

  @Test
  void noTwoPartitionsShareAKey() {
    Set<Integer> keys = new HashSet<>();
    for (int lane = 0; lane < 1_000; lane++) {
      assertThat(keys.add(LaneKeys.of(LaneFeed.READINGS, lane))).isTrue();
      assertThat(keys.add(LaneKeys.of(LaneFeed.BACKFILL, lane))).isTrue();
    }
  }

  /** State is addressed by these keys: what they are today they must be for ever. */
  @Test
  void keysNeverChange() {
    assertThat(keyOf(LaneFeed.READINGS, 0)).isEqualTo(451);
    assertThat(keyOf(LaneFeed.READINGS, 1)).isEqualTo(312);
    assertThat(keyOf(LaneFeed.READINGS, 255)).isEqualTo(19);
    assertThat(keyOf(LaneFeed.BACKFILL, 0)).isEqualTo(817);
    assertThat(keyOf(LaneFeed.READINGS, 256)).isEqualTo(16_777_728);
  }

  private static int keyOf(LaneFeed feed, int lane) {
    return new LaneKeys().getKey(new LaneInput(feed, lane, 0, 0, new byte[0]));
  }

  private static int subtask(LaneFeed feed, int lane, int parallelism) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        LaneKeys.of(feed, lane), LaneKeys.MAX_PARALLELISM, parallelism);
  }
}
