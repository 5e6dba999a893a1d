package io.vigil.ingest.sparkplug;

import io.vigil.model.lane.Batch;
import io.vigil.model.reading.Quality;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.sparkplug.SparkplugMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Metrics in; the message of readings that says the same, out. One message, one thread. */
final class ReadingsOfMetrics {
  private static final int LONGEST_SHOWN = 64;
  private static final String[] NONE = {};

  private final List<String> points = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<QualityReason> reasons = new ArrayList<>();
  private final List<String> notNumbers = new ArrayList<>();

  /** Adds a metric whose birth said this datatype. */
  void add(String point, int datatype, long time, SparkplugMetric metric) {
    QualityReason reason = reason(metric.quality());
    if (!metric.hasValue()) {
      boolean isBad = reason.quality() == Quality.BAD;
      add(point, time, Double.NaN, isBad ? reason : QualityReason.BAD, "");
      return;
    }
    double value = metric.number(datatype);
    boolean isNumber = Double.isFinite(value);
    String shown = isNumber ? "" : metric.shown(datatype);
    add(point, time, isNumber ? value : Double.NaN, reason, shown);
  }

  /**
   * Adds a reading.
   *
   * @param notNumber what stood where a number belongs; empty if all is in order
   */
  void add(String point, long time, double value, QualityReason reason, String notNumber) {
    points.add(point);
    times.add(time);
    values.add(value);
    reasons.add(reason);
    notNumbers.add(notNumber.substring(0, Math.min(notNumber.length(), LONGEST_SHOWN)));
  }

  /** The message; empty if there is nothing to say. */
  Optional<DataMessage> message(String boot, long sequence, long sent) {
    int n = points.size();
    if (n == 0) {
      return Optional.empty();
    }
    byte[] codes = new byte[n];
    for (int i = 0; i < n; i++) {
      codes[i] = reasons.get(i).code();
    }
    boolean allNumbers = notNumbers.stream().allMatch(String::isEmpty);
    return Optional.of(
        new DataMessage(
            boot,
            sequence,
            sent,
            false,
            Batch.NO_AT,
            points.toArray(NONE),
            times.stream().mapToLong(Long::longValue).toArray(),
            values.stream().mapToDouble(Double::doubleValue).toArray(),
            codes,
            NONE,
            allNumbers ? NONE : notNumbers.toArray(NONE),
            0));
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
