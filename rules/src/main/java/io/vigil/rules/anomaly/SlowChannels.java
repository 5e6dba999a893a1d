package io.vigil.rules.anomaly;

/**
 * Which channels of a unit wander slowly, such as temperatures: their changes from row to row are
 * small against their spread. Of those the changes are looked at instead of the values, so that a
 * drift is not taken for an anomaly. The measure is von Neumann's ratio, halved: about 1 for a
 * channel whose rows do not depend on each other, near 0 for one that wanders. Stateless; any
 * thread.
 */
final class SlowChannels {
  /** At and above this a channel is not slow: about a third. */
  static final double RATIO = 0.35;

  private SlowChannels() {}

  static boolean[] in(double[] rows, int channels) {
    double[] spread = Columns.deviations(rows, channels, 0);
    double[] changes = Columns.deviations(Columns.differences(rows, channels), channels, 1);
    boolean[] slow = new boolean[channels];
    for (int channel = 0; channel < channels; channel++) {
      double ratio = changes[channel] / spread[channel];
      slow[channel] = ratio * ratio / 2 < RATIO;
    }
    return slow;
  }
}
