package io.vigil.alerting.overlay;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertEdit;
import io.vigil.alerting.alert.AlertFollower;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertSteps;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.AlertEvent;
import io.vigil.model.alert.Shelf;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an overlay does to its Watch when it begins and when it ends, and the end that time brings.
 * Within a transaction of the journal; blocking.
 */
@Singleton
public class OverlayEffects implements DeadlineHandler {
  private final OverlayRepository rows;
  private final AlertRepository alerts;
  private final WatchStateRepository states;
  private final AlertSteps steps;
  private final List<AlertFollower> followers;
  private final Descriptions descriptions;
  private final Deadlines deadlines;
  private final Provider<Suppressions> suppressions;

  OverlayEffects(
      OverlayRepository rows,
      AlertRepository alerts,
      WatchStateRepository states,
      AlertSteps steps,
      List<AlertFollower> followers,
      Descriptions descriptions,
      Deadlines deadlines,
      Provider<Suppressions> suppressions) {
    this.rows = rows;
    this.alerts = alerts;
    this.states = states;
    this.steps = steps;
    this.followers = List.copyOf(followers);
    this.descriptions = descriptions;
    this.deadlines = deadlines;
    this.suppressions = suppressions;
  }

  /** The judge has ended the shelves of these Watches, for the reasons given. */
  public void shelvesBroken(Map<String, OverlayEnd> watches, JournalPen pen) {
    if (watches.isEmpty()) {
      return;
    }
    List<String> keys =
        watches.keySet().stream()
            .map(watch -> Overlay.openKey(watch, OverlayKind.SHELF_TIMED))
            .toList();
    for (Overlay shelf : rows.findByOpenKeyIn(keys)) {
      OverlayEnd why = watches.get(shelf.watch());
      if (why != null && shelf.state() == OverlayState.IN_FORCE) {
        close(shelf, null, why, pen);
        record(JournalKind.OVERLAY_ENDED, shelf, null, null, why, pen);
      }
    }
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.OVERLAY;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    Overlay overlay = rows.findById(deadline.subject()).orElse(null);
    if (overlay != null && overlay.state() != OverlayState.ENDED) {
      boolean asked = overlay.state() == OverlayState.ASKED;
      end(overlay, null, asked ? OverlayEnd.LAPSED : OverlayEnd.EXPIRED, pen);
    }
  }

  /** Keeps the Watch quiet from now on. */
  Overlay begin(Overlay overlay, Overlay asked, Seat seat, JournalPen pen) {
    if (!overlay.until().isAfter(deadlines.now())) {
      throw ProblemCode.NOT_ASKED.problem().exception();
    }
    if (!overlay.kind().isShelf()) {
      replaceShelf(asked.watch(), seat.username(), pen);
    }
    WatchState state = state(overlay.watch()).quietUntil(overlay.until());
    Alert alert = openAlert(overlay.watch()).orElse(null);
    if (alert == null) {
      steps.take(overlay.kind().begin(), state);
      record(JournalKind.OVERLAID, overlay, null, seat.username(), null, pen);
    } else {
      String detail = detail(overlay, null).toString();
      Alert quiet =
          steps.take(
              new AlertSteps.Step(
                  overlay.kind().begin(), JournalKind.OVERLAID, seat.username(), detail),
              state,
              alert,
              edit -> begun(edit, overlay, alert, seat, pen),
              pen);
      if (overlay.kind().isShelf()) {
        followers.forEach(one -> one.acknowledged(quiet, seat, pen));
      }
    }
    rows.update(overlay);
    deadlines.set(Deadline.of(DeadlineKind.OVERLAY, overlay.id(), overlay.until()));
    suppressions.get().follow(List.of(overlay.watch()), pen);
    return overlay;
  }

  /** Keeps the Watch quiet because a design rule says so; acknowledges nothing. */
  void beginByDesign(Overlay overlay, JournalPen pen) {
    WatchState state = state(overlay.watch()).quietUntil(overlay.until());
    rows.save(overlay);
    Alert alert = openAlert(overlay.watch()).orElse(null);
    if (alert == null) {
      steps.take(overlay.kind().begin(), state);
      record(JournalKind.OVERLAID, overlay, null, null, null, pen);
      return;
    }
    steps.take(
        new AlertSteps.Step(
            overlay.kind().begin(), JournalKind.OVERLAID, null, detail(overlay, null).toString()),
        state,
        alert,
        edit -> edit.quietUntil(overlay.until()),
        pen);
  }

