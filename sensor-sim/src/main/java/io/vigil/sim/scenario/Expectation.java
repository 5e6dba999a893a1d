package io.vigil.sim.scenario;

import java.time.Duration;

/**
 * An activation that must come of a scenario. Times are milliseconds since the scenario began, or
 * UTC once {@link #from} a start.
 *
 * @param point code of the point
 * @param rule id of the rule
 * @param raiseFrom raised not before this
 * @param raiseTo raised not after this
 * @param clearFrom cleared not before this
 * @param clearTo cleared not after this
 */
public record Expectation(
    String point, String rule, long raiseFrom, long raiseTo, long clearFrom, long clearTo) {
  public Expectation {
    if (raiseFrom > raiseTo || clearFrom > clearTo || raiseFrom > clearFrom) {
      throw new IllegalArgumentException(
          point + " " + rule + ": " + raiseFrom + ".." + raiseTo + ", " + clearFrom + ".."
              + clearTo);
    }
  }

  /** In seconds since the scenario began. */
  static Expectation ofSeconds(
      String point, String rule, long raiseFrom, long raiseTo, long clearFrom, long clearTo) {
    return new Expectation(
        point, rule, millis(raiseFrom), millis(raiseTo), millis(clearFrom), millis(clearTo));
  }

  private static long millis(long seconds) {
    return Duration.ofSeconds(seconds).toMillis();
  }

  /** The same in UTC, for a scenario that began at this moment. */
  public Expectation from(long start) {
    return new Expectation(
        point, rule, start + raiseFrom, start + raiseTo, start + clearFrom, start + clearTo);
  }

  /** Whether an activation of this point and rule is the expected one. */
  public boolean isMetBy(long raised, long cleared) {
    return raised >= raiseFrom && raised <= raiseTo && cleared >= clearFrom && cleared <= clearTo;
  }
}
