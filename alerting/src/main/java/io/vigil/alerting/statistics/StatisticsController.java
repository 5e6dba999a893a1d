package io.vigil.alerting.statistics;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Figures of the Alerts and Cases of an area: {@code GET /api/v1/statistics?from&to}. */
@Controller("/api/v1/statistics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatisticsController {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final StatisticsDesk desk;
  private final AreaChoice scopes;

  StatisticsController(StatisticsDesk desk, AreaChoice scopes) {
    this.desk = desk;
    this.scopes = scopes;
  }

  /**
   * K1 to K14 and the rates of an area, with their definitions.
   *
   * @param from RFC 3339
   * @param to RFC 3339, a second to 400 days later
   * @param position only this one, with its area: {@code tier:area}
   * @param division only this area: two, four, six or nine digits of the division code
   */
  @Get
  @Secured(Right.LOOK)
  StatisticsView statistics(
      @QueryValue String from,
      @QueryValue String to,
      @QueryValue @Nullable String position,
      @QueryValue @Nullable String division,
      Authentication caller) {
    CountedArea scope = scopes.of(Caller.seat(caller), position, division);
    Instant begin = WrittenTime.moment("from", from);
    Instant end = WrittenTime.moment("to", to);
    Duration length = Duration.between(begin, end);
    if (length.compareTo(Window.SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw ProblemCode.BAD_REQUEST
          .saying(
              "结束须晚于开始至少一秒，且不超过 400 天",
              "to must be a second after from at least, and at most 400 days later")
          .at("/to")
          .exception();
    }
    return StatisticsView.of(desk.count(scope, new Window(begin, end)));
  }
}
