package io.vigil.sim.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule of a pack with its numbers.
 *
 * @param direction above for high limits, below for low ones, change for rates
 * @param isInclusive whether the limit itself counts
 * @param limit the limit, or the change
 * @param clear clear value
 * @param gated whether it is armed only while the shop casts
 * @param windowSeconds of a change
 */
record PlainRule(
    String id,
    Direction direction,
    boolean isInclusive,
    double limit,
    double clear,
    long onSeconds,
    long offSeconds,
    boolean gated,
    long windowSeconds) {
  enum Direction {
    ABOVE,
    BELOW,
    FALL,
    EITHER
  }

  static PlainRule ge(String id, double limit, double clear, long on, long off) {
    return new PlainRule(id, Direction.ABOVE, true, limit, clear, on, off, false, 0);
  }

  static PlainRule gt(String id, double limit, double clear, long on, long off) {
    return new PlainRule(id, Direction.ABOVE, false, limit, clear, on, off, false, 0);
  }

  static PlainRule le(String id, double limit, double clear, long on, long off) {
    return new PlainRule(id, Direction.BELOW, true, limit, clear, on, off, false, 0);
  }

  static PlainRule lt(String id, double limit, double clear, long on, long off) {
    return new PlainRule(id, Direction.BELOW, false, limit, clear, on, off, false, 0);
  }

  /** A switch that must not have this value. */
  static PlainRule not(String id, int abnormal, long on, long off) {
    return abnormal == 0 ? lt(id, 0.5, 0.5, on, off) : ge(id, 0.5, 0.5, on, off);
  }

  static PlainRule change(String id, Direction direction, double change, long window, long off) {
    return new PlainRule(id, direction, true, change, change, 0, off, false, window);
  }

  /** The same, armed only while the shop casts. */
  PlainRule whileCasting() {
    return new PlainRule(
        id, direction, isInclusive, limit, clear, onSeconds, offSeconds, true, windowSeconds);
  }

  boolean isActive(double measure) {
    if (measure == limit) {
      return isInclusive;
    }
    return direction == Direction.BELOW ? measure < limit : measure > limit;
  }

  /** The clear value itself is clear unless it is a limit that counts. */
  boolean isClear(double measure) {
    if (measure == clear) {
      return clear != limit || !isInclusive;
    }
    return direction == Direction.BELOW ? measure > clear : measure < clear;
  }

  /** The readings as they are held against the limit: for a change, the greatest in its window. */
  List<Reading> asMeasured(List<Reading> readings) {
    if (windowSeconds == 0) {
      return readings;
    }
    List<Reading> changes = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      Reading now = readings.get(i);
      double greatest = 0;
      for (int j = i; j >= 0 && now.time() - readings.get(j).time() <= windowSeconds * 1_000; j--) {
        for (int k = j; k <= i; k++) {
          double change = readings.get(k).value() - readings.get(j).value();
          double counted = direction == Direction.FALL ? -change : Math.abs(change);
          greatest = Math.max(greatest, counted);
        }
      }
      changes.add(new Reading(now.time(), greatest, now.reason()));
    }
    return changes;
  }
}
