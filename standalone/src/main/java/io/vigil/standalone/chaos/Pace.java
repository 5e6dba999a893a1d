package io.vigil.standalone.chaos;

import java.util.Random;

/** How much time there is: between a recovery and the next fault, and for each fault. */
public enum Pace {
  /** For CI. */
  BRIEF(1_000, 2_000),
  /** For an hour. */
  FULL(5_000, 10_000);

  private final int leastPauseMillis;
  private final int pauseSpreadMillis;

  Pace(int leastPauseMillis, int pauseSpreadMillis) {
    this.leastPauseMillis = leastPauseMillis;
    this.pauseSpreadMillis = pauseSpreadMillis;
  }

  /** Until the next fault, milliseconds. */
  long pauseMillis(Random random) {
    return (long) leastPauseMillis + random.nextInt(pauseSpreadMillis);
  }
}
