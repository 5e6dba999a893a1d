package io.vigil.alerting.commitment;

import io.micronaut.http.annotation.Body;
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
import io.vigil.alerting.commitment.Commitments.Standing;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Safety commitments: to publish for heads of plants, to read for everybody who is signed in. */
@Controller("/api/v1/commitments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CommitmentController {
  private static final int MOST_WORDS = 1_000;

  private final Commitments commitments;
  private final Deadlines deadlines;

  CommitmentController(Commitments commitments, Deadlines deadlines) {
    this.commitments = commitments;
    this.deadlines = deadlines;
  }

  /**
   * What a plant commits to today.
   *
   * @param hazards how its major hazards stand
   * @param works special work of the day
   */
  @Serdeable
  record Publish(@Nullable String hazards, @Nullable String works) {}

  /** How it stands with a plant; see {@link Commitment}. Null where nothing was published. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record StandingView(
      String enterprise,
      String name,
      String nameEn,
      CommitmentState state,
      @Nullable String hazards,
      @Nullable String works,
      @Nullable String publishedBy,
      @Nullable String publishedAt) {
    static StandingView of(Standing standing) {
      Commitment made = standing.commitment();
      return new StandingView(
          standing.plant().id(),
          standing.plant().name(),
          standing.plant().nameEn(),
          standing.state(),
          made == null ? null : made.hazards(),
          made == null ? null : made.works(),
          made == null ? null : made.publishedBy(),
          made == null ? null : PlantTime.format(made.publishedAt()));
    }
  }

  /**
   * A day of the caller's area, what is missing first.
   *
   * @param day ISO 8601
   * @param due by when commitments are there, RFC 3339
   * @param plants how many plants should have one
   * @param published how many have one, late ones among them
   * @param late how many of these came late
   * @param missing how many have none although its time has passed
   */
  @Serdeable
  record Day(
      String day,
      String due,
      long plants,
      long published,
      long late,
      long missing,
      List<StandingView> items) {}

  /** How it stands with a day; today if none is named. */
  @Get
  @Secured(Right.LOOK)
  Day day(@QueryValue @Nullable String day, Authentication caller) {
    CommitmentDay asked =
        day == null ? CommitmentDay.of(deadlines.now()) : new CommitmentDay(date(day));
    List<Standing> all =
        commitments.standings(asked, Caller.seat(caller).scope()).stream()
            .sorted(Comparator.comparing(Standing::state))
            .toList();
    long late = count(all, CommitmentState.LATE);
    return new Day(
        asked.toString(),
        PlantTime.format(asked.due()),
        all.size() - count(all, CommitmentState.NOT_DUE),
        count(all, CommitmentState.PUBLISHED) + late,
        late,
        count(all, CommitmentState.MISSING),
        all.stream().map(StandingView::of).toList());
  }

  /** Publishes the commitment of the caller's plant for today. */
  @Post
  @Secured(Right.ACT)
  StandingView publish(@Body Publish publish, Authentication caller) {
    String hazards =
        WrittenText.required(publish.hazards(), MOST_WORDS, "/hazards", What.HAZARDS_STAND);
    String works = WrittenText.required(publish.works(), MOST_WORDS, "/works", What.WORKS_TODAY);
    Commitment made = commitments.publish(hazards, works, Caller.seat(caller));
    return commitments
        .standings(new CommitmentDay(LocalDate.parse(made.forDay())), Caller.seat(caller).scope())
        .stream()
        .filter(one -> one.plant().id().equals(made.enterprise()))
        .map(StandingView::of)
        .findFirst()
        .orElseThrow();
  }

  private static long count(List<Standing> all, CommitmentState state) {
    return all.stream().filter(one -> one.state() == state).count();
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 2000 || date.getYear() > 2200) {
        throw ProblemCode.BAD_REQUEST.problem("day: 2000 - 2200").at("/day").exception();
      }
      return date;
    } catch (DateTimeParseException e) {
      throw ProblemCode.BAD_REQUEST.problem("day: 2026-11-24").at("/day").exception();
    }
  }
}