  /** A shelf is a person's act of knowing, so it acknowledges what exists (design: alerts §4.2). */
  private static AlertEdit begun(
      AlertEdit edit, Overlay overlay, Alert alert, Seat seat, JournalPen pen) {
    edit.quietUntil(overlay.until());
    return overlay.kind().isShelf() && alert.ackedBy() == null
        ? edit.acked(seat.username(), pen.now())
        : edit;
  }

  /** Ends it, whatever the reason, and lets be heard what is there to be heard. */
  Overlay end(Overlay overlay, @Nullable String person, OverlayEnd why, JournalPen pen) {
    Overlay over = close(overlay, person, why, pen);
    if (overlay.state() == OverlayState.ASKED) {
      Alert alert = openAlert(overlay.watch()).orElse(null);
      record(JournalKind.OVERLAY_ENDED, overlay, alert, person, why, pen);
      return over;
    }
    uncover(overlay, person, why, pen);
    suppressions.get().follow(List.of(overlay.watch()), pen);
    return over;
  }

  private void uncover(Overlay overlay, @Nullable String person, OverlayEnd why, JournalPen pen) {
    AlertEvent event = why == OverlayEnd.EXPIRED ? overlay.kind().expire() : overlay.kind().lift();
    WatchState state = state(overlay.watch());
    if (overlay.kind().isShelf() && state.shelf() == Shelf.NONE) {
      return;
    }
    Alert alert = openAlert(overlay.watch()).orElse(null);
    if (alert == null) {
      steps.take(event, state);
      record(JournalKind.OVERLAY_ENDED, overlay, null, person, why, pen);
      return;
    }
    String detail = detail(overlay, why).toString();
    steps.take(
        new AlertSteps.Step(event, JournalKind.OVERLAY_ENDED, person, detail),
        state,
        alert,
        edit -> edit,
        pen);
  }

  void record(
      JournalKind kind, Overlay overlay, @Nullable Alert alert, String person, JournalPen pen) {
    record(kind, overlay, alert, person, null, pen);
  }

  private void record(
      JournalKind kind,
      Overlay overlay,
      @Nullable Alert alert,
      @Nullable String person,
      @Nullable OverlayEnd why,
      JournalPen pen) {
    String detail = detail(overlay, why).toString();
    if (alert == null) {
      pen.note(kind, pen.now(), overlay.id(), person, detail);
      return;
    }
    Alert next = alert.edit().at(alert.updated(), pen.next());
    pen.record(kind, pen.now(), next, person, detail);
    alerts.updateAll(List.of(next));
  }

  private void replaceShelf(String watch, String person, JournalPen pen) {
    for (Overlay shelf :
        rows.findByOpenKeyIn(List.of(Overlay.openKey(watch, OverlayKind.SHELF_TIMED)))) {
      close(shelf, person, OverlayEnd.REPLACED, pen);
      record(JournalKind.OVERLAY_ENDED, shelf, null, person, OverlayEnd.REPLACED, pen);
    }
  }

  private Overlay close(Overlay overlay, @Nullable String person, OverlayEnd why, JournalPen pen) {
    Overlay over = overlay.ended(person, pen.now(), why);
    rows.update(over);
    deadlines.clear(DeadlineKind.OVERLAY, overlay.id());
    return over;
  }

  private static JournalDetail detail(Overlay overlay, @Nullable OverlayEnd why) {
    return new JournalDetail()
        .with("overlay", overlay.id())
        .with("watch", overlay.watch())
        .with("what", overlay.kind())
        .with("reason", why == null ? overlay.reason() : why)
        .with("note", why == null && !overlay.note().isEmpty() ? overlay.note() : null)
        .with("permit", overlay.permit().isEmpty() ? null : overlay.permit())
        .with("substitute", overlay.substitute().isEmpty() ? null : overlay.substitute())
        .with("until", PlantTime.format(overlay.until()))
        .with("asked_by", overlay.requestedBy())
        .with("approved_by", overlay.approvedBy());
  }

  private Optional<Alert> openAlert(String watch) {
    return alerts.findByOpenKeyIn(List.of(watch)).stream().findFirst();
  }

  /** What is remembered of the Watch; begins to be where nothing has been heard of it. */
  private WatchState state(String watch) {
    return states
        .findById(watch)
        .orElseGet(
            () -> {
              WatchDescription described = descriptions.ofWatches(List.of(watch)).get(watch);
              if (described == null) {
                throw ProblemCode.NOT_FOUND.problem(watch).exception();
              }
              WatchState unheard = WatchState.unheard(watch, described.lane());
              states.saveAll(List.of(unheard));
              return unheard;
            });
  }
}
