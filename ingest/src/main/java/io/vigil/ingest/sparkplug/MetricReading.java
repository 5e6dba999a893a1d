package io.vigil.ingest.sparkplug;

import io.vigil.ingest.admit.ReadingColumns;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.sparkplug.SparkplugMetric;

/** A metric in, the reading that says the same out. Stateless. */
final class MetricReading {
  private MetricReading() {}

  /** Adds a metric whose birth said this datatype. */
  static void add(
      String point, int datatype, long time, SparkplugMetric metric, ReadingColumns into) {
    QualityReason reason = reason(metric.quality());
    if (!metric.hasValue()) {
      boolean isBad = reason.quality() == Quality.BAD;
      into.add(point, time, Double.NaN, isBad ? reason : QualityReason.BAD, "");
      return;
    }
    double value = metric.number(datatype);
    boolean isNumber = Double.isFinite(value);
    String shown = isNumber ? "" : metric.shown(datatype);
    into.add(point, time, isNumber ? value : Double.NaN, reason, shown);
  }

  private static QualityReason reason(int quality) {
    return switch (quality) {
      case SparkplugMetric.GOOD -> QualityReason.GOOD;
      case SparkplugMetric.BAD -> QualityReason.BAD;
      case SparkplugMetric.STALE -> QualityReason.COMMUNICATION;
      default -> QualityReason.UNCERTAIN;
    };
  }
}
