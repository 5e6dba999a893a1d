package io.vigil.alerting.overlay;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertView;
import io.vigil.alerting.alert.Seen;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shelves and Watches out of service: asked for by one person, approved by another where that is
 * needed, ended by a person, by time, or by the judge. Blocking.
 */
@Singleton
class Overlays {
  private final Journal journal;
  private final AlertRepository alerts;
  private final OverlayRepository rows;
  private final OverlayEffects effects;
  private final Descriptions descriptions;
  private final Deadlines deadlines;

  Overlays(
      Journal journal,
      AlertRepository alerts,
      OverlayRepository rows,
      OverlayEffects effects,
      Descriptions descriptions,
      Deadlines deadlines) {
    this.journal = journal;
    this.alerts = alerts;
    this.rows = rows;
    this.effects = effects;
    this.descriptions = descriptions;
    this.deadlines = deadlines;
  }

  /** Puts an open Alert aside, or asks for it where a second person must approve. */
  Overlay shelve(String alertId, Seen seen, OverlayAsk ask, Seat seat) {
    return journal.write(pen -> shelve(alertId, seen, ask, seat, pen));
  }

  /** Asks for a Watch to be taken out of service; a second person must approve. */
  Overlay askOutOfService(String watch, OverlayAsk ask, Seat seat) {
    return journal.write(pen -> askOutOfService(watch, ask, seat, pen));
  }

  /** Approves, as a second person. */
  Overlay approve(String id, Seat seat) {
    return journal.write(
        pen -> {
          Overlay asked = asked(id, seat);
          mindNewerAlert(asked);
          return effects.begin(asked.inForce(seat.username(), pen.now()), asked, seat, pen);
        });
  }

  /**
   * Says no to what was asked for: the second person, or whoever asked and thought better of it.
   */
  Overlay refuse(String id, Seat seat) {
    return journal.write(
        pen -> {
          Overlay asked = open(id, seat);
          if (asked.state() != OverlayState.ASKED) {
            throw ProblemCode.NOT_ASKED.problem().exception();
          }
          return effects.end(asked, seat.username(), OverlayEnd.REFUSED, pen);
        });
  }

  /** Ends one that is in force. */
  Overlay lift(String id, Seat seat) {
    return journal.write(
        pen -> {
          Overlay overlay = open(id, seat);
          if (overlay.state() != OverlayState.IN_FORCE) {
            throw ProblemCode.NOT_IN_FORCE.problem().exception();
          }
          if (overlay.kind() == OverlayKind.SUPPRESSED) {
            throw ProblemCode.RULE_REFUSED
                .saying("设计抑制只能通过结束抑制规则来解除", "end the design rule to end what it suppresses")
                .exception();
          }
          return effects.end(overlay, seat.username(), OverlayEnd.LIFTED, pen);
        });
  }

  /** Those asked for and in force, the one that ends first first. */
  List<Overlay> open(Seat seat) {
    return rows.open(seat.scope());
  }

  /** Those that are over, the newest end first. */
  List<Overlay> ended(Seat seat, int most) {
    return rows.ended(seat.scope(), most);
  }

  /** What began and ended wholly while it kept quiet. */
  List<Alert> missed(String id, Seat seat) {
    Overlay overlay =
        rows.findById(id)
            .filter(one -> seat.sees(one.enterprise(), one.division()))
            .orElseThrow(() -> notFound(id));
    Instant since = overlay.since();
    if (since == null) {
      return List.of();
    }
    Instant end = overlay.endedAt() == null ? deadlines.now() : overlay.endedAt();
    return alerts.beganAndCleared(overlay.watch(), since, end);
  }

  private Overlay shelve(String alertId, Seen seen, OverlayAsk ask, Seat seat, JournalPen pen) {
    Alert alert =
        alerts
            .findById(alertId)
            .filter(one -> Access.sees(seat, one))
            .orElseThrow(() -> notFound(alertId));
    if (!seen.isNewest(alert)) {
      throw ProblemCode.CHANGED_SINCE_SEEN.problem().showing(AlertView.of(alert)).exception();
    }
    Access.of(seat, alert);
    if (!alert.isOpen()) {
      throw ProblemCode.NOT_ACTIVE
          .saying("该报警已结束，无需搁置", "the Alert is over, there is nothing to put aside")
          .showing(AlertView.of(alert))
          .exception();
    }
    checkLasting(ask, OverlayLimits.shelf(alert.evidence().severity()));
    checkFew(seat, pen);
    checkNone(alert.subject().watch(), ask.kind());
    Overlay asked =
        asked(
            alert.subject().watch(),
            alert.id(),
            alert.subject().enterprise(),
            alert.subject().division(),
            ask,
            seat,
            pen);
    if (OverlayLimits.needsSecond(alert.evidence().severity())) {
      return ask(asked, alert, seat, pen);
    }
    rows.save(asked);
    return effects.begin(asked.inForce(null, null), asked, seat, pen);
  }

