package io.vigil.ingest.admit;

import java.time.Duration;

/**
 * The limits of clocks (design: onboarding §5), in milliseconds.
 *
 * @param futureMillis a stamp further ahead of receive time than this is a bad clock
 * @param pastMillis a stamp of live data that lies behind by more, and constantly, is a bad clock
 * @param liveMillis a message sent longer ago than this is history
 * @param oldMillis what is older than this is refused
 * @param steadyMillis how long an offset must stand still to be a clock and not a delay
 * @param slackMillis how much it may move and still stand still
 */
public record ClockLimits(
    long futureMillis,
    long pastMillis,
    long liveMillis,
    long oldMillis,
    long steadyMillis,
    long slackMillis) {
  /** 2 min, 5 min, 5 min, 30 d, and 1 min of standing still within 10 s. */
  public static ClockLimits defaults() {
    return new ClockLimits(
        Duration.ofMinutes(2).toMillis(),
        Duration.ofMinutes(5).toMillis(),
        Duration.ofMinutes(5).toMillis(),
        Duration.ofDays(30).toMillis(),
        Duration.ofMinutes(1).toMillis(),
        Duration.ofSeconds(10).toMillis());
  }

  /** The same with another limit between live data and history. */
  public ClockLimits withLive(long millis) {
    return new ClockLimits(futureMillis, pastMillis, millis, oldMillis, steadyMillis, slackMillis);
  }
}
