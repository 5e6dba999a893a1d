package io.vigil.standalone.chaos;

import java.util.Random;

/** The watches of the ledger: each has a limit of 50 and clears below 45. */
enum WatchKind {
  /** Raises and clears at the first reading. */
  INSTANT(0, 0, false),
  /** Raises after 3 s and clears after 2 s. */
  DELAYED(3_000, 2_000, false),
  /** Raises at once, and its instrument breaks while abnormal: missing data must not clear it. */
  BREAKING(0, 2_000, true);

  static final double LIMIT = 50;
  static final double CLEAR = 45;

  private final long onMillis;
  private final long offMillis;
  private final boolean mayBreak;

  WatchKind(long onMillis, long offMillis, boolean mayBreak) {
    this.onMillis = onMillis;
    this.offMillis = offMillis;
    this.mayBreak = mayBreak;
  }

  long onMillis() {
    return onMillis;
  }

  long offMillis() {
    return offMillis;
  }

  boolean mayBreak() {
    return mayBreak;
  }

  /** How long the next phase is: clearly shorter than the delay, or clearly longer. */
  long phaseMillis(boolean abnormal, Random random) {
    long delay = abnormal ? onMillis : offMillis;
    boolean shorter = delay > 0 && random.nextInt(3) == 0;
    long millis =
        shorter
            ? 600 + random.nextInt((int) Math.max(1, delay / 2 - 600))
            : delay + 3_000 + random.nextInt(4_000);
    return mayBreak && abnormal ? millis + 3_000 : millis;
  }
}
