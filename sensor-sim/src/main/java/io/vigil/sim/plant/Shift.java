package io.vigil.sim.plant;

import java.util.Random;

/**
 * When work is done: 1 while there is work, 0 while there is none. Work comes in cycles of equal
 * length, each of them one stretch of work and one pause, and only in the hours of the shift. A
 * function of seed and time alone.
 *
 * @param fromHour beginning of the shift, hour of the day in Beijing, 0 to 24
 * @param toHour its end; the same as {@code fromHour} for work around the clock
 * @param cycleSeconds length of a cycle, at least 1; cycles are counted from 1970-01-01 UTC
 * @param leastShare the shortest stretch of work, as a share of the cycle
 * @param mostShare the longest, at most 1
 */
public record Shift(
    int fromHour, int toHour, long cycleSeconds, double leastShare, double mostShare)
    implements Element {
  private static final int HOURS = 24;

  public Shift {
    boolean areHours = fromHour >= 0 && fromHour <= HOURS && toHour >= 0 && toHour <= HOURS;
    if (!areHours || cycleSeconds < 1) {
      throw new IllegalArgumentException(fromHour + " to " + toHour + ", " + cycleSeconds + " s");
    }
    if (!(leastShare >= 0 && leastShare <= mostShare && mostShare <= 1)) {
      throw new IllegalArgumentException("share " + leastShare + " to " + mostShare);
    }
  }

  boolean isWork(long seed, long second) {
    if (!isShift(Day.secondOf(second))) {
      return false;
    }
    long cycle = Math.floorDiv(second, cycleSeconds);
    double drawn = new Random(seed * 31 + cycle).nextDouble();
    double share = leastShare + (mostShare - leastShare) * drawn;
    return Math.floorMod(second, cycleSeconds) < share * cycleSeconds;
  }

  private boolean isShift(long ofDay) {
    long from = fromHour * Day.SECONDS_AN_HOUR;
    long to = toHour * Day.SECONDS_AN_HOUR;
    if (from == to) {
      return true;
    }
    return from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to;
  }
}
