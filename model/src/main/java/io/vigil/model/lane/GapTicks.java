package io.vigil.model.lane;

/**
 * When the clock of a gateway in mode REPLAY moves between two stamps: at even steps, until nothing
 * can fall due any more. The clock is the greatest stamp so far. Only stamps decide, so the same
 * readings give the same ticks.
 *
 * <pre>
 *   stamps   a─────────────────────b──c──────────────d
 *   ticks       t  t  t                  t  t  t
 * </pre>
 *
 * <p>One thread.
 */
public final class GapTicks {
  private static final long MOST_TICK_MILLIS = 10_000;
  private static final long MOST_TICKS = 60;

  private final long tickMillis;
  private final long ticksPerGap;
  private long clock = Batch.NO_AT;
  private long ticked;

  /**
   * Ticks between readings.
   *
   * @param stepMillis usual distance between stamps; at least 1
   * @param longestDelayMillis after so long without a reading nothing falls due
   */
  public GapTicks(long stepMillis, long longestDelayMillis) {
    tickMillis = Math.min(stepMillis, MOST_TICK_MILLIS);
    long untilNothingIsDue = -Math.floorDiv(-longestDelayMillis, tickMillis);
    ticksPerGap = Math.min(MOST_TICKS, untilNothingIsDue);
  }

  /** The next tick before this stamp, milliseconds UTC; {@link Batch#NO_AT} if there is none. */
  public long before(long stamp) {
    if (clock == Batch.NO_AT
        || ticked >= ticksPerGap
        || stamp - clock <= (ticked + 1) * tickMillis) {
      return Batch.NO_AT;
    }
    ticked++;
    return clock + ticked * tickMillis;
  }

  /** The clock when readings of this stamp come, which may be behind it. */
  public long at(long stamp) {
    clock = Math.max(clock, stamp);
    ticked = 0;
    return clock;
  }
}
