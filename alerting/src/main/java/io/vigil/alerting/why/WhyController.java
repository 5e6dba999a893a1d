package io.vigil.alerting.why;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.history.NewestReading;
import io.vigil.alerting.history.NewestReading.Said;
import io.vigil.alerting.intake.LaneLiveness;
import io.vigil.alerting.overlay.Quieting;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.Mode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a Watch is silent, or sounds: {@code GET /api/v1/why?watch=enterprise/point/rule}. */
@Controller("/api/v1/why")
final class WhyController {
  private static final Logger LOG = LoggerFactory.getLogger(WhyController.class);
  private static final int MOST_WATCH = 200;
  private static final Duration RECENT = Duration.ofDays(1);

  private final Descriptions descriptions;
  private final AlertRepository alerts;
  private final Quieting quieting;
  private final LaneLiveness lanes;
  private final NewestReading newest;
  private final Clock clock;

  WhyController(
      Descriptions descriptions,
      AlertRepository alerts,
      Quieting quieting,
      LaneLiveness lanes,
      NewestReading newest,
      Clock clock) {
    this.descriptions = descriptions;
    this.alerts = alerts;
    this.quieting = quieting;
    this.lanes = lanes;
    this.newest = newest;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param watch what was asked about
   * @param sounds whether it sounds at the console of whoever asks, or would if that had a horn
   * @param reasons at least one, the one that hides most first
   */
  @Serdeable
  record Why(String watch, boolean sounds, List<Reason> reasons) {}

  /** Every reason there is. */
  @Get
  @Secured(Right.LOOK)
  @ExecuteOn(TaskExecutors.BLOCKING)
  Why why(@QueryValue String watch, Authentication caller) throws InterruptedException {
    Seat seat = Caller.seat(caller);
    WatchDescription described = find(watch, seat);
    List<Reason> reasons = Explanation.of(known(watch, described, seat));
    return new Why(watch, reasons.get(0).code() == Reason.Code.SOUNDS, reasons);
  }

  private WatchDescription find(String watch, Seat seat) {
    if (watch.length() > MOST_WATCH || watch.indexOf('\0') >= 0) {
      throw ProblemCode.BAD_REQUEST.problem("watch").at("/watch").exception();
    }
    return Optional.ofNullable(descriptions.ofWatches(List.of(watch)).get(watch))
        .filter(one -> seat.sees(one.point().enterprise(), one.division()))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(watch).exception());
  }

  private Known known(String watch, WatchDescription described, Seat seat)
      throws InterruptedException {
    Optional<Said> said = Optional.empty();
    boolean storeAnswers = true;
    try {
      said = newest.of(described.point().id(), clock.instant().minus(RECENT));
    } catch (IOException e) {
      storeAnswers = false;
      LOG.warn("why: the store does not answer: {}", e.getMessage());
    }
    return new Known(
        described,
        alerts.findByOpenKeyIn(List.of(watch)).stream().findFirst().orElse(null),
        higher(described),
        quieting.of(watch),
        !lanes.judging().silent().contains(described.lane()),
        said,
        storeAnswers,
        seat.position());
  }

  /** The highest rung above it that is true now. */
  private @Nullable Alert higher(WatchDescription watch) {
    if (watch.ladder().isEmpty()) {
      return null;
    }
    return alerts.openOfPoint(watch.point().enterprise(), watch.point().id().code()).stream()
        .filter(one -> one.subject().mode() == Mode.REAL && one.cleared() == null)
        .filter(one -> one.subject().ladder().equals(watch.ladder()))
        .filter(one -> one.subject().rung() > watch.rung())
        .max((a, b) -> Integer.compare(a.subject().rung(), b.subject().rung()))
        .orElse(null);
  }
}
