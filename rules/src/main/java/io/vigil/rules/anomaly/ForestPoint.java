package io.vigil.rules.anomaly;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;

/**
 * A {@link ForestDetector} over the readings of one point. A row is what was read in {@value
 * #ROW_MILLIS} ms, so that a day, with all that is ordinary about it, fills a window; a point that
 * speaks less often has a row for each reading. Three views of it: the mean, its change since the
 * row before, and the moving average of means over ten rows. Readings that are no numbers, or
 * beyond 1e30, are left out. Mutable; one thread.
 */
public final class ForestPoint {
  /** Length of a row, milliseconds: a day holds {@link ForestDetector#TRAINING}. */
  static final long ROW_MILLIS = 86_400_000 / ForestDetector.TRAINING;

  private static final int VERSION = 1;
  private static final View[] VIEWS = {View.VALUE, View.DIFFERENCE, View.AVERAGE_10};
  private static final double ALPHA_10 = 2.0 / 11;

  private final ForestDetector forest;
  private final double[] row = new double[VIEWS.length];
  private boolean hasBegun;
  private long time = Long.MIN_VALUE;
  private double sum;
  private int count;

  /** A point of which nothing is known. */
  public ForestPoint(int seed) {
    this(new ForestDetector(VIEWS.length, seed));
  }

  private ForestPoint(ForestDetector forest) {
    this.forest = forest;
  }

  /**
   * Takes the next reading.
   *
   * @param at milliseconds UTC, not before that of the last one
   * @return whether it begins another row, so that {@link #score} is of the one that it ends
   */
  public boolean read(long at, double reading) {
    if (!RangeDetector.isTaken(reading)) {
      return false;
    }
    long of = Math.floorDiv(at, ROW_MILLIS);
    boolean isFull = count > 0 && of != time;
    if (isFull) {
      close(sum / count);
      sum = 0;
      count = 0;
    }
    time = of;
    sum += reading;
    count++;
    return isFull;
  }

  private void close(double mean) {
    double before = hasBegun ? row[0] : mean;
    double average = hasBegun ? row[2] : mean;
    hasBegun = true;
    row[0] = mean;
    row[1] = mean - before;
    row[2] = average + ALPHA_10 * (mean - average);
    forest.read(row);
  }

  /** What the cuts are made from. */
  public int seed() {
    return forest.seed();
  }

  /** Score of the last row that ended, 0 while it learns. */
  public double score() {
    return forest.score();
  }

  /** Whether the last row that ended was like hardly any before. */
  public boolean isUnusual() {
    return forest.isUnusual();
  }

  /** Why the last row that ended scored as it did. */
  public Explanation explain() {
    String[] zh = new String[VIEWS.length];
    String[] en = new String[VIEWS.length];
    for (int i = 0; i < VIEWS.length; i++) {
      zh[i] = VIEWS[i].zh();
      en[i] = VIEWS[i].en();
    }
    return forest.explain(zh, en);
  }

  /** Writes what is known, behind what the writer holds. */
  public void put(ByteWriter out) {
    out.putByte(VERSION).putBoolean(hasBegun);
    out.putLong(time).putDouble(sum).putVarLong(count);
    for (double value : row) {
      out.putDouble(value);
    }
    forest.put(out);
  }

  /** Reads what {@link #put} wrote. */
  public static ForestPoint get(ByteReader in) {
    int version = in.getByte();
    if (version != VERSION) {
      throw new CorruptBytesException("forest of a point of version " + version);
    }
    boolean hasBegun = in.getBoolean();
    long time = in.getLong();
    double sum = in.getDouble();
    int count = in.getVarInt();
    double[] row = new double[VIEWS.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = in.getDouble();
    }
    ForestPoint point = new ForestPoint(ForestDetector.get(in, VIEWS.length));
    point.hasBegun = hasBegun;
    point.time = time;
    point.sum = sum;
    point.count = count;
    System.arraycopy(row, 0, point.row, 0, row.length);
    return point;
  }
}
