package io.vigil.alerting.work;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Planned works: announced and ended by whoever acts for a plant or a duty room, approved by the
 * second person of a bureau, read by everybody who is signed in.
 */
@Controller("/api/v1/works")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WorkController {
  private static final int MOST_POINTS = 50;
  private static final int MOST_ENTERPRISE = 32;
  private static final int MOST_WORDS = 200;
  private static final int MOST_PERMIT = 64;
  private static final Pattern ID = Pattern.compile("w-[0-9]{1,18}-[0-9]{1,18}");

  private final Works works;

  WorkController(Works works) {
    this.works = works;
  }

  /**
   * What is to be done.
   *
   * @param enterprise where
   * @param unit plant unit that it concerns as a whole; either this or points
   * @param points codes of the points that it concerns, 50 at most
   * @param what is done, in words
   * @param permit number of the permit
   * @param begins from when, RFC 3339
   * @param until to when at the latest, RFC 3339
   */
  @Serdeable
  record Announced(
      @Nullable String enterprise,
      @Nullable String unit,
      @Nullable List<String> points,
      @Nullable String what,
      @Nullable String permit,
      @Nullable String begins,
      @Nullable String until) {}

  /** A planned work; see {@link PlannedWork}. Times are RFC 3339. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record WorkView(
      String id,
      String enterprise,
      String unit,
      List<String> points,
      String what,
      String permit,
      WorkState state,
      String begins,
      String until,
      String askedBy,
      String askedAt,
      @Nullable String answeredBy,
      @Nullable String answeredAt,
      @Nullable String endedBy,
      @Nullable String endedAt) {
    static WorkView of(PlannedWork work) {
      return new WorkView(
          work.id(),
          work.enterprise(),
          work.unit(),
          work.pointList(),
          work.what(),
          work.permit(),
          work.state(),
          PlantTime.format(work.begins()),
          PlantTime.format(work.until()),
          work.askedBy(),
          PlantTime.format(work.askedAt()),
          work.answeredBy(),
          PlantTime.formatOrNull(work.answeredAt()),
          work.endedBy(),
          PlantTime.formatOrNull(work.endedAt()));
    }
  }

  /** Planned works of the caller's area. */
  @Serdeable
  record Listing(List<WorkView> items) {}

  /** Those that wait or are approved first, then the newest; or those in force alone. */
  @Get
  @Secured(Right.LOOK)
  Listing list(
      @QueryValue(value = "in-force", defaultValue = "false") boolean inForce,
      Authentication caller) {
    Seat seat = Caller.seat(caller);
    List<PlannedWork> found = inForce ? works.inForce(seat) : works.newest(seat);
    return new Listing(found.stream().map(WorkView::of).toList());
  }

  /** Announces one. */
  @Post
  @Secured(Right.ACT)
  WorkView announce(@Body Announced announced, Authentication caller) {
    String unit = WrittenText.optional(announced.unit(), MOST_WORDS, "/unit");
    List<String> points = points(announced.points());
    if (unit.isEmpty() == points.isEmpty()) {
      throw ProblemCode.FIELD_MISSING
          .saying("请填写装置或测点，二者之一", "give either the unit or the points")
          .at("/points")
          .exception();
    }
    Works.Wanted wanted =
        new Works.Wanted(
            WrittenText.required(
                announced.enterprise(), MOST_ENTERPRISE, "/enterprise", What.ENTERPRISE),
            unit,
            points,
            WrittenText.required(announced.what(), MOST_WORDS, "/what", What.NOTE),
            WrittenText.required(announced.permit(), MOST_PERMIT, "/permit", What.PERMIT),
            moment("begins", announced.begins(), What.BEGIN),
            moment("until", announced.until(), What.UNTIL));
    return WorkView.of(works.announce(wanted, Caller.seat(caller)));
  }

  /** Approves it, as the second person. */
  @Post("/{id}/approve")
  @Consumes(MediaType.ALL)
  @Secured(Right.APPROVE)
  WorkView approve(String id, Authentication caller) {
    return WorkView.of(works.answer(known(id), WorkState.APPROVED, Caller.seat(caller)));
  }

  /** Refuses it, as the second person. */
  @Post("/{id}/refuse")
  @Consumes(MediaType.ALL)
  @Secured(Right.APPROVE)
  WorkView refuse(String id, Authentication caller) {
    return WorkView.of(works.answer(known(id), WorkState.REFUSED, Caller.seat(caller)));
  }

  /** Ends it before its time, or takes it back. */
  @Post("/{id}/end")
  @Consumes(MediaType.ALL)
  @Secured({Right.ACT, Right.APPROVE})
  WorkView end(String id, Authentication caller) {
    return WorkView.of(works.end(known(id), Caller.seat(caller)));
  }

  private static List<String> points(@Nullable List<String> written) {
    List<String> points =
        Objects.requireNonNullElse(written, List.<String>of()).stream().distinct().toList();
    boolean refused =
        points.size() > MOST_POINTS || points.stream().anyMatch(WorkController::isOdd);
    if (refused) {
      throw ProblemCode.BAD_REQUEST.problem("points: 1 - " + MOST_POINTS).at("/points").exception();
    }
    return points;
  }

  /** What separates them in the row is in no code of a point. */
  private static boolean isOdd(@Nullable String point) {
    return point == null || point.isBlank() || point.indexOf(',') >= 0;
  }

  private static Instant moment(String name, @Nullable String text, What what) {
    return WrittenTime.moment(name, WrittenText.required(text, MOST_WORDS, "/" + name, what));
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
