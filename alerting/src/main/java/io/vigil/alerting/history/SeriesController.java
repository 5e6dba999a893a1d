package io.vigil.alerting.history;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.alert.Figures;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.history.ReadingHistory.Bucket;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.Descriptions.DescribedPoint;
import io.vigil.alerting.registry.Descriptions.DescribedWatch;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.LimitRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trends: {@code GET /api/v1/points/{id}/series?from&to&px}. */
@Controller("/api/v1/points")
@Secured(Right.LOOK)
final class SeriesController {
  private static final Logger LOG = LoggerFactory.getLogger(SeriesController.class);
  private static final int MOST_PIXELS = 4_000;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int SILENT_SAMPLES = 3;

  private final Descriptions descriptions;
  private final ReadingHistory history;

  SeriesController(Descriptions descriptions, ReadingHistory history) {
    this.descriptions = descriptions;
    this.history = history;
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
    DescribedPoint point = point(id, Caller.seat(caller));
    Instant begin = WrittenTime.moment("from", from);
    Instant end = WrittenTime.moment("to", to);
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw bad("to must be after from and at most 400 days later");
    }
    if (px < 10 || px > MOST_PIXELS) {
      throw bad("px " + px + ", allowed 10 to " + MOST_PIXELS);
    }
    long bucketMillis = Math.max(1, Duration.between(begin, end).toMillis() / px);
    List<Bucket> buckets =
        StoreQuestion.answer(
            "trend of " + id, () -> history.series(point.point().id(), begin, end, bucketMillis));
    return columns(point, buckets, bucketMillis);
  }

  private DescribedPoint point(String id, Seat seat) {
    try {
      Optional<DescribedPoint> found =
          descriptions.ofPoint(PointId.of(id)).filter(one -> sees(seat, one));
      if (found.isPresent()) {
        return found.get();
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("no point id: {}", e.getMessage());
    }
    throw ProblemCode.NOT_FOUND.problem("point").exception();
  }

  private boolean sees(Seat seat, DescribedPoint described) {
    String enterprise = described.point().enterprise();
    String division = descriptions.divisionsOf(List.of(enterprise)).getOrDefault(enterprise, "");
    return seat.sees(enterprise, division);
  }

  private static Series columns(DescribedPoint described, List<Bucket> buckets, long bucketMillis) {
    PointDefinition point = described.point();
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
        limits(described),
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

  private static List<Series.Limit> limits(DescribedPoint described) {
    List<Series.Limit> limits = new ArrayList<>();
    for (DescribedWatch watch : described.watches()) {
      if (watch.definition().rule() instanceof LimitRule rule) {
        limits.add(
            new Series.Limit(
                watch.definition().ruleId(),
                watch.definition().severity().number(),
                rule.comparison().name(),
                rule.limit(),
                rule.clear(),
                watch.description().name(),
                watch.description().nameEn(),
                watch.description().clause(),
                watch.description().clauseMark()));
      }
    }
    return limits;
  }

  private static RuntimeException bad(String what) {
    return ProblemCode.BAD_REQUEST.problem(what).exception();
  }
}
