package io.vigil.sim.plant;

import java.util.OptionalDouble;

/**
 * What stands between a quantity and its reading: jitter, drift and the steps of the display; and,
 * while somebody pulls a lever, silence or a value that is not that of the process.
 */
final class Sensor {
  private final Wobble jitter;
  private final Wobble drift;
  private final double step;
  private final double lowest;
  private boolean silent;
  private OptionalDouble forced = OptionalDouble.empty();

  /**
   * A sensor.
   *
   * @param spread of its jitter and, twice as wide, of its drift over hours
   * @param step resolution of its display
   * @param lowest it shows nothing below
   */
  Sensor(long seed, double spread, double step, double lowest) {
    jitter = new Wobble(seed, spread, 2);
    drift = new Wobble(seed ^ 0x5DEECE66DL, spread * 2, 7_200);
    this.step = step;
    this.lowest = lowest;
  }

  /** What it shows of this quantity; its noise moves on, whether somebody looks or not. */
  double show(double quantity) {
    double shown = quantity + jitter.next() + drift.next();
    double stepped = step == 0 ? quantity : StrictMath.rint(shown / step) * step;
    return forced.orElse(Math.max(lowest, rounded(stepped)));
  }

  /** Without the dust that multiplying by a decimal step leaves behind. */
  private static double rounded(double value) {
    return StrictMath.rint(value * 1e6) / 1e6;
  }

  boolean isSilent() {
    return silent;
  }

  void silence() {
    silent = true;
  }

  void force(double value) {
    forced = OptionalDouble.of(value);
  }

  void release() {
    silent = false;
    forced = OptionalDouble.empty();
  }
}
