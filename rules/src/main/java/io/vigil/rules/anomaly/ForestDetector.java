package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HalfSpaceForest} over rows of any scale. The first {@value #TRAINING} rows say how far
 * each dimension reaches and are what the next ones are held against; from then on every row is
 * scored, 0 to 1, against the full window before it; {@link #THRESHOLD} or more is unusual. What
 * goes on long enough is what the next rows are held against, so nothing stays unusual for more
 * than two windows. How far a dimension reaches is learned once: what lies far outside falls into
 * the outermost places, and is told apart there no more.
 *
 * <p>Every dimension needs a finite value in every row. While it learns 8 bytes a value, then 430
 * kB. Mutable; one thread.
 */
public final class ForestDetector {
  /** Rows that are learned from. */
  public static final int TRAINING = HalfSpaceForest.WINDOW;

  /** So empty is the place of a row on average over the trees, if it is unusual. */
  public static final double THRESHOLD = 0.75;

  private static final int VERSION = 1;

  private final int seed;
  private final double[] low;
  private final double[] width;
  private final double[] last;
  private final double[] scaled;
  private int rows;
  private double score;

  private double @Nullable [] training;
  private @Nullable HalfSpaceForest forest;

  /** A detector of which nothing is known; the same seed always makes the same cuts. */
  public ForestDetector(int dimensions, int seed) {
    this.seed = seed;
    low = new double[dimensions];
    width = new double[dimensions];
    last = new double[dimensions];
    scaled = new double[dimensions];
    training = new double[TRAINING * dimensions];
  }

  /** Takes the next row, one finite value a dimension. */
  public void read(double[] row) {
    if (row.length != low.length) {
      throw new IllegalArgumentException(row.length + " values for " + low.length);
    }
    System.arraycopy(row, 0, last, 0, row.length);
    double[] learning = training;
    if (learning == null) {
      score = judge(row, 0);
      return;
    }
    System.arraycopy(row, 0, learning, rows * row.length, row.length);
    rows++;
    if (rows == TRAINING) {
      learn(learning);
      training = null;
    }
  }

  /** What its cuts are made from. */
  public int seed() {
    return seed;
  }

  /** Whether the last row was like hardly any before. */
  public boolean isUnusual() {
    return score >= THRESHOLD;
  }

  /** Score of the last row, 0 while it learns. */
  public double score() {
    return score;
  }

  private void learn(double[] normal) {
    int dimensions = low.length;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      double least = normal[dimension];
      double most = least;
      for (int i = dimension; i < normal.length; i += dimensions) {
        least = Math.min(least, normal[i]);
        most = Math.max(most, normal[i]);
      }
      low[dimension] = least;
      // What stood still reaches nowhere: whatever moves it is far beyond this.
      double narrowest = 1e-9 * Math.max(1, Math.abs(least));
      width[dimension] = Math.max(narrowest, most - least);
    }
    forest = new HalfSpaceForest(dimensions, seed);
    for (int row = 0; row < TRAINING; row++) {
      judge(normal, row * dimensions);
    }
  }

  private double judge(double[] values, int from) {
    for (int dimension = 0; dimension < low.length; dimension++) {
      scaled[dimension] = (values[from + dimension] - low[dimension]) / width[dimension];
    }
    return trained().read(scaled);
  }

  private HalfSpaceForest trained() {
    if (forest == null) {
      throw new IllegalStateException("not trained");
    }
    return forest;
  }

  /** Why the last row scored as it did; the names are those of the dimensions. */
  public Explanation explain(String[] zh, String[] en) {
    int suspect = trained().suspect();
    String scored = Explanation.number(score);
    String value = Explanation.number(last[suspect]);
    return new Explanation(
        "之前 %s 行中几乎没有与此相近的（评分 %s，限值 %s），差别最大的是%s，为 %s"
            .formatted(TRAINING, scored, THRESHOLD, zh[suspect], value),
        "hardly any of the %s rows before is like this one (score %s, limit %s), most of all by %s, which is %s"
            .formatted(TRAINING, scored, THRESHOLD, en[suspect], value));
  }

  /** Writes what is known, behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putByte(VERSION).putVarLong(seed).putVarLong(rows).putDouble(score);
    for (double value : last) {
      out.putDouble(value);
    }
    if (training != null) {
      for (int i = 0; i < rows * low.length; i++) {
        out.putDouble(training[i]);
      }
    }
    if (forest != null) {
      for (int dimension = 0; dimension < low.length; dimension++) {
        out.putDouble(low[dimension]).putDouble(width[dimension]);
      }
      forest.put(out);
    }
  }

  /** Reads what {@link #put} wrote of rows of so many dimensions. */
  public static ForestDetector get(ByteReader in, int dimensions) {
    int version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("forest of version " + version);
    }
    int seed = in.getVarInt();
    int rows = in.getVarInt();
    if (rows > TRAINING) {
      throw new CorruptBytesException(rows + " rows of training");
    }
    ForestDetector detector = new ForestDetector(dimensions, seed);
    detector.rows = rows;
    detector.score = in.getDouble();
    for (int dimension = 0; dimension < dimensions; dimension++) {
      detector.last[dimension] = in.getDouble();
    }
    if (rows < TRAINING) {
      detector.getTraining(in);
    } else {
      detector.getForest(in);
    }
    return detector;
  }

  private void getTraining(ByteReader in) {
    double[] read = new double[TRAINING * low.length];
    for (int i = 0; i < rows * low.length; i++) {
      read[i] = in.getDouble();
    }
    training = read;
  }

  private void getForest(ByteReader in) {
    for (int dimension = 0; dimension < low.length; dimension++) {
      low[dimension] = in.getDouble();
      width[dimension] = in.getDouble();
    }
    HalfSpaceForest read = new HalfSpaceForest(low.length, seed);
    read.get(in);
    forest = read;
    training = null;
  }
}
