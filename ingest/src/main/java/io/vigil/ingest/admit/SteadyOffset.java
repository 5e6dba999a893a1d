package io.vigil.ingest.admit;

/**
 * Tells a clock that is wrong from data that is late. A clock that is wrong lies behind by the same
 * amount for as long as one looks; data that waited somewhere catches up.
 *
 * <p>One clock, one thread.
 */
final class SteadyOffset {
  private final ClockLimits limits;
  private long offset;
  private long since;
  private long last = Long.MIN_VALUE;

  SteadyOffset(ClockLimits limits) {
    this.limits = limits;
  }

  /**
   * Whether the clock has been behind by this much for long enough to be wrong.
   *
   * @param behind how far it is behind now
   * @param now milliseconds UTC
   * @param longestGap after a longer pause than this nothing is known any more
   */
  boolean isSteady(long behind, long now, long longestGap) {
    boolean moved = Math.abs(behind - offset) > limits.slackMillis();
    if (last == Long.MIN_VALUE || moved || now - last > longestGap || now < last) {
      offset = behind;
      since = now;
    }
    last = now;
    return now - since >= limits.steadyMillis();
  }
}
