package io.vigil.alerting.history;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.alert.TraceReadings;
import io.vigil.model.point.PointId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Readings of the time-series store, for the traces of Alerts. */
@Singleton
final class ShownAround implements TraceReadings {
  private final ReadingHistory history;

  ShownAround(ReadingHistory history) {
    this.history = history;
  }

  @Override
  public List<Shown> between(
      String enterprise, String point, Instant from, Instant to, long bucketMillis) {
    PointId id = new PointId(enterprise, point);
    return StoreQuestion.answer(
            "readings around an alert of " + id, () -> history.series(id, from, to, bucketMillis))
        .stream()
        .map(
            bucket ->
                new Shown(
                    PlantTime.format(Instant.ofEpochMilli(bucket.time())),
                    bucket.min(),
                    bucket.max(),
                    bucket.last(),
                    bucket.quality()))
        .toList();
  }
}
