package io.vigil.alerting.history;

import io.vigil.model.point.PointId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads stored readings, down-sampled so that no extreme is lost. Blocking; any thread. */
interface ReadingHistory {
  /**
   * What happened in one bucket of time.
   *
   * @param time begin of the bucket, milliseconds UTC
   * @param min smallest value; null where the bucket has readings but no value
   * @param max greatest value
   * @param first first value
   * @param last last value
   * @param quality GOOD, UNCERTAIN (some readings were not good) or BAD (no value at all); null for
   *     a gap, in which there were no readings
   */
  record Bucket(
      long time,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double first,
      @Nullable Double last,
      @Nullable String quality) {
    static String quality(long valued, long uncertain, long bad) {
      if (valued == 0) {
        return "BAD";
      }
      return uncertain + bad > 0 ? "UNCERTAIN" : "GOOD";
    }
  }

  /**
   * A reading as it is stored.
   *
   * @param time milliseconds UTC
   * @param value null where the reading has none
   * @param quality GOOD, UNCERTAIN or BAD
   */
  record Stored(long time, @Nullable Double value, String quality) {}

  /** The buckets that hold readings, ascending. Throws {@link IOException} if nobody answers. */
  List<Bucket> series(PointId point, Instant from, Instant to, long bucketMillis)
      throws IOException, InterruptedException;

  /**
   * A reading as the judge had it.
   *
   * @param time milliseconds UTC
   * @param value NaN where the reading has none
   * @param why the reason of its quality, perhaps with marks of its clock behind a plus sign
   */
  record Said(long time, double value, String why) {}

  /**
   * The readings of the point, ascending, as many of the first as this. Throws {@link IOException}
   * if nobody answers.
   */
  List<Said> readings(PointId point, Instant from, Instant to, int most)
      throws IOException, InterruptedException;

  /**
   * The newest reading of each point, as far as it is not older than {@code since}. Throws {@link
   * IOException} if nobody answers.
   */
  Map<PointId, Stored> newestOf(Collection<PointId> points, Instant since)
      throws IOException, InterruptedException;

  /**
   * Time of the newest reading that was sent, by enterprise: none of what is on record counts.
   * Throws {@link IOException} if nobody answers.
   */
  Map<String, Instant> newest() throws IOException, InterruptedException;

  /**
   * The same condition in SQL and InfluxQL. Names stand between quotes; {@link PointId} lets none
   * hold one.
   */
  static String anyOf(Collection<PointId> points) {
    return points.stream()
        .map(id -> "(enterprise = '" + id.enterprise() + "' and point = '" + id.code() + "')")
        .collect(Collectors.joining(" or "));
  }
}
