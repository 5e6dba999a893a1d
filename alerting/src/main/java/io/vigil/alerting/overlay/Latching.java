package io.vigil.alerting.overlay;

import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets whether Alerts of a Watch stay after the condition has gone, until somebody resets them
 * (design: alerts §3, A6): for trips, interlocks and whatever must be looked at before it goes on.
 * It counts from the next time the condition goes. Blocking.
 */
@Singleton
class Latching {
  private final Journal journal;
  private final WatchStateRepository states;
  private final Descriptions descriptions;

  Latching(Journal journal, WatchStateRepository states, Descriptions descriptions) {
    this.journal = journal;
    this.states = states;
    this.descriptions = descriptions;
  }

  /** The Watches that latch, as far as the person may know of them. */
  List<String> all(Seat seat) {
    List<String> latching =
        states.findByLatchingTrueOrderByWatch().stream().map(WatchState::watch).toList();
    return descriptions.ofWatches(latching).values().stream()
        .filter(one -> seat.sees(one.point().enterprise(), one.division()))
        .map(
            one ->
                one.point().enterprise()
                    + "/"
                    + one.point().id().code()
                    + "/"
                    + one.definition().ruleId())
        .sorted()
        .toList();
  }

  /** Sets it for the Watch, for a reason. */
  void set(String watch, boolean stays, String reason, Seat seat) {
    WatchDescription described =
        Optional.ofNullable(descriptions.ofWatches(List.of(watch)).get(watch))
            .filter(one -> seat.sees(one.point().enterprise(), one.division()))
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem("watch").at("/watch").exception());
    journal.write(
        pen -> {
          set(watch, described.lane(), stays, reason, seat.username(), pen);
          return watch;
        });
  }

  /** Sets it for the Watch of this lane, which is there. */
  void set(
      String watch,
      int lane,
      boolean stays,
      String reason,
      @Nullable String person,
      JournalPen pen) {
    Optional<WatchState> stored = states.findById(watch);
    WatchState before = stored.orElseGet(() -> WatchState.unheard(watch, lane));
    if (before.latching() == stays) {
      return;
    }
    JournalDetail detail = new JournalDetail().with("latching", stays).with("reason", reason);
    pen.note(JournalKind.LATCHING_SET, pen.now(), watch, person, detail.toString());
    if (stored.isPresent()) {
      states.updateAll(List.of(before.latching(stays)));
    } else {
      states.saveAll(List.of(before.latching(stays)));
    }
  }
}
