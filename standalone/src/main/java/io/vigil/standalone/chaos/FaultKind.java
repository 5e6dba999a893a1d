package io.vigil.standalone.chaos;

import java.util.Random;

/**
 * The kinds of faults, and for how long each lasts, milliseconds: in the short form as long as it
 * takes to matter, in the full one as long as it might.
 */
public enum FaultKind {
  /** The process ends without a word. How long it is away is drawn by the plan. */
  KILLED("kill -9 of", 0, 0, 0),
  /** All processes do so at once. */
  ALL_KILLED("kill -9 of", 0, 0, 8_000),
  /** The process stands still, keeps its connections, and goes on as if nothing had been. */
  STOPPED("SIGSTOP of", 5_000, 30_000, 0),
  /** Connections are torn and refused. */
  CUT("cut of", 4_000, 5_000, 20_000),
  /** Nothing more fits on the disk. Whoever ends by it is started again when there is room. */
  FULL("full disk of", 5_000, 10_000, 20_000),
  /** A server that nothing may wait for is away for long. */
  DOWN("outage of", 8_000, 60_000, 60_000),
  /** A broker is restarted while messages wait in its queues. */
  QUEUED("restart with queued messages of", 3_000, 8_000, 8_000),
  /** The configuration changes. */
  CHANGED("change of", 0, 0, 0);

  private final String words;
  private final int briefMillis;
  private final int fullMillis;
  private final int fullSpreadMillis;

  FaultKind(String words, int briefMillis, int fullMillis, int fullSpreadMillis) {
    this.words = words;
    this.briefMillis = briefMillis;
    this.fullMillis = fullMillis;
    this.fullSpreadMillis = fullSpreadMillis;
  }

  String words() {
    return words;
  }

  /** How long one lasts. */
  long lastsMillis(Pace pace, Random random) {
    return switch (pace) {
      case BRIEF -> briefMillis;
      case FULL -> (long) fullMillis + random.nextInt(fullSpreadMillis + 1);
    };
  }
}
