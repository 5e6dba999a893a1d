package io.vigil.sim.plant;

/**
 * A quantity that stays where it is until a scenario moves it: a switch, a set point, a leak.
 *
 * @param start its value while nobody moves it
 */
public record Lever(double start) implements Element {
  /** A lever and where it is on its way. */
  static final class Moving implements Motion {
    private double value;
    private double target;
    private long secondsLeft;

    Moving(double start) {
      value = start;
      target = start;
    }

    /** Moves it evenly; it arrives after so many seconds, 0 for at once. */
    void moveTo(double to, long overSeconds) {
      target = to;
      secondsLeft = Math.max(1, overSeconds);
    }

    @Override
    public double next(double[] values, long second) {
      if (secondsLeft > 1) {
        value += (target - value) / secondsLeft;
      } else {
        value = target;
      }
      secondsLeft = Math.max(0, secondsLeft - 1);
      return value;
    }
  }
}
