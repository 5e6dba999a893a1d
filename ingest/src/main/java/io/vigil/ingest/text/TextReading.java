package io.vigil.ingest.text;

import io.vigil.model.lane.Batch;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import java.util.List;

/**
 * A reading that was written down as text. What is no number goes on as what it is, and is refused
 * in the words that any gateway gets. Immutable.
 *
 * @param point code of the point, at most 64 characters of it
 * @param time source time, milliseconds UTC
 * @param unit symbol of the unit of measure; empty if none was named
 * @param value {@code NaN} where there is none
 * @param notNumber what stood where a number belongs; empty if one did, or nothing was to
 * @param reason the quality that was said
 */
public record TextReading(
    String point, long time, String unit, double value, String notNumber, QualityReason reason) {
  /** So many fit into a message, whatever stands in them. */
  public static final int PER_MESSAGE = 100;

  private static final int LONGEST = 64;

  public TextReading {
    point = shortened(point);
    unit = shortened(unit);
    notNumber = shortened(notNumber);
  }

  /** A reading whose value is this text. */
  public static TextReading of(
      String point, long time, String unit, String value, QualityReason reason) {
    double number = number(value);
    String notNumber = Double.isFinite(number) ? "" : value.isEmpty() ? "\"\"" : value;
    return new TextReading(
        point, time, unit, notNumber.isEmpty() ? number : Double.NaN, notNumber, reason);
  }

  /** A reading without a value, and why. */
  public static TextReading none(String point, long time, String unit, QualityReason reason) {
    return new TextReading(point, time, unit, Double.NaN, "", reason);
  }

  /** Up to {@link #PER_MESSAGE} of them as the message that a gateway would have sent. */
  public static DataMessage message(
      String boot, long sequence, long sent, List<TextReading> readings) {
    int n = readings.size();
    String[] points = new String[n];
    long[] times = new long[n];
    double[] values = new double[n];
    byte[] reasons = new byte[n];
    String[] units = new String[n];
    String[] notNumbers = new String[n];
    for (int i = 0; i < n; i++) {
      TextReading reading = readings.get(i);
      points[i] = reading.point;
      times[i] = reading.time;
      values[i] = reading.value;
      reasons[i] = reading.reason.code();
      units[i] = reading.unit;
      notNumbers[i] = reading.notNumber;
    }
    return new DataMessage(
        boot,
        sequence,
        sent,
        false,
        Batch.NO_AT,
        points,
        times,
        values,
        reasons,
        units,
        notNumbers,
        0);
  }

  /** The number; {@code NaN} if the text is none. */
  static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }
}
