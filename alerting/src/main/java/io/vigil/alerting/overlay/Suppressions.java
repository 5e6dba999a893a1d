package io.vigil.alerting.overlay;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.journal.JournalPen;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Lets design rules do what they say: each period in which the cause is true is an overlay on the
 * Watch that needs no answer of its own. A cause that nobody would hear, because it is quiet
 * itself, whose data cannot be believed, or that the judge has not confirmed since it began anew,
 * keeps nothing quiet. Within a transaction of the journal; blocking.
 */
@Singleton
public class Suppressions {
  private final SuppressionRepository rules;
  private final OverlayRepository overlays;
  private final OverlayEffects effects;
  private final WatchStateRepository states;
  private final AlertRepository alerts;

  Suppressions(
      SuppressionRepository rules,
      OverlayRepository overlays,
      OverlayEffects effects,
      WatchStateRepository states,
      AlertRepository alerts) {
    this.rules = rules;
    this.overlays = overlays;
    this.effects = effects;
    this.states = states;
    this.alerts = alerts;
  }

  /** Something is news of these Watches. */
  public void follow(Collection<String> watches, JournalPen pen) {
    if (!watches.isEmpty()) {
      rules.lookingAt(watches).forEach(rule -> follow(rule, pen));
    }
  }

  /** Makes the Watch of the rule quiet, or lets it be heard, as the rule says now. */
  void follow(SuppressionRule rule, JournalPen pen) {
    boolean holds =
        rule.state() == OverlayState.IN_FORCE
            && states.findById(rule.cause()).filter(Suppressions::speaks).isPresent()
            && alerts.findByOpenKeyIn(List.of(rule.cause())).stream().allMatch(Alert::verified);
    Optional<Overlay> quiet =
        overlays
            .findByOpenKeyIn(List.of(Overlay.openKey(rule.watch(), OverlayKind.SUPPRESSED)))
            .stream()
            .findFirst();
    if (holds && quiet.isEmpty()) {
      effects.beginByDesign(rule.overlay("o-" + pen.next(), pen.now()), pen);
    } else if (!holds && quiet.isPresent()) {
      OverlayEnd why =
          rule.state() == OverlayState.ENDED ? OverlayEnd.RULE_ENDED : OverlayEnd.CONDITION_GONE;
      effects.end(quiet.get(), null, why, pen);
    }
  }

  private static boolean speaks(WatchState cause) {
    return cause.active() && cause.trusted() && !cause.memory().isOverlaid();
  }
}
