package io.vigil.alerting.overlay;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.overlay.OverlayRepository.Missed;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that is kept quiet, with what is known of each. Blocking. */
@Singleton
class SilentList {
  private final OverlayRepository rows;
  private final AlertRepository alerts;
  private final WatchStateRepository states;
  private final Descriptions descriptions;
  private final Deadlines deadlines;

  SilentList(
      OverlayRepository rows,
      AlertRepository alerts,
      WatchStateRepository states,
      Descriptions descriptions,
      Deadlines deadlines) {
    this.rows = rows;
    this.alerts = alerts;
    this.states = states;
    this.descriptions = descriptions;
    this.deadlines = deadlines;
  }

  /** What is asked for and in force: red first, then the one that ends first. */
  List<Silent> open(Seat seat) {
    return described(rows.open(seat.scope())).stream().sorted(comparing(Silent::severity)).toList();
  }

  /** What is over, the newest end first. */
  List<Silent> ended(Seat seat, int most) {
    return described(rows.ended(seat.scope(), most));
  }

  private List<Silent> described(List<Overlay> overlays) {
    if (overlays.isEmpty()) {
      return List.of();
    }
    Set<String> watches = overlays.stream().map(Overlay::watch).collect(Collectors.toSet());
    Map<String, WatchDescription> described = descriptions.ofWatches(watches);
    Map<String, Alert> open =
        alerts.findByOpenKeyIn(watches).stream()
            .collect(toMap(one -> one.subject().watch(), Function.identity()));
    Set<String> active =
        states.findByWatchIn(watches).stream()
            .filter(WatchState::active)
            .map(WatchState::watch)
            .collect(Collectors.toSet());
    Map<String, Long> missed =
        rows.missed(overlays.stream().map(Overlay::id).toList(), deadlines.now()).stream()
            .collect(toMap(Missed::id, Missed::times));
    return overlays.stream()
        .map(
            one ->
                silent(
                    one,
                    described.get(one.watch()),
                    open.get(one.watch()),
                    active.contains(one.watch()),
                    missed.getOrDefault(one.id(), 0L)))
        .toList();
  }

  private static Silent silent(
      Overlay overlay,
      @Nullable WatchDescription described,
      @Nullable Alert open,
      boolean active,
      long missed) {
    if (open != null) {
      Severity severity = open.evidence().severity();
      return new Silent(overlay, described, severity, open.subject().scheme(), active, missed);
    }
    Severity severity = described == null ? Severity.BLUE : described.definition().severity();
    Scheme scheme = described == null ? Scheme.FOUR_COLOUR : described.definition().scheme();
    return new Silent(overlay, described, severity, scheme, active, missed);
  }
}
