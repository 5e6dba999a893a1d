package io.vigil.model.reading;

import java.util.Arrays;

/**
 * Why a value has its quality. One byte on the wire says both: a reason belongs to exactly one
 * quality, and its code is stable.
 */
public enum QualityReason {
  GOOD(0, Quality.GOOD),
  /** Uncertain, the sender gave no known reason. */
  UNCERTAIN(1, Quality.UNCERTAIN),
  /** Beyond the declared range: judged as the end of the range. */
  OVER_RANGE(2, Quality.UNCERTAIN),
  /** Entered by hand. */
  MANUAL(3, Quality.UNCERTAIN),
  /** Bad, the sender gave no known reason. */
  BAD(16, Quality.BAD),
  CALIBRATING(17, Quality.BAD),
  SENSOR_FAULT(18, Quality.BAD),
  /** A number that means "no value", for example -9999. */
  SENTINEL(19, Quality.BAD),
  /** NaN, an infinity, or text where a number belongs. */
  NOT_A_NUMBER(20, Quality.BAD),
  OUT_OF_SERVICE(21, Quality.BAD),
  COMMUNICATION(22, Quality.BAD);

  private static final QualityReason[] BY_CODE = new QualityReason[32];

  static {
    Arrays.stream(values()).forEach(reason -> BY_CODE[reason.code] = reason);
  }

  private final byte code;
  private final Quality quality;

  QualityReason(int code, Quality quality) {
    this.code = (byte) code;
    this.quality = quality;
  }

  /** The stable byte that stands for this reason on the wire. */
  public byte code() {
    return code;
  }

  /** The quality this reason belongs to. */
  public Quality quality() {
    return quality;
  }

  /** Whether a reason has this wire code. */
  public static boolean isCode(byte code) {
    return code >= 0 && code < BY_CODE.length && BY_CODE[code] != null;
  }

  /** The reason with this wire code; throws {@link IllegalArgumentException} if none has it. */
  public static QualityReason ofCode(byte code) {
    QualityReason reason = code < 0 || code >= BY_CODE.length ? null : BY_CODE[code];
    if (reason == null) {
      throw new IllegalArgumentException("no quality reason has code " + code);
    }
    return reason;
  }
}
