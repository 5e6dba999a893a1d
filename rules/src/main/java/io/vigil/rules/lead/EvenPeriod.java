package io.vigil.rules.lead;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Reporting;

/**
 * Which points are compared with yesterday: those that speak once in one minute to one hour, so
 * often a day that it comes out even. More readings than one a minute would cost more memory than
 * the comparison is worth. Stateless.
 */
final class EvenPeriod {
  private static final long DAY_MILLIS = 86_400_000;
  private static final long LEAST_MILLIS = 60_000;
  private static final long MOST_MILLIS = 3_600_000;

  private EvenPeriod() {}

  /** How many readings the point has a day; 0 if it is not compared with yesterday. */
  static int readingsADay(PointDefinition point) {
    long period = point.sampleMillis();
    boolean isEven = DAY_MILLIS % period == 0 && period >= LEAST_MILLIS && period <= MOST_MILLIS;
    boolean isChosen = point.reporting() == Reporting.PERIODIC && isEven;
    return isChosen ? (int) (DAY_MILLIS / period) : 0;
  }
}
