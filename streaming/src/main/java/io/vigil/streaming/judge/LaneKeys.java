package io.vigil.streaming.judge;

import io.vigil.streaming.source.LaneFeed;
import io.vigil.streaming.source.LaneInput;
import java.util.Arrays;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Gives each partition a key, so that lanes are spread evenly over the subtasks.
 *
 * <p>Flink hashes keys into key groups and gives each subtask a range of groups. Hashing the few
 * lane numbers themselves is a throw of dice: of 8 lanes on 4 subtasks it leaves one idle and gives
 * another four. So the key of a lane is chosen such that it falls into the group that halves the
 * range, then quarters it, and so on: lane 0 into the first group, lane 1 into the middle one.
 */
public final class LaneKeys implements KeySelector<LaneInput, Integer> {
  /** Key groups of every job: fixed for good, since state is addressed by them. */
  public static final int MAX_PARALLELISM = 256;

  private static final int[] LIVE = new int[MAX_PARALLELISM];
  private static final int[] BACKFILL = new int[MAX_PARALLELISM];
  private static final int BEYOND = 1 << 24;

  static {
    Arrays.fill(LIVE, -1);
    Arrays.fill(BACKFILL, -1);
    int missing = 2 * MAX_PARALLELISM;
    for (int key = 0; missing > 0; key++) {
      int lane = reverse(KeyGroupRangeAssignment.assignToKeyGroup(key, MAX_PARALLELISM));
      int[] free = LIVE[lane] < 0 ? LIVE : BACKFILL;
      if (free[lane] < 0) {
        free[lane] = key;
        missing--;
      }
    }
  }

  @Override
  public Integer getKey(LaneInput input) {
    return of(input.feed(), input.lane());
  }

  /** The key of a partition; unique among all partitions of {@code readings} and backfill. */
  static int of(LaneFeed feed, int lane) {
    boolean late = feed == LaneFeed.BACKFILL;
    if (lane >= MAX_PARALLELISM) {
      return BEYOND + 2 * lane + (late ? 1 : 0);
    }
    return (late ? BACKFILL : LIVE)[lane];
  }

  /** The eight bits of a group or lane in reverse order. */
  private static int reverse(int number) {
    return Integer.reverse(number) >>> 24;
  }
}
