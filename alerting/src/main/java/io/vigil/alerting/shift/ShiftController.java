package io.vigil.alerting.shift;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.vigil.alerting.alert.Access;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverLine.Kind;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.alerting.people.Caller;
import io.vigil.alerting.people.Right;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.shift.Shifts.Signed;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shift of the caller's position: who is on it, and how it is handed over. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Right.ACT)
final class ShiftController {
  private static final int MOST = 30;
  private static final int MOST_NOTE = 1_000;
  private static final Pattern ID = Pattern.compile("h-[0-9]{1,18}-[0-9]{1,18}");

  private final Shifts shifts;

  ShiftController(Shifts shifts) {
    this.shifts = shifts;
  }

  /**
   * The shift of a position.
   *
   * @param position {@code tier:area}
   * @param officer who is on shift; null if nobody ever was
   * @param since when it began, RFC 3339; null if nobody ever was
   * @param offered the handover that waits to be taken; null if none does
   * @param lines what would stand on a handover now
   */
  @Serdeable
  record ShiftView(
      String position,
      @Nullable String officer,
      @Nullable String since,
      @Nullable HandoverView offered,
      List<LineView> lines) {}

  /**
   * A handover; see {@link Handover}.
   *
   * @param state OFFERED, TAKEN or WITHDRAWN
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record HandoverView(
      String id,
      String position,
      String state,
      String outgoing,
      String offeredAt,
      String note,
      @Nullable String incoming,
      @Nullable String takenAt,
      List<LineView> lines) {
    static HandoverView of(Signed signed) {
      Handover handover = signed.handover();
      String state =
          handover.isOpen() ? "OFFERED" : handover.takenAt() != null ? "TAKEN" : "WITHDRAWN";
      return new HandoverView(
          handover.id(),
          handover.position(),
          state,
          handover.outgoing(),
          PlantTime.format(handover.offeredAt()),
          handover.note(),
          handover.incoming(),
          PlantTime.formatOrNull(handover.takenAt()),
          signed.lines().stream().map(LineView::of).toList());
    }
  }

  /**
   * A line; see {@link HandoverLine}.
   *
   * @param ordinal place in a handover, from 1; 0 where none has been offered
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record LineView(
      int ordinal,
      Kind kind,
      String subject,
      int level,
      String zh,
      String en,
      @Nullable String checkedBy,
      @Nullable String checkedAt) {
    static LineView of(HandoverItem item) {
      return new LineView(
          item.ordinal(),
          item.kind(),
          item.subject(),
          item.level(),
          item.textZh(),
          item.textEn(),
          item.checkedBy(),
          PlantTime.formatOrNull(item.checkedAt()));
    }

    static LineView of(HandoverLine line) {
      return new LineView(
          0, line.kind(), line.subject(), line.level(), line.zh(), line.en(), null, null);
    }
  }

  /** The newest handovers of the caller's position. */
  @Serdeable
  record Listing(List<HandoverView> items) {}

  /** What whoever goes wants to say; may be left out. */
  @Serdeable
  record Offer(@Nullable String note) {}

  /** The lines that were looked at, by their places. */
  @Serdeable
  record Checked(@Nullable Set<Integer> lines) {}

  /** The shift of the caller's position, and what there is to know now. */
  @Get("/shift")
  ShiftView shift(Authentication caller) {
    return view(Caller.seat(caller));
  }

  /** Begins a shift where nobody is on one. */
  @Post("/shift/begin")
  @Consumes(MediaType.ALL)
  ShiftView begin(Authentication caller) {
    shifts.begin(Caller.seat(caller));
    return view(Caller.seat(caller));
  }

  /** The newest handovers of the caller's position. */
  @Get("/handovers")
  Listing list(Authentication caller) {
    Position position = Access.position(Caller.seat(caller));
    return new Listing(shifts.newest(position, MOST).stream().map(HandoverView::of).toList());
  }

  /** Offers the shift: whoever goes signs. */
  @Post("/handovers")
  HandoverView offer(@Body Offer offer, Authentication caller) {
    String note = WrittenText.optional(offer.note(), MOST_NOTE, "/note");
    return HandoverView.of(shifts.offer(note, Caller.seat(caller)));
  }

  /** Whoever comes has looked at these lines. */
  @Post("/handovers/{id}/check")
  HandoverView check(String id, @Body Checked checked, Authentication caller) {
    Set<Integer> lines = checked.lines();
    if (lines == null || lines.isEmpty()) {
      throw ProblemCode.BAD_REQUEST.problem("lines").at("/lines").exception();
    }
    return HandoverView.of(shifts.check(known(id), lines, Caller.seat(caller)));
  }

  /** Takes the shift: whoever comes signs. */
  @Post("/handovers/{id}/take")
  @Consumes(MediaType.ALL)
  HandoverView take(String id, Authentication caller) {
    return HandoverView.of(shifts.take(known(id), Caller.seat(caller)));
  }

  /** Takes the offer back. */
  @Post("/handovers/{id}/withdraw")
  @Consumes(MediaType.ALL)
  HandoverView withdraw(String id, Authentication caller) {
    return HandoverView.of(shifts.withdraw(known(id), Caller.seat(caller)));
  }

  private ShiftView view(Seat seat) {
    Position position = Access.position(seat);
    Shift shift = shifts.current(position).orElse(null);
    return new ShiftView(
        position.toString(),
        shift == null ? null : shift.officer(),
        shift == null ? null : PlantTime.format(shift.since()),
        shifts.offered(position).map(HandoverView::of).orElse(null),
        shifts.lines(position).stream().map(LineView::of).toList());
  }

  private static String known(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemCode.NOT_FOUND.problem(id).exception();
    }
    return id;
  }
}
