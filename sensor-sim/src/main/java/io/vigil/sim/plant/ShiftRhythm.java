package io.vigil.sim.plant;

import java.util.Random;

/**
 * When a mine works: a maintenance shift from 06:00 to 14:00 Beijing time, coal in the other two,
 * there in passes of half an hour and more with a pause between. Deterministic for a seed, and a
 * function of time alone.
 */
final class ShiftRhythm {
  private static final long SECONDS_A_DAY = 86_400;
  private static final long BEIJING_SECONDS = 8 * 3_600;
  private static final long MAINTENANCE_FROM = 6 * 3_600;
  private static final long MAINTENANCE_TO = 14 * 3_600;
  private static final long PASS_SECONDS = 2_400;
  private static final double SHORTEST_WORK = 0.70;
  private static final double WORK_SPREAD = 0.20;

  private final long seed;

  ShiftRhythm(long seed) {
    this.seed = seed;
  }

  /** Whether the shearer would cut at this second (UTC). */
  boolean isCutting(long second) {
    long ofDay = Math.floorMod(second + BEIJING_SECONDS, SECONDS_A_DAY);
    if (ofDay >= MAINTENANCE_FROM && ofDay < MAINTENANCE_TO) {
      return false;
    }
    long pass = Math.floorDiv(second, PASS_SECONDS);
    double work = SHORTEST_WORK + WORK_SPREAD * new Random(seed * 31 + pass).nextDouble();
    return Math.floorMod(second, PASS_SECONDS) < work * PASS_SECONDS;
  }

  /** The warmth of the day, from -1 at four in the morning to 1 at four in the afternoon. */
  double warmth(long second) {
    long ofDay = Math.floorMod(second + BEIJING_SECONDS, SECONDS_A_DAY);
    return StrictMath.sin(2 * StrictMath.PI * (ofDay - 10 * 3_600) / SECONDS_A_DAY);
  }
}
