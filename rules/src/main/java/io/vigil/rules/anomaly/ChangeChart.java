package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * The mean of the last 10 rows of a unit against that of the 30 before them. Where the channels
 * together differ by more than in all but a hundredth of training, something has begun or ended;
 * for the next 20 rows nothing more is said. How much: the squares of the differences, each in
 * standard deviations of its channel's in training, added up.
 *
 * <p>Mutable; one thread.
 */
final class ChangeChart {
  private static final int RECENT = 10;
  private static final int BEFORE = 30;
  private static final int WINDOW = RECENT + BEFORE;
  private static final int QUIET = 2 * RECENT;
  private static final double QUANTILE = 0.99;

  private final int channels;
  private final double[] rows;
  private final double[] deviation;
  private double limit = Double.POSITIVE_INFINITY;
  private int position;
  private int filled;
  private int quiet;
  private int most;
  private double change;

  private ChangeChart(int channels) {
    this.channels = channels;
    rows = new double[WINDOW * channels];
    deviation = new double[channels];
  }

  /** Learns from training rows, after the first so many. */
  static ChangeChart trained(double[] training, int channels, int settling) {
    ChangeChart chart = new ChangeChart(channels);
    double[] row = new double[channels];
    double[] differences = new double[training.length];
    for (int from = 0; from < training.length; from += channels) {
      System.arraycopy(training, from, row, 0, channels);
      chart.take(row);
      for (int channel = 0; channel < channels && chart.filled == WINDOW; channel++) {
        differences[from + channel] = chart.difference(channel);
      }
    }
    double[] deviations = Columns.deviations(differences, channels, settling);
    System.arraycopy(deviations, 0, chart.deviation, 0, channels);
    double[] changes = new double[training.length / channels - settling];
    for (int i = settling * channels; i < training.length; i++) {
      double share = differences[i] / deviations[i % channels];
      changes[i / channels - settling] += share * share;
    }
    chart.limit = Quantile.of(changes, QUANTILE);
    return chart;
  }

  /** Takes the next row; whether something has begun or ended. */
  boolean read(double[] row) {
    take(row);
    change = 0;
    double largest = -1;
    for (int channel = 0; channel < channels; channel++) {
      double share = difference(channel) / deviation[channel];
      change += share * share;
      if (share * share > largest) {
        largest = share * share;
        most = channel;
      }
    }
    if (quiet > 0) {
      quiet--;
    }
    if (change <= limit || quiet > 0) {
      return false;
    }
    quiet = QUIET;
    return true;
  }

  private void take(double[] row) {
    System.arraycopy(row, 0, rows, position * channels, channels);
    position = (position + 1) % WINDOW;
    filled = Math.min(WINDOW, filled + 1);
  }

  /** The window is read anew each time: sums that are carried on would gather rounding. */
  private double difference(int channel) {
    double recent = 0;
    double before = 0;
    for (int age = 0; age < WINDOW; age++) {
      double value = rows[(position + WINDOW - 1 - age) % WINDOW * channels + channel];
      if (age < RECENT) {
        recent += value;
      } else {
        before += value;
      }
    }
    return recent / RECENT - before / BEFORE;
  }

  /** The channel that changed most, as of the last row. */
  int channel() {
    return most;
  }

  /** How many times the limit the change is, as of the last row. */
  double times() {
    return change / limit;
  }

  void put(ByteWriter out) {
    for (double value : rows) {
      out.putDouble(value);
    }
    for (double value : deviation) {
      out.putDouble(value);
    }
    out.putDouble(limit).putDouble(change);
    out.putVarLong(position).putVarLong(filled).putVarLong(quiet).putVarLong(most);
  }

  static ChangeChart get(ByteReader in, int channels) {
    ChangeChart chart = new ChangeChart(channels);
    for (int i = 0; i < chart.rows.length; i++) {
      chart.rows[i] = in.getDouble();
    }
    for (int channel = 0; channel < channels; channel++) {
      chart.deviation[channel] = in.getDouble();
    }
    chart.limit = in.getDouble();
    chart.change = in.getDouble();
    chart.position = in.getVarInt();
    chart.filled = in.getVarInt();
    chart.quiet = in.getVarInt();
    chart.most = in.getVarInt();
    if (chart.position >= WINDOW || chart.filled > WINDOW || chart.most >= channels) {
      throw new CorruptBytesException("no place in a window of a unit");
    }
    return chart;
  }
}
