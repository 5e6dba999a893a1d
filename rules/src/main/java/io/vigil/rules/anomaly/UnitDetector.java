package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one unit (装置) together, row by row at even intervals. The first {@value
 * #TRAINING} rows are what is normal; afterwards two questions are answered of each row: is the
 * unit {@link #isUnlikeBefore not as it was}, and has something {@link #hasChanged just begun or
 * ended}. Drift of slow channels is taken out by a rule that knows no names: of a channel that
 * wanders the changes are looked at. What has been unlike for {@value #ACCEPTED} rows on end is
 * taken for a new normal, and as far as it has gone then it may go again; so a machine that is
 * still warming up in training does not stay unlike for ever.
 *
 * <p>Every channel needs a number in every row; the caller repeats the last one where there is
 * none. 0.4 kB a channel once trained, 3.6 kB before.
 *
 * <p>Mutable; one thread.
 */
public final class UnitDetector {
  /** Rows that are taken for normal. */
  public static final int TRAINING = 400;

  /** Rows on end that are unlike before, until they are what is normal. */
  public static final int ACCEPTED = 2 * TRAINING;

  private static final int VERSION = 1;

  private final int channels;
  private final double[] previous;
  private final double[] shaped;
  private int rows;
  private int unlikeRows;
  private boolean changed;

  private double @Nullable [] training;
  private boolean @Nullable [] slow;
  private @Nullable AverageChart average;
  private @Nullable ChangeChart change;

  /** A unit with so many channels of which nothing is known. */
  public UnitDetector(int channels) {
    if (channels < 1) {
      throw new IllegalArgumentException(channels + " channels");
    }
    this.channels = channels;
    previous = new double[channels];
    shaped = new double[channels];
    training = new double[TRAINING * channels];
  }

  /** Takes the next row, one finite value a channel. */
  public void read(double[] row) {
    if (row.length != channels) {
      throw new IllegalArgumentException(row.length + " values for " + channels + " channels");
    }
    double[] learning = training;
    if (learning != null) {
      System.arraycopy(row, 0, learning, rows++ * channels, channels);
      if (rows == TRAINING) {
        learn(learning);
        training = null;
      }
    } else {
      judge(row);
    }
    System.arraycopy(row, 0, previous, 0, channels);
  }

  private void learn(double[] normal) {
    boolean[] wandering = SlowChannels.in(normal, channels);
    double[] looked = Columns.differences(normal, channels);
    for (int i = 0; i < looked.length; i++) {
      looked[i] = wandering[i % channels] ? looked[i] : normal[i];
    }
    slow = wandering;
    average = AverageChart.trained(looked, channels);
    change = ChangeChart.trained(looked, channels, AverageChart.SETTLING);
  }

  private void judge(double[] row) {
    if (slow == null || average == null || change == null) {
      throw new IllegalStateException("not trained");
    }
    for (int channel = 0; channel < channels; channel++) {
      shaped[channel] = slow[channel] ? row[channel] - previous[channel] : row[channel];
    }
    unlikeRows = average.read(shaped) ? unlikeRows + 1 : 0;
    changed = change.read(shaped);
    if (unlikeRows == ACCEPTED) {
      average.accept();
      unlikeRows = 0;
    }
  }

  /** Whether the unit is not as it was in training, as of the last row. */
  public boolean isUnlikeBefore() {
    return unlikeRows > 0;
  }

  /** Whether something has just begun or ended, as of the last row. */
  public boolean hasChanged() {
    return changed;
  }

  /** How far the unit is from what it was; the names are those of the channels. */
  public Explanation explainUnlikeness(String... names) {
    if (average == null || slow == null) {
      return learning();
    }
    int channel = average.channel();
    String distance = Explanation.number(average.distance());
    String limit = Explanation.number(average.limit());
    return new Explanation(
        "%s%s的移动平均偏离基准 %s 倍标准差（限值 %s）"
            .formatted(names[channel], slow[channel] ? "变化量" : "", distance, limit),
        "the moving average of %s%s is %s standard deviations from its reference (limit %s)"
            .formatted(slow[channel] ? "the changes of " : "", names[channel], distance, limit));
  }

  /** How much changed; the names are those of the channels. */
  public Explanation explainChange(String... names) {
    if (change == null) {
      return learning();
    }
    String name = names[change.channel()];
    String times = Explanation.number(change.times());
    return new Explanation(
        "最近 10 行与之前 30 行相比，各通道变化合计为限值的 %s 倍，变化最大的是%s".formatted(times, name),
        "the last 10 rows differ from the 30 before by %s times the limit, most of all %s"
            .formatted(times, name));
  }

  private Explanation learning() {
    return new Explanation(
        "学习中：%s / %s 行".formatted(rows, TRAINING),
        "learning: %s of %s rows".formatted(rows, TRAINING));
  }

  /** Writes what is known, behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putByte(VERSION).putVarLong(channels).putVarLong(rows);
    out.putVarLong(unlikeRows).putBoolean(changed);
    for (double value : previous) {
      out.putDouble(value);
    }
    if (training != null) {
      for (int i = 0; i < rows * channels; i++) {
        out.putDouble(training[i]);
      }
    }
    if (slow != null && average != null && change != null) {
      for (boolean wanders : slow) {
        out.putBoolean(wanders);
      }
      average.put(out);
      change.put(out);
    }
  }

  /** Reads what {@link #put} wrote. */
  public static UnitDetector get(ByteReader in) {
    int version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("unit detector of version " + version);
    }
    int channels = in.getCount(Double.BYTES);
    int rows = in.getVarInt();
    if (channels < 1 || rows > TRAINING) {
      throw new CorruptBytesException(channels + " channels, " + rows + " rows of training");
    }
    UnitDetector unit = new UnitDetector(channels);
    unit.rows = rows;
    unit.unlikeRows = in.getVarInt();
    unit.changed = in.getBoolean();
    for (int channel = 0; channel < channels; channel++) {
      unit.previous[channel] = in.getDouble();
    }
    if (rows < TRAINING) {
      unit.getTraining(in);
    } else {
      unit.getTrained(in);
    }
    return unit;
  }

  private void getTraining(ByteReader in) {
    double[] read = new double[TRAINING * channels];
    for (int i = 0; i < rows * channels; i++) {
      read[i] = in.getDouble();
    }
    training = read;
  }

  private void getTrained(ByteReader in) {
    boolean[] wandering = new boolean[channels];
    for (int channel = 0; channel < channels; channel++) {
      wandering[channel] = in.getBoolean();
    }
    slow = wandering;
    average = AverageChart.get(in, channels);
    change = ChangeChart.get(in, channels);
    training = null;
  }
}
