package io.vigil.sim.plant;

import io.vigil.model.reading.QualityReason;
import java.util.OptionalDouble;

/**
 * What stands between a quantity and its reading: jitter, drift and the steps of the display; and,
 * while somebody pulls a lever, silence, a doubt, or a value that is not that of the process.
 */
final class Sensor {
  private static final double DRIFT_SECONDS = 7_200;

  private final Wobble jitter;
  private final Wobble drift;
  private final double step;
  private final double lowest;
  private double shown;
  private boolean silent;
  private OptionalDouble forced = OptionalDouble.empty();
  private QualityReason reason = QualityReason.GOOD;

  /** A sensor that shows nothing below {@code lowest}. */
  Sensor(long seed, SensorModel model, double lowest) {
    jitter = new Wobble(seed, model.noise(), 2);
    drift = new Wobble(seed ^ 0x5DEECE66DL, model.drift(), DRIFT_SECONDS);
    this.step = model.step();
    this.lowest = lowest;
  }

  /** What it shows of this quantity; its noise moves on, whether somebody looks or not. */
  double show(double quantity) {
    double noisy = quantity + jitter.next() + drift.next();
    double stepped = step == 0 ? quantity : StrictMath.rint(noisy / step) * step;
    shown = forced.orElse(Math.max(lowest, rounded(stepped)));
    return shown;
  }

  /** Without the dust that multiplying by a decimal step leaves behind. */
  private static double rounded(double value) {
    return StrictMath.rint(value * 1e6) / 1e6;
  }

  boolean isSilent() {
    return silent;
  }

  QualityReason reason() {
    return reason;
  }

  void silence() {
    silent = true;
  }

  void force(double value) {
    forced = OptionalDouble.of(value);
  }

  /** Shows on what it showed last. */
  void freeze() {
    force(shown);
  }

  void mark(QualityReason newReason) {
    reason = newReason;
  }

  void release() {
    silent = false;
    forced = OptionalDouble.empty();
    reason = QualityReason.GOOD;
  }
}
