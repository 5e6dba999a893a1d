package io.vigil.sim.plant;

/** A quantity that follows its target with a time constant, one step a second. */
final class Lag {
  private final double share;
  private double value;

  Lag(double start, double seconds) {
    value = start;
    share = 1 - StrictMath.exp(-1 / seconds);
  }

  /** Its value a second later. */
  double follow(double target) {
    value += share * (target - value);
    return value;
  }

  double value() {
    return value;
  }
}
