package io.vigil.rules.quality;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;

/**
 * What a reading is worth to the judge. Values stay raw in the log; here they are held against the
 * range of the point: beyond it a value counts as the end of the range and is not better than
 * UNCERTAIN, so that it raises and never clears. Pure; any thread.
 */
public final class Trust {
  private static final QualityReason[] BY_CODE = new QualityReason[256];

  static {
    for (int code = 0; code < BY_CODE.length; code++) {
      BY_CODE[code] = QualityReason.BAD;
    }
    for (QualityReason reason : QualityReason.values()) {
      BY_CODE[reason.code() & 0xFF] = reason;
    }
  }

  private Trust() {}

  /** The reason with this wire code; BAD for a code that none has. */
  public static QualityReason reason(byte code) {
    return BY_CODE[code & 0xFF];
  }

  /** The reason by which the reading is judged, whatever it says of itself. */
  public static QualityReason judged(PointDefinition point, double raw, byte code) {
    QualityReason reason = BY_CODE[code & 0xFF];
    if (reason.quality() == Quality.BAD) {
      return reason;
    }
    if (Double.isNaN(raw)) {
      return QualityReason.NOT_A_NUMBER;
    }
    boolean beyond = raw < point.rangeLow() || raw > point.rangeHigh();
    return beyond && reason == QualityReason.GOOD ? QualityReason.OVER_RANGE : reason;
  }

  /** The value that is judged: the end of the range in place of a value beyond it. */
  public static double clamped(PointDefinition point, double raw) {
    if (raw < point.rangeLow()) {
      return point.rangeLow();
    }
    return raw > point.rangeHigh() ? point.rangeHigh() : raw;
  }
}
