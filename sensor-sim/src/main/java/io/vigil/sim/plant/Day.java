package io.vigil.sim.plant;

/**
 * The rhythm of the day: 1 at its peak, -1 twelve hours from it, a sine between them.
 *
 * @param peakHour hour of the day in Beijing, from 0 to 24
 */
public record Day(double peakHour) implements Element {
  static final long SECONDS = 86_400;
  static final long SECONDS_AN_HOUR = 3_600;
  private static final long BEIJING_SECONDS = 8 * SECONDS_AN_HOUR;

  public Day {
    if (!(peakHour >= 0 && peakHour <= 24)) {
      throw new IllegalArgumentException("peak at " + peakHour);
    }
  }

  /** Seconds since midnight in Beijing. */
  static long secondOf(long second) {
    return Math.floorMod(second + BEIJING_SECONDS, SECONDS);
  }

  double at(long second) {
    double sincePeak = secondOf(second) - peakHour * SECONDS_AN_HOUR;
    return StrictMath.cos(2 * StrictMath.PI * sincePeak / SECONDS);
  }
}
