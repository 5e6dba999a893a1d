package io.vigil.alerting.history;

import io.vigil.model.point.PointId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the time-series store holds of some points. Blocking; any thread. */
@Singleton
public class StoredReadings {
  /** Their names stand in the address of one question. */
  private static final int ASKED_AT_ONCE = 100;

  private final ReadingHistory history;

  /**
   * A reading.
   *
   * @param at when it was measured, by the device
   * @param value in the unit of the point; null where the reading has none
   * @param quality GOOD, UNCERTAIN or BAD
   */
  public record Newest(Instant at, @Nullable Double value, String quality) {}

  /**
   * A reading of the past.
   *
   * @param time milliseconds UTC
   * @param value NaN where the reading has none
   * @param why the reason of its quality, perhaps with marks of its clock behind a plus sign
   */
  public record Past(long time, double value, String why) {}

  StoredReadings(ReadingHistory history) {
    this.history = history;
  }

  /**
   * The newest reading of each point that has one not older than {@code since}.
   *
   * @throws IOException if the store does not answer
   */
  public Map<PointId, Newest> newest(List<PointId> points, Instant since)
      throws IOException, InterruptedException {
    Map<PointId, Newest> newest = new HashMap<>();
    for (int i = 0; i < points.size(); i += ASKED_AT_ONCE) {
      List<PointId> some =
          new ArrayList<>(points.subList(i, Math.min(points.size(), i + ASKED_AT_ONCE)));
      history
          .newestOf(some, since)
          .forEach(
              (point, one) ->
                  newest.put(
                      point,
                      new Newest(Instant.ofEpochMilli(one.time()), one.value(), one.quality())));
    }
    return newest;
  }

  /**
   * The readings of the point, ascending, as many of the first as this.
   *
   * @throws IOException if the store does not answer
   */
  public List<Past> past(PointId point, Instant from, Instant to, int most)
      throws IOException, InterruptedException {
    return history.readings(point, from, to, most).stream()
        .map(said -> new Past(said.time(), said.value(), said.why()))
        .toList();
  }

  /**
   * In how many slots of the time there are readings of the point.
   *
   * @throws IOException if the store does not answer
   */
  public int filledSlots(PointId point, Instant from, Instant to, long slotMillis)
      throws IOException, InterruptedException {
    return (int)
        history.series(point, from, to, slotMillis).stream()
            .filter(bucket -> bucket.quality() != null)
            .count();
  }
}
