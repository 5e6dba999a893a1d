package io.vigil.model.wire.telemetry;

import io.vigil.model.reading.QualityReason;

/**
 * One value as another platform's gateway sends it: without a number of the message, and often
 * without a time.
 *
 * @param code of the point: the key, behind the names of what it belongs to and slashes
 * @param time milliseconds UTC; {@link #NO_TIME} if it was not said
 * @param value the value; {@code NaN} where there is none
 * @param reason why it has its quality
 * @param notNumber what stood where a number belongs; empty if all is in order
 */
public record Telemetry(
    String code, long time, double value, QualityReason reason, String notNumber) {
  /** No time. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int LONGEST_SHOWN = 64;

  /** What a value of JSON says of a point. */
  static Telemetry of(String code, long time, Object value) {
    if (value instanceof Double number && Double.isFinite(number)) {
      return new Telemetry(code, time, number, QualityReason.GOOD, "");
    }
    if (value instanceof Boolean truth) {
      return new Telemetry(code, time, truth ? 1 : 0, QualityReason.GOOD, "");
    }
    String text = value.toString();
    String shown = text.isEmpty() ? "\"\"" : text;
    return new Telemetry(
        code,
        time,
        Double.NaN,
        QualityReason.GOOD,
        shown.substring(0, Math.min(shown.length(), LONGEST_SHOWN)));
  }

  /** That a point has no value now. */
  static Telemetry bad(String code, long time) {
    return new Telemetry(code, time, Double.NaN, QualityReason.BAD, "");
  }
}
