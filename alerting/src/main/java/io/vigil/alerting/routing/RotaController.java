package io.vigil.alerting.routing;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import io.vigil.alerting.duty.RotaTurn;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.error.WrittenTime;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.routing.RotaDesk.Gap;
import io.vigil.alerting.routing.RotaDesk.PositionRota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who serves at which position, from when to when. */
@Controller("/api/v1/rota")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RotaController {
  private static final int MOST_WORDS = 64;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MOST_SHOWN = Duration.ofDays(92);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Pattern ID = Pattern.compile("r-[0-9]{1,18}-[0-9]{1,18}");

  private final RotaDesk desk;
  private final Places places;
  private final Clock clock;

  RotaController(RotaDesk desk, Places places, Clock clock) {
    this.desk = desk;
    this.places = places;
    this.clock = clock;
  }

  /**
   * A turn as it is written.
   *
   * @param position {@code tier:area}
   * @param officer who serves
   * @param begins from when, RFC 3339
   * @param ends until when, RFC 3339, 31 days later at most
   */
  @Serdeable
  record Written(
      @Nullable String position,
      @Nullable String officer,
      @Nullable String begins,
      @Nullable String ends) {}

  /** A turn; see {@link RotaTurn}. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record TurnView(
      String id,
      String position,
      String officer,
      String begins,
      String ends,
      String writtenBy,
      String writtenAt) {
    static TurnView of(RotaTurn turn) {
      return new TurnView(
          turn.id(),
          turn.position(),
          turn.officer(),
          PlantTime.format(turn.begins()),
          PlantTime.format(turn.ends()),
          turn.writtenBy(),
          PlantTime.format(turn.writtenAt()));
    }
  }

  /** A time in which nobody serves. */
  @Serdeable
  record GapView(String from, String until) {}

  /** The rota of a position; see {@link PositionRota}. */
  @Serdeable
  record RotaView(String position, List<TurnView> turns, List<GapView> gaps) {
    static RotaView of(PositionRota rota) {
      return new RotaView(
          rota.position(),
          rota.turns().stream().map(TurnView::of).toList(),
          rota.gaps().stream()
              .map(one -> new GapView(PlantTime.format(one.from()), PlantTime.format(one.until())))
              .toList());
    }
  }

  /** The rotas of the caller's area within a time. */
  @Serdeable
  record Listing(String from, String until, List<RotaView> items) {}

  /** The rotas of the caller's area; those of the coming week if no time is named. */
  @Get
  @Secured(Right.LOOK)
  Listing list(
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String until,
      Authentication caller) {
    Instant begin = from == null ? Instant.now(clock) : WrittenTime.moment("from", from);
    Instant end = until == null ? begin.plus(WEEK) : WrittenTime.moment("until", until);
    requireSpan(new Gap(begin, end), MOST_SHOWN, "until");
    return new Listing(
        PlantTime.format(begin),
        PlantTime.format(end),
        desk.within(Caller.seat(caller).scope(), begin, end).stream().map(RotaView::of).toList());
  }

  /** Writes down who serves. */
  @Post
  @Secured(Right.ROTA)
  TurnView set(@Body Written written, Authentication caller) {
    Seat seat = Caller.seat(caller);
    String position =
        WrittenText.required(written.position(), MOST_WORDS, "/position", What.POSITION);
    String officer = WrittenText.required(written.officer(), MOST_WORDS, "/officer", What.OFFICER);
    Gap time =
        new Gap(
            moment("begins", written.begins(), What.BEGIN),
            moment("ends", written.ends(), What.UNTIL));
    requireSpan(time, LONGEST, "ends");
    return TurnView.of(desk.set(places.of(position, seat), officer, time, seat));
  }

  /** Takes a turn back that has not begun; one that goes on ends now. */
  @Delete("/{id}")
  @Secured(Right.ROTA)
  void remove(String id, Authentication caller) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    desk.remove(id, Caller.seat(caller));
  }

  private static Instant moment(String name, @Nullable String text, What what) {
    return WrittenTime.moment(name, WrittenText.required(text, MOST_WORDS, "/" + name, what));
  }

  private static void requireSpan(Gap time, Duration most, String field) {
    boolean fits =
        time.from().isBefore(time.until()) && !time.until().isAfter(time.from().plus(most));
    if (!fits) {
      throw ProblemCode.BAD_REQUEST
          .saying(
              "结束时间应晚于开始时间，且相距不超过 " + most.toDays() + " 天",
              "the end must come after the beginning, by " + most.toDays() + " days at most")
          .at("/" + field)
          .exception();
    }
  }
}
