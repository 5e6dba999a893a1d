package io.vigil.sim.replay;

/** Adds doubles and keeps what each addition rounds away (Neumaier). One thread. */
final class PreciseSum {
  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
