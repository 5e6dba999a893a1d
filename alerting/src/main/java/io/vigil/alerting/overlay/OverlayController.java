package io.vigil.alerting.overlay;

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
import io.vigil.alerting.alert.AlertView;
import io.vigil.alerting.alert.Seen;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.error.WrittenText.What;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeping Alerts quiet, and looking after what is kept quiet. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OverlayController {
  private static final int MOST = 500;
  private static final int MOST_WORDS = 500;
  private static final int MOST_PERMIT = 100;
  private static final int MOST_WATCH = 200;
  private static final Pattern ID = Pattern.compile("o-[0-9]{1,18}-[0-9]{1,18}");
  private static final Pattern ALERT_ID = Pattern.compile("a-[0-9]{1,18}-[0-9]{1,18}");

  private final Overlays overlays;

  OverlayController(Overlays overlays) {
    this.overlays = overlays;
  }

  /**
   * Asks for an open Alert to be put aside.
   *
   * @param activation as the person had it on the screen
   * @param version as the person had it on the screen
   * @param minutes for how long at most
   * @param oneShot whether it ends when the condition goes
   * @param reason from the list
   * @param note in words; required for {@code OTHER}
   */
  @Serdeable
  record Shelve(
      @Nullable String activation,
      @Nullable Long version,
      @Nullable Integer minutes,
      @Nullable Boolean oneShot,
      @Nullable String reason,
      @Nullable String note) {}

  /**
   * Asks for a Watch to be taken out of service.
   *
   * @param watch {@code enterprise/point/rule}
   * @param minutes until the planned end
   * @param reason from the list
   * @param permit number of the permit or work order
   * @param substitute what watches instead
   * @param note in words
   */
  @Serdeable
  record OutOfService(
      @Nullable String watch,
      @Nullable Integer minutes,
      @Nullable String reason,
      @Nullable String permit,
      @Nullable String substitute,
      @Nullable String note) {}

  /**
   * What is quiet and what was.
   *
   * @param open asked for and in force, the one that ends first first
   * @param ended the newest end first, as many as were asked for
   */
  @Serdeable
  record Listing(List<OverlayView> open, List<OverlayView> ended) {}

  /** Puts an open Alert aside (搁置); red waits for a second person. */
  @Post("/alerts/{id}/shelve")
  @Secured(Right.QUIET)
  OverlayView shelve(String id, @Body Shelve shelve, Authentication caller) {
    String activation = shelve.activation();
    Long version = shelve.version();
    if (activation == null || version == null) {
      throw ProblemCode.BAD_REQUEST.problem("activation, version").at("/activation").exception();
    }
    OverlayReason reason = reason(shelve.reason());
    OverlayAsk ask =
        new OverlayAsk(
            Boolean.TRUE.equals(shelve.oneShot())
                ? OverlayKind.SHELF_ONE_SHOT
                : OverlayKind.SHELF_TIMED,
            lasting(shelve.minutes()),
            reason,
            note(shelve.note(), reason),
            "",
            "");
    Seen seen = new Seen(activation, version);
    return OverlayView.of(overlays.shelve(knownAlert(id), seen, ask, Caller.seat(caller)));
  }

  /** Asks for a Watch to be taken out of service (停用); a second person must approve. */
  @Post("/overlays/out-of-service")
  @Secured(Right.QUIET)
  OverlayView outOfService(@Body OutOfService asked, Authentication caller) {
    String watch = asked.watch();
    if (watch == null || watch.length() > MOST_WATCH || watch.indexOf('\0') >= 0) {
      throw ProblemCode.BAD_REQUEST.problem("watch").at("/watch").exception();
    }
    OverlayReason reason = reason(asked.reason());
    OverlayAsk ask =
        new OverlayAsk(
            OverlayKind.OUT_OF_SERVICE,
            lasting(asked.minutes()),
            reason,
            note(asked.note(), reason),
            WrittenText.required(asked.permit(), MOST_PERMIT, "/permit", What.PERMIT),
            WrittenText.required(asked.substitute(), MOST_WORDS, "/substitute", What.SUBSTITUTE));
    return OverlayView.of(overlays.askOutOfService(watch, ask, Caller.seat(caller)));
  }

  /** Approves what somebody else asked for. */
  @Post("/overlays/{id}/approve")
  @Secured(Right.APPROVE)
  OverlayView approve(String id, Authentication caller) {
    return OverlayView.of(overlays.approve(known(id), Caller.seat(caller)));
  }

  /** Says no to what was asked for. */
  @Post("/overlays/{id}/refuse")
  @Secured({Right.QUIET, Right.APPROVE})
  OverlayView refuse(String id, Authentication caller) {
    return OverlayView.of(overlays.refuse(known(id), Caller.seat(caller)));
  }

  /** Ends one that is in force, before its time. */
  @Post("/overlays/{id}/lift")
  @Secured({Right.QUIET, Right.APPROVE})
  OverlayView lift(String id, Authentication caller) {
    return OverlayView.of(overlays.lift(known(id), Caller.seat(caller)));
  }

  /** What is kept quiet now, and what was. */
  @Get("/overlays")
  @Secured(Right.LOOK)
  Listing list(@QueryValue(defaultValue = "100") int ended, Authentication caller) {
    if (ended < 0 || ended > MOST) {
      throw ProblemCode.BAD_REQUEST.problem("ended=" + ended).at("/ended").exception();
    }
    Seat seat = Caller.seat(caller);
    return new Listing(views(overlays.open(seat)), views(overlays.ended(seat, ended)));
  }

  /** What began and ended wholly while it kept quiet. */
  @Get("/overlays/{id}/missed")
  @Secured(Right.LOOK)
  List<AlertView> missed(String id, Authentication caller) {
    return overlays.missed(known(id), Caller.seat(caller)).stream().map(AlertView::of).toList();
  }

  /** What we never gave as an id is not looked for: not every database takes every text. */
  private static String known(String id) {
    return matching(id, ID);
  }

  private static String knownAlert(String id) {
    return matching(id, ALERT_ID);
  }

  private static String matching(String id, Pattern form) {
    if (!form.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }

  private static List<OverlayView> views(List<Overlay> found) {
    return found.stream().map(OverlayView::of).toList();
  }

  private static OverlayReason reason(@Nullable String text) {
    return OverlayReason.parse(text == null ? "" : text)
        .orElseThrow(
            () ->
                ProblemCode.FIELD_MISSING
                    .saying("请从列表中选择理由", "choose a reason from the list")
                    .at("/reason")
                    .exception());
  }

  private static String note(@Nullable String note, OverlayReason reason) {
    return reason == OverlayReason.OTHER
        ? WrittenText.required(note, MOST_WORDS, "/note", What.NOTE)
        : WrittenText.optional(note, MOST_WORDS, "/note");
  }

  private static Duration lasting(@Nullable Integer minutes) {
    if (minutes == null || minutes < 1) {
      throw ProblemCode.FIELD_MISSING
          .saying("请填写持续分钟数（至少 1）", "give the minutes it is to last, 1 at least")
          .at("/minutes")
          .exception();
    }
    return Duration.ofMinutes(minutes);
  }
}
