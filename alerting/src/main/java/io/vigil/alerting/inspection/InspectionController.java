package io.vigil.alerting.inspection;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.inspection.InspectionItem.Finding;
import io.vigil.alerting.inspection.Inspections.Wanted;
import io.vigil.alerting.inspection.Inspections.Whole;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Inspections: asked by duty rooms, answered by plants and stations, seen by all of the area. */
@Controller("/api/v1/inspections")
@ExecuteOn(TaskExecutors.BLOCKING)
final class InspectionController {
  private static final int MOST = 100;
  private static final int MOST_POSITIONS = 100;
  private static final int MOST_POINTS = 50;
  private static final int MOST_WHAT = 200;
  private static final int MOST_QUESTION = 1_000;
  private static final int MOST_ANSWER = 2_000;
  private static final int MOST_NOTE = 500;
  private static final int DAY_MINUTES = 1_440;
  private static final Pattern ID = Pattern.compile("i-[0-9]{1,18}-[0-9]{1,18}");

  private final Inspections inspections;

  InspectionController(Inspections inspections) {
    this.inspections = inspections;
  }

  /**
   * What is asked.
   *
   * @param question in words
   * @param points what is to be looked at, 50 at most; none makes it a spot check
   * @param minutes to answer within, 1 to 1,440
   * @param positions who is asked, {@code tier:area}, 100 at most; either this or {@code draw}
   * @param draw how many plants of the area are drawn at random, 1 to 100
   */
  @Serdeable
  record Ask(
      @Nullable String question,
      @Nullable List<String> points,
      @Nullable Integer minutes,
      @Nullable List<String> positions,
      @Nullable Integer draw) {}

  /**
   * An answer.
   *
   * @param answer in words
   * @param items what was found at each place; none for a spot check
   */
  @Serdeable
  record Answered(@Nullable String answer, @Nullable List<Found> items) {}

  /** What was found at a place; see {@link Finding}. */
  @Serdeable
  record Found(int ordinal, boolean fine, @Nullable String note) {}

  /** Inspections of the caller's area. */
  @Serdeable
  record Listing(List<InspectionView> items) {}

  /** What is not answered first, then the newest. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    return listing(inspections.newest(Caller.seat(caller).scope(), MOST));
  }

  /** Asks positions below the caller's own. */
  @Post
  @Secured(Right.ACT)
  Listing ask(@Body Ask ask, Authentication caller) {
    Seat seat = Caller.seat(caller);
    List<String> points = points(ask.points());
    Wanted wanted =
        new Wanted(
            points.isEmpty() ? InspectionKind.SPOT_CHECK : InspectionKind.TOUR,
            WrittenText.required(ask.question(), MOST_QUESTION, "/question", What.CONTENT),
            points,
            Duration.ofMinutes(number(ask.minutes(), DAY_MINUTES, "minutes")));
    List<String> positions = Objects.requireNonNullElse(ask.positions(), List.of());
    if (positions.isEmpty() == (ask.draw() == null)) {
      throw ProblemCode.FIELD_MISSING
          .saying("请指定岗位，或填写随机抽取的企业数，二者之一", "name positions, or say how many to draw")
          .at("/positions")
          .exception();
    }
    if (positions.isEmpty()) {
      return listing(inspections.draw(wanted, number(ask.draw(), MOST_POSITIONS, "draw"), seat));
    }
    number(positions.size(), MOST_POSITIONS, "positions");
    return listing(inspections.ask(wanted, positions, seat));
  }

  /** Answers for the position that was asked. */
  @Post("/{id}/answer")
  @Secured(Right.ACT)
  InspectionView answer(String id, @Body Answered answered, Authentication caller) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    String words = WrittenText.required(answered.answer(), MOST_ANSWER, "/answer", What.ANSWER);
    List<Finding> findings = new ArrayList<>();
    for (Found found : Objects.requireNonNullElse(answered.items(), List.<Found>of())) {
      String note = WrittenText.optional(found.note(), MOST_NOTE, "/items/" + found.ordinal());
      findings.add(new Finding(found.ordinal(), found.fine(), note));
    }
    return InspectionView.of(inspections.answer(id, words, findings, Caller.seat(caller)));
  }

  private static Listing listing(List<Whole> all) {
    return new Listing(all.stream().map(InspectionView::of).toList());
  }

  private static List<String> points(@Nullable List<String> written) {
    List<String> points = new ArrayList<>();
    for (String point : Objects.requireNonNullElse(written, List.<String>of())) {
      String pointer = "/points/" + points.size();
      points.add(WrittenText.required(point, MOST_WHAT, pointer, What.PLACE));
    }
    if (!points.isEmpty()) {
      number(points.size(), MOST_POINTS, "points");
    }
    return points;
  }

  private static int number(@Nullable Integer written, int most, String field) {
    if (written == null || written < 1 || written > most) {
      throw ProblemCode.BAD_REQUEST.problem(field + ": 1 - " + most).at("/" + field).exception();
    }
    return written;
  }
}
