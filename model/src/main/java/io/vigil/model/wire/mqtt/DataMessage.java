package io.vigil.model.wire.mqtt;

import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import java.util.Arrays;

/**
 * Readings as a gateway sends them, {@code data} and {@code backfill} alike, as columns. The arrays
 * are handed over, not copied.
 *
 * @param boot the sender's boot id, new at each of its starts; names the run of a REPLAY gateway
 * @param sequence number of the message within the boot, over all topics
 * @param sent when the sender says it sent the message, milliseconds UTC
 * @param late whether the sender says that this is history
 * @param at clock of a REPLAY gateway, milliseconds UTC; {@link Batch#NO_AT} if absent
 * @param points codes of the points
 * @param times source times, milliseconds UTC
 * @param values the values; {@code NaN} where there is none
 * @param reasons wire codes of the {@link QualityReason}s
 * @param units symbols of the units of measure the sender named, empty text where it named none; no
 *     column at all if it never did
 * @param notNumbers what stood where a number belongs, such as {@code NaN}, empty text where a
 *     value or a permitted {@code null} stood; no column at all if all were in order
 * @param unknownFields how many fields nobody knows
 */
public record DataMessage(
    String boot,
    long sequence,
    long sent,
    boolean late,
    long at,
    String[] points,
    long[] times,
    double[] values,
    byte[] reasons,
    String[] units,
    String[] notNumbers,
    int unknownFields) {
  private static final String[] NONE = {};

  public DataMessage {
    int n = points.length;
    if (times.length != n || values.length != n || reasons.length != n) {
      throw new IllegalArgumentException("columns of unequal length");
    }
    if (!isNoneOr(n, units) || !isNoneOr(n, notNumbers)) {
      throw new IllegalArgumentException("texts of another length than the columns");
    }
  }

  /** Readings of now. */
  public static DataMessage of(
      String boot,
      long sequence,
      long sent,
      String[] points,
      long[] times,
      double[] values,
      byte[] reasons) {
    return new DataMessage(
        boot, sequence, sent, false, Batch.NO_AT, points, times, values, reasons, NONE, NONE, 0);
  }

  /** One good reading of now. */
  public static DataMessage ofOne(
      String boot, long sequence, long sent, String point, long time, double value) {
    byte[] good = {QualityReason.GOOD.code()};
    return of(
        boot, sequence, sent, new String[] {point}, new long[] {time}, new double[] {value}, good);
  }

  /** The same as history. */
  public DataMessage asLate() {
    return new DataMessage(
        boot,
        sequence,
        sent,
        true,
        at,
        points,
        times,
        values,
        reasons,
        units,
        notNumbers,
        unknownFields);
  }

  /** The same of a REPLAY gateway whose clock shows this. */
  public DataMessage withAt(long millis) {
    return new DataMessage(
        boot,
        sequence,
        sent,
        late,
        millis,
        points,
        times,
        values,
        reasons,
        units,
        notNumbers,
        unknownFields);
  }

  /** The same with what stood where numbers belong. */
  public DataMessage withNotNumbers(String[] stood) {
    return new DataMessage(
        boot,
        sequence,
        sent,
        late,
        at,
        points,
        times,
        values,
        reasons,
        units,
        stood,
        unknownFields);
  }

  /** The unit of measure that the sender named with reading {@code i}; empty if it named none. */
  public String unit(int i) {
    return units.length == 0 ? "" : units[i];
  }

  /** What stood where the number of reading {@code i} belongs; empty if all is in order. */
  public String notNumber(int i) {
    return notNumbers.length == 0 ? "" : notNumbers[i];
  }

  /** How many readings these are; none in a gateway tick. */
  public int size() {
    return points.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataMessage that
        && boot.equals(that.boot)
        && sequence == that.sequence
        && sent == that.sent
        && late == that.late
        && at == that.at
        && Arrays.equals(points, that.points)
        && Arrays.equals(times, that.times)
        && Arrays.equals(values, that.values)
        && Arrays.equals(reasons, that.reasons)
        && Arrays.equals(units, that.units)
        && Arrays.equals(notNumbers, that.notNumbers)
        && unknownFields == that.unknownFields;
  }

  @Override
  public int hashCode() {
    return boot.hashCode() * 31 + Long.hashCode(sequence);
  }

  @Override
  public String toString() {
    return "DataMessage[" + boot + " " + sequence + ", " + size() + " readings]";
  }

  private static boolean isNoneOr(int n, String[] texts) {
    return texts.length == 0 || texts.length == n;
  }
}
