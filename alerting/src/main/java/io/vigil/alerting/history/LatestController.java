package io.vigil.alerting.history;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.history.ReadingHistory.Stored;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.model.point.PointId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What points say just now: {@code GET /api/v1/readings/latest?point=&point=}. */
@Controller("/api/v1/readings")
@Secured(Right.LOOK)
final class LatestController {
  private static final int MOST_POINTS = 200;

  /** What is older is not how things stand now. */
  private static final Duration RECENT = Duration.ofMinutes(15);

  private final Descriptions descriptions;
  private final ReadingHistory history;
  private final Clock clock;

  LatestController(Descriptions descriptions, ReadingHistory history, Clock clock) {
    this.descriptions = descriptions;
    this.history = history;
    this.clock = clock;
  }

  /**
   * The newest stored reading of each point; a point without one in the last 15 minutes is left
   * out, and so is one that is not the caller's business.
   *
   * @param point {@code enterprise:code}, 1 to 200 of them
   */
  @Get("/latest")
  @ExecuteOn(TaskExecutors.BLOCKING)
  LatestReadings latest(@QueryValue List<String> point, Authentication caller) {
    if (point.isEmpty() || point.size() > MOST_POINTS) {
      throw bad(point.size() + " points, allowed 1 to " + MOST_POINTS);
    }
    Set<PointId> points = new LinkedHashSet<>();
    for (String id : point) {
      try {
        points.add(PointId.of(id));
      } catch (IllegalArgumentException e) {
        throw bad("point: " + e.getMessage());
      }
    }
    keepSeen(points, Caller.seat(caller));
    if (points.isEmpty()) {
      return new LatestReadings(List.of());
    }
    Instant since = Instant.now(clock).minus(RECENT);
    Map<PointId, Stored> newest =
        StoreQuestion.answer("latest readings", () -> history.newestOf(points, since));
    List<LatestReadings.Latest> items = new ArrayList<>();
    for (PointId id : points) {
      Stored reading = newest.get(id);
      if (reading != null) {
        items.add(LatestReadings.Latest.of(id, reading));
      }
    }
    return new LatestReadings(items);
  }

  private void keepSeen(Set<PointId> points, Seat seat) {
    Map<String, String> divisions =
        descriptions.divisionsOf(points.stream().map(PointId::enterprise).distinct().toList());
    points.removeIf(
        one -> !seat.sees(one.enterprise(), divisions.getOrDefault(one.enterprise(), "")));
  }

  private static RuntimeException bad(String what) {
    return ProblemCode.BAD_REQUEST.problem(what).exception();
  }
}
