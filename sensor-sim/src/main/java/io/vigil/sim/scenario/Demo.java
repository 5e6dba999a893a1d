package io.vigil.sim.scenario;

import java.util.List;

/**
 * What happens to a plant when nobody says what.
 *
 * @param first happens first, a second after the start
 * @param then of these one happens after the other, drawn at random; the everyday ones stand in the
 *     list more often
 * @param shortestPauseMillis least time between the end of one and the start of the next
 * @param longestPauseMillis most time, more than the least
 */
public record Demo(
    Scenario first, List<Scenario> then, long shortestPauseMillis, long longestPauseMillis) {
  public Demo {
    then = List.copyOf(then);
    if (then.isEmpty() || !(0 <= shortestPauseMillis && shortestPauseMillis < longestPauseMillis)) {
      throw new IllegalArgumentException(
          then.size() + ", pause " + shortestPauseMillis + " to " + longestPauseMillis + " ms");
    }
  }
}
