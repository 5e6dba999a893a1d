package io.vigil.rules.anomaly;

/**
 * Centre and spread of each channel over rows of which the first do not count. Rows lie one behind
 * the other in one array. Stateless; any thread.
 */
final class Columns {
  private Columns() {}

  static double[] means(double[] rows, int channels, int firstRow) {
    double[] means = new double[channels];
    int count = rows.length / channels - firstRow;
    for (int i = firstRow * channels; i < rows.length; i++) {
      means[i % channels] += rows[i] / count;
    }
    return means;
  }

  static double[] deviations(double[] rows, int channels, int firstRow) {
    double[] means = means(rows, channels, firstRow);
    double[] deviations = new double[channels];
    int count = rows.length / channels - firstRow;
    for (int i = firstRow * channels; i < rows.length; i++) {
      double distance = rows[i] - means[i % channels];
      deviations[i % channels] += distance * distance / count;
    }
    for (int channel = 0; channel < channels; channel++) {
      // A channel that stood still has no spread: whatever moves it is far beyond this.
      double least = 1e-9 * Math.max(1, Math.abs(means[channel]));
      deviations[channel] = Math.max(least, Math.sqrt(deviations[channel]));
    }
    return deviations;
  }

  /** Changes from each row to the next; the first row changes by nothing. */
  static double[] differences(double[] rows, int channels) {
    double[] differences = new double[rows.length];
    for (int i = channels; i < rows.length; i++) {
      differences[i] = rows[i] - rows[i - channels];
    }
    return differences;
  }
}