  private Overlay askOutOfService(String watch, OverlayAsk ask, Seat seat, JournalPen pen) {
    Position position = Access.position(seat);
    WatchDescription described = descriptions.ofWatches(List.of(watch)).get(watch);
    if (described == null
        || !position.covers(described.point().enterprise(), described.division())) {
      throw notFound(watch);
    }
    checkLasting(ask, OverlayLimits.service());
    checkNone(watch, ask.kind());
    Alert alert = alerts.findByOpenKeyIn(List.of(watch)).stream().findFirst().orElse(null);
    Overlay asked =
        asked(
            watch,
            alert == null ? null : alert.id(),
            described.point().enterprise(),
            described.division(),
            ask,
            seat,
            pen);
    return ask(asked, alert, seat, pen);
  }

  private Overlay asked(
      String watch,
      @Nullable String alert,
      String enterprise,
      String division,
      OverlayAsk ask,
      Seat seat,
      JournalPen pen) {
    return new Overlay(
        "o-" + pen.next(),
        Overlay.openKey(watch, ask.kind()),
        watch,
        alert,
        enterprise,
        division,
        ask.kind(),
        OverlayState.ASKED,
        ask.reason(),
        ask.note(),
        ask.permit(),
        ask.substitute(),
        seat.username(),
        pen.now(),
        null,
        null,
        deadlines.now().plus(ask.lasting()),
        null,
        null,
        null);
  }

  private Overlay ask(Overlay asked, @Nullable Alert alert, Seat seat, JournalPen pen) {
    rows.save(asked);
    Instant lapses = deadlines.now().plus(OverlayLimits.TO_APPROVE);
    deadlines.set(
        Deadline.of(
            DeadlineKind.OVERLAY,
            asked.id(),
            lapses.isBefore(asked.until()) ? lapses : asked.until()));
    effects.record(JournalKind.OVERLAY_ASKED, asked, alert, seat.username(), pen);
    return asked;
  }

  private static void checkLasting(OverlayAsk ask, Duration longest) {
    if (ask.lasting().compareTo(longest) > 0) {
      throw ProblemCode.TOO_LONG.problem(longest.toMinutes()).at("/minutes").exception();
    }
  }

  /** Nobody empties a board by hand. */
  private void checkFew(Seat seat, JournalPen pen) {
    Instant since = pen.now().minus(OverlayLimits.SHELVES_WITHIN);
    if (rows.shelves(seat.username(), since) >= OverlayLimits.MOST_SHELVES) {
      throw ProblemCode.TOO_MANY_SHELVES.problem(OverlayLimits.MOST_SHELVES).exception();
    }
  }

  private void checkNone(String watch, OverlayKind kind) {
    if (!rows.findByOpenKeyIn(List.of(Overlay.openKey(watch, kind))).isEmpty()) {
      throw ProblemCode.OVERLAY_EXISTS.problem().exception();
    }
  }

  private Overlay open(String id, Seat seat) {
    Position position = Access.position(seat);
    return rows.findById(id)
        .filter(one -> position.covers(one.enterprise(), one.division()))
        .orElseThrow(() -> notFound(id));
  }

  private Overlay asked(String id, Seat seat) {
    Overlay asked = open(id, seat);
    if (asked.state() != OverlayState.ASKED) {
      throw ProblemCode.NOT_ASKED.problem().exception();
    }
    if (asked.requestedBy().equals(seat.username())) {
      throw ProblemCode.FOUR_EYES.problem().exception();
    }
    return asked;
  }

  /** A shelf acknowledges, so it covers the Alert that it was asked for and no later one. */
  private void mindNewerAlert(Overlay asked) {
    Alert open = alerts.findByOpenKeyIn(List.of(asked.watch())).stream().findFirst().orElse(null);
    if (asked.kind().isShelf() && open != null && !open.id().equals(asked.alert())) {
      throw ProblemCode.CHANGED_SINCE_SEEN.problem().showing(AlertView.of(open)).exception();
    }
  }

  private static RuntimeException notFound(String id) {
    return ProblemCode.NOT_FOUND.problem(id).exception();
  }
}
