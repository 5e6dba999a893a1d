package io.vigil.model.wire.mqtt;

import io.vigil.model.reading.QualityReason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words {@code q} and {@code why} of a reading, and the reasons they stand for. */
final class QualityWords {
  private static final Map<String, QualityReason> BY_NAME = new HashMap<>();

  static {
    for (QualityReason reason : QualityReason.values()) {
      BY_NAME.put(reason.name(), reason);
    }
  }

  private QualityWords() {}

  /**
   * The reason; null if {@code q} is none of the allowed words. A free {@code why} says nothing.
   */
  static @Nullable QualityReason reason(String q, @Nullable String why) {
    return switch (q) {
      case "GOOD" -> QualityReason.GOOD;
      case "CALIBRATING" -> QualityReason.CALIBRATING;
      case "MANUAL" -> QualityReason.MANUAL;
      case "UNCERTAIN" -> refine(QualityReason.UNCERTAIN, why);
      case "BAD" -> refine(QualityReason.BAD, why);
      default -> null;
    };
  }

  /** The word for {@code q}. */
  static String q(QualityReason reason) {
    return switch (reason) {
      case CALIBRATING, MANUAL -> reason.name();
      default -> reason.quality().name();
    };
  }

  /** The word for {@code why}; empty where {@code q} says it all. */
  static String why(QualityReason reason) {
    return q(reason).equals(reason.name()) ? "" : reason.name();
  }

  private static QualityReason refine(QualityReason general, @Nullable String why) {
    QualityReason reason = why == null ? null : BY_NAME.get(why);
    return reason != null && reason.quality() == general.quality() ? reason : general;
  }
}
