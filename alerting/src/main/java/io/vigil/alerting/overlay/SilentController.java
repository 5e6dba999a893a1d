package io.vigil.alerting.overlay;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.WatchDescription;
import java.util.List;

/** One list of everything that does not sound, and why: {@code GET /api/v1/silent}. */
@Controller("/api/v1/silent")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SilentController {
  private static final int MOST = 200;

  private final SilentList list;

  SilentController(SilentList list) {
    this.list = list;
  }

  /**
   * What is kept quiet; see {@link Silent}.
   *
   * @param overlay why, by whom, until when
   * @param severity 1 to 4
   * @param scheme which colours people see
   * @param active whether the condition is true just now
   * @param missed how often it came and went unheard
   * @param enterpriseName what people call the enterprise, Chinese; its id if it is not known
   * @param enterpriseNameEn the same, English
   * @param pointName what people call the point, Chinese; empty if it is not known
   * @param pointNameEn the same, English
   * @param name what the rule watches for, Chinese; empty if it is not known
   * @param nameEn the same, English
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record SilentView(
      OverlayView overlay,
      int severity,
      String scheme,
      boolean active,
      long missed,
      String enterpriseName,
      String enterpriseNameEn,
      String pointName,
      String pointNameEn,
      String name,
      String nameEn) {
    static SilentView of(Silent silent) {
      WatchDescription watch = silent.described();
      String enterprise = silent.overlay().enterprise();
      return new SilentView(
          OverlayView.of(silent.overlay()),
          silent.severity().number(),
          silent.scheme().text(),
          silent.active(),
          silent.missed(),
          watch == null ? enterprise : watch.enterpriseName(),
          watch == null ? enterprise : watch.enterpriseNameEn(),
          watch == null ? "" : watch.point().name(),
          watch == null ? "" : watch.point().nameEn(),
          watch == null ? "" : watch.name(),
          watch == null ? "" : watch.nameEn());
    }
  }

  /**
   * What is quiet and what was.
   *
   * @param open asked for and in force; red first, then the one that ends first
   * @param ended the newest end first, as many as were asked for
   */
  @Serdeable
  record Listing(List<SilentView> open, List<SilentView> ended) {}

  /** All of the caller's area that is kept quiet, and what was lately. */
  @Get
  @Secured(Right.LOOK)
  Listing list(@QueryValue(defaultValue = "20") int ended, Authentication caller) {
    if (ended < 0 || ended > MOST) {
      throw ProblemCode.BAD_REQUEST.problem("ended=" + ended).at("/ended").exception();
    }
    Seat seat = Caller.seat(caller);
    return new Listing(views(list.open(seat)), views(list.ended(seat, ended)));
  }

  private static List<SilentView> views(List<Silent> found) {
    return found.stream().map(SilentView::of).toList();
  }
}
