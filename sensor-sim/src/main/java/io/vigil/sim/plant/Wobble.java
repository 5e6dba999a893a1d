package io.vigil.sim.plant;

import java.util.Random;

/**
 * Noise with a memory (Ornstein-Uhlenbeck, one step a second): it wanders about zero with a given
 * spread and forgets within a given time. A short memory is the jitter of a measurement, a long one
 * is drift. Deterministic for a seed.
 */
final class Wobble {
  /** Beyond so many spreads nothing is believable; it keeps the tail from tripping a limit. */
  private static final double MOST_SPREADS = 4;

  private final Random random;
  private final double spread;
  private final double keep;
  private final double kick;
  private double value;

  Wobble(long seed, double spread, double memorySeconds) {
    random = new Random(seed);
    this.spread = spread;
    keep = StrictMath.exp(-1 / memorySeconds);
    kick = spread * StrictMath.sqrt(1 - keep * keep);
  }

  /** Its value a second later. */
  double next() {
    value = value * keep + kick * random.nextGaussian();
    double most = MOST_SPREADS * spread;
    value = Math.max(-most, Math.min(most, value));
    return value;
  }
}
