package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * A moving average of each channel of a unit against a reference. Beyond the limit the unit is not
 * as it was; while it is inside, the reference follows slowly, so that drift does not add up. How
 * far: the channel that is farthest, in standard deviations of its average in training.
 *
 * <p>Mutable; one thread.
 */
final class AverageChart {
  /** Rows of training that the average needs to settle. */
  static final int SETTLING = 60;

  private static final double ALPHA = 0.1;
  private static final double REFERENCE_ALPHA = 0.01;
  private static final double QUANTILE = 0.99;
  private static final double BEYOND_QUANTILE = 1.4;

  private final double[] average;
  private final double[] reference;
  private final double[] deviation;
  private double limit;
  private int farthest;
  private double distance;

  private AverageChart(int channels) {
    average = new double[channels];
    reference = new double[channels];
    deviation = new double[channels];
  }

  /** Learns from training rows. */
  static AverageChart trained(double[] rows, int channels) {
    AverageChart chart = new AverageChart(channels);
    double[] averages = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double before = i < channels ? rows[i] : averages[i - channels];
      averages[i] = before + ALPHA * (rows[i] - before);
    }
    System.arraycopy(averages, rows.length - channels, chart.average, 0, channels);
    double[] means = Columns.means(averages, channels, SETTLING);
    double[] deviations = Columns.deviations(averages, channels, SETTLING);
    System.arraycopy(means, 0, chart.reference, 0, channels);
    System.arraycopy(deviations, 0, chart.deviation, 0, channels);
    double[] distances = new double[rows.length / channels - SETTLING];
    for (int row = 0; row < distances.length; row++) {
      distances[row] = chart.farthest(averages, (row + SETTLING) * channels);
    }
    chart.limit = BEYOND_QUANTILE * Quantile.of(distances, QUANTILE);
    return chart;
  }

  /** Takes the next row; whether the unit is not as it was. */
  boolean read(double[] row) {
    for (int channel = 0; channel < row.length; channel++) {
      average[channel] += ALPHA * (row[channel] - average[channel]);
    }
    distance = farthest(average, 0);
    if (distance > limit) {
      return true;
    }
    for (int channel = 0; channel < row.length; channel++) {
      reference[channel] += REFERENCE_ALPHA * (average[channel] - reference[channel]);
    }
    return false;
  }

  /** Takes what is now for the reference, and lets each channel go as far again. */
  void accept() {
    for (int channel = 0; channel < reference.length; channel++) {
      double gone = Math.abs(average[channel] - reference[channel]);
      deviation[channel] = Math.max(deviation[channel], gone / limit);
      reference[channel] = average[channel];
    }
  }

  private double farthest(double[] averages, int from) {
    double most = -1;
    for (int channel = 0; channel < reference.length; channel++) {
      double away = Math.abs(averages[from + channel] - reference[channel]) / deviation[channel];
      if (away > most) {
        most = away;
        farthest = channel;
      }
    }
    return most;
  }

  /** The channel that is farthest, as of the last row. */
  int channel() {
    return farthest;
  }

  /** How far, in standard deviations of training. */
  double distance() {
    return distance;
  }

  /** How far it may be. */
  double limit() {
    return limit;
  }

  void put(ByteWriter out) {
    for (int channel = 0; channel < average.length; channel++) {
      out.putDouble(average[channel]).putDouble(reference[channel]).putDouble(deviation[channel]);
    }
    out.putDouble(limit).putDouble(distance).putVarLong(farthest);
  }

  static AverageChart get(ByteReader in, int channels) {
    AverageChart chart = new AverageChart(channels);
    for (int channel = 0; channel < channels; channel++) {
      chart.average[channel] = in.getDouble();
      chart.reference[channel] = in.getDouble();
      chart.deviation[channel] = in.getDouble();
    }
    chart.limit = in.getDouble();
    chart.distance = in.getDouble();
    chart.farthest = in.getVarInt();
    if (chart.farthest >= channels) {
      throw new CorruptBytesException("no channel " + chart.farthest);
    }
    return chart;
  }
}
