package io.vigil.alerting.history;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.history.ReadingHistory.Bucket;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions.DescribedPoint;
import io.vigil.alerting.registry.PointHistory;
import io.vigil.alerting.statistics.Csv;
import io.vigil.alerting.statistics.ExportRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trends: {@code GET /api/v1/points/{id}/series?from&to&px}, and the same as a file. */
@Controller("/api/v1/points")
@Secured(Right.LOOK)
final class SeriesController {
  private static final int MOST_PIXELS = 4_000;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int SILENT_SAMPLES = 3;
  private static final int MOST_VERSIONS = 200;

  private final SeenPoints seen;
  private final ReadingHistory readings;
  private final PointHistory points;
  private final ExportRecord exports;

  SeriesController(
      SeenPoints seen, ReadingHistory readings, PointHistory points, ExportRecord exports) {
    this.seen = seen;
    this.readings = readings;
    this.points = points;
    this.exports = exports;
  }

  /**
   * The readings of a point between two moments, in about as many buckets as pixels.
   *
   * @param id {@code enterprise:code}
   * @param from RFC 3339
   * @param to RFC 3339, at most 400 days later
   * @param px how wide the picture is, 10 to 4000
   */
  @Get("/{id}/series")
  @ExecuteOn(TaskExecutors.BLOCKING)
  Series series(
      @PathVariable String id,
      @QueryValue String from,
      @QueryValue String to,
      @QueryValue(defaultValue = "600") int px,
      Authentication caller) {
    return series(seen.require(id, caller), from, to, px);
  }

  /**
   * The same as CSV, UTF-8 with a byte order mark: a line for each bucket, with the offset of its
   * time.
   *
   * @param id {@code enterprise:code}
   * @param from RFC 3339
   * @param to RFC 3339, at most 400 days later
   * @param px how many buckets, 10 to 4000
   */
  @Get("/{id}/series.csv")
  @Produces("text/csv")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> file(
      @PathVariable String id,
      @QueryValue String from,
      @QueryValue String to,
      @QueryValue(defaultValue = "4000") int px,
      Authentication caller) {
    DescribedPoint point = seen.require(id, caller);
    Seat seat = Caller.seat(caller);
    exports.admit(seat);
    List<List<String>> lines = series(point, from, to, px).lines();
    byte[] bytes = Csv.write(lines);
    String name = point.point().id().toString().replace(':', '.') + ".csv";
    JournalDetail about = new JournalDetail().with("point", id).with("from", from).with("to", to);
    exports.record(name, about, lines.size() - 1, bytes, seat);
    return HttpResponse.ok(bytes)
        .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }

  private Series series(DescribedPoint point, String from, String to, int px) {
    Instant begin = WrittenTime.moment("from", from);
    Instant end = WrittenTime.moment("to", to);
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw bad("to must be after from and at most 400 days later");
    }
    if (px < 10 || px > MOST_PIXELS) {
      throw bad("px " + px + ", allowed 10 to " + MOST_PIXELS);
    }
    PointId id = point.point().id();
    long bucketMillis = Math.max(1, Duration.between(begin, end).toMillis() / px);
    List<Bucket> buckets =
        StoreQuestion.answer("trend of " + id, () -> readings.series(id, begin, end, bucketMillis));
    List<Series.Limit> limits =
        ValidLimits.of(points.newest(id, MOST_VERSIONS), point.watches(), begin, end);
    return columns(point.point(), limits, buckets, bucketMillis);
  }

  private static Series columns(
      PointDefinition point, List<Series.Limit> limits, List<Bucket> buckets, long bucketMillis) {
    List<Long> times = new ArrayList<>();
    List<@Nullable Double> min = new ArrayList<>();
    List<@Nullable Double> max = new ArrayList<>();
    List<@Nullable Double> first = new ArrayList<>();
    List<@Nullable Double> last = new ArrayList<>();
    List<@Nullable String> quality = new ArrayList<>();
    for (Bucket bucket : withGaps(buckets, gapMillis(point, bucketMillis))) {
      times.add(bucket.time());
      min.add(bucket.min());
      max.add(bucket.max());
      first.add(bucket.first());
      last.add(bucket.last());
      quality.add(bucket.quality());
    }
    return new Series(
        point.id().toString(),
        point.name(),
        Figures.unitOrNull(point.measureUnit()),
        new double[] {point.rangeLow(), point.rangeHigh()},
        limits,
        times,
        min,
        max,
        first,
        last,
        quality);
  }

  /** Between buckets further apart than this the point was silent. */
  private static long gapMillis(PointDefinition point, long bucketMillis) {
    return point.reporting() == Reporting.BY_EXCEPTION
        ? Long.MAX_VALUE
        : Math.max(SILENT_SAMPLES * point.sampleMillis(), 2 * bucketMillis);
  }

  private static List<Bucket> withGaps(List<Bucket> buckets, long gapMillis) {
    List<Bucket> all = new ArrayList<>(buckets.size());
    long before = Long.MAX_VALUE;
    for (Bucket bucket : buckets) {
      if (before != Long.MAX_VALUE && bucket.time() - before > gapMillis) {
        long middle = before + (bucket.time() - before) / 2;
        all.add(new Bucket(middle, null, null, null, null, null));
      }
      all.add(bucket);
      before = bucket.time();
    }
    return all;
  }

  private static RuntimeException bad(String what) {
    return ProblemCode.BAD_REQUEST.problem(what).exception();
  }
}
