package io.vigil.alerting.overlay;

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
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches whose Alerts stay until somebody resets them. */
@Controller("/api/v1/latching")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LatchingController {
  private static final int MOST_WATCH = 200;
  private static final int MOST_REASON = 500;

  private final Latching latching;

  LatchingController(Latching latching) {
    this.latching = latching;
  }

  /**
   * What is to be set.
   *
   * @param watch {@code enterprise/point/rule}
   * @param latching whether its Alerts stay
   * @param reason why
   */
  @Serdeable
  record Wanted(@Nullable String watch, @Nullable Boolean latching, @Nullable String reason) {}

  /** The Watches that latch, by id. */
  @Serdeable
  record Listing(List<String> items) {}

  /** The Watches of the caller's area that latch. */
  @Get
  @Secured(Right.LOOK)
  Listing list(Authentication caller) {
    return new Listing(latching.all(Caller.seat(caller)));
  }

  /** Sets it for a Watch. */
  @Post
  @Secured(Right.SET_UP)
  Listing set(@Body Wanted wanted, Authentication caller) {
    Seat seat = Caller.seat(caller);
    Boolean stays = wanted.latching();
    String watch = WrittenText.optional(wanted.watch(), MOST_WATCH, "/watch");
    if (stays == null || watch.isEmpty()) {
      throw ProblemCode.BAD_REQUEST.problem("watch, latching").at("/watch").exception();
    }
    String reason = WrittenText.required(wanted.reason(), MOST_REASON, "/reason", What.REASON);
    latching.set(watch, stays, reason, seat);
    return list(caller);
  }
}
