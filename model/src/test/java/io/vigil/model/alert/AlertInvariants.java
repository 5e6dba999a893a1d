package io.vigil.model.alert;

import io.vigil.model.alert.AlertTransition.Answer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What must hold for every step of the Alert table (design: alerts §4.3). */
final class AlertInvariants {
  private static final Set<AlertEvent> ENDS_OF_OVERLAYS =
      EnumSet.of(
          AlertEvent.UNSHELVE,
          AlertEvent.SHELF_EXPIRED,
          AlertEvent.UNSUPPRESS,
          AlertEvent.OUT_OF_SERVICE_OFF);
  private static final Set<AlertEvent> KNOWING =
      EnumSet.of(AlertEvent.ACK, AlertEvent.SHELVE_TIMED, AlertEvent.SHELVE_ONE_SHOT);

  private final List<String> broken = new ArrayList<>();
  private final WatchMemory from;
  private final AlertEvent event;
  private final WatchMemory to;
  private final Answer answer;
  private final AlertPolicy policy;

  private AlertInvariants(
      WatchMemory from, AlertEvent event, AlertTransition transition, AlertPolicy policy) {
    this.from = from;
    this.event = event;
    this.to = transition.to();
    this.answer = transition.answer();
    this.policy = policy;
  }

  static List<String> broken(
      WatchMemory from, AlertEvent event, AlertTransition transition, AlertPolicy policy) {
    AlertInvariants invariants = new AlertInvariants(from, event, transition, policy);
    invariants.require(
        "a refusal is named, and nothing else is",
        transition.isRefused() == (transition.refusal() != null));
    invariants.condition();
    invariants.acknowledgement();
    invariants.overlays();
    return invariants.broken;
  }

  private void condition() {
    require(
        "I1 base is ACTIVE_* exactly while the condition is true",
        to.active() == to.base().isActive());
    if (event == AlertEvent.DATA_LOST || event == AlertEvent.DATA_BACK) {
      require(
          "I3 data loss changes neither base nor overlay",
          to.withTrusted(from.trusted()).equals(from));
    }
    if (event == AlertEvent.CONDITION_FALSE && !from.trusted()) {
      require("I3b nothing clears on untrusted data", to.equals(from));
    }
    if (event.isFact()) {
      require("I10 no fact is refused", answer != Answer.REFUSED);
    }
    if (event == AlertEvent.CONDITION_TRUE) {
      require("I11 a true condition always applies", to.base().isActive());
    }
    if (isUnchanged()) {
      require("held, noted and refused events change nothing", to.equals(from));
    }
  }

  private void acknowledgement() {
    if (from.base().isUnacked() && !to.base().isUnacked()) {
      require(
          "I4 UNACKED is left by knowing, or by a rule that asks for none",
          KNOWING.contains(event)
              || (event == AlertEvent.CONDITION_FALSE && !policy.ackRequired()));
    }
    if (event == AlertEvent.SEVERITY_UP && !isUnchanged()) {
      require(
          "I8 a severity rise ends UNACKED and unshelved",
          to.base() == AlertState.ACTIVE_UNACKED && to.shelf() == Shelf.NONE);
    }
    if (event == AlertEvent.RESET) {
      require("I9 no reset while active", !(to.active() && to.base() == AlertState.NORMAL));
    }
    if (event == AlertEvent.WITHDRAW_ACK && !isUnchanged()) {
      require(
          "I14 withdrawal leads from ACTIVE_ACKED to ACTIVE_UNACKED",
          from.base() == AlertState.ACTIVE_ACKED && to.base() == AlertState.ACTIVE_UNACKED);
    }
  }

  private void overlays() {
    boolean uncovered =
        ENDS_OF_OVERLAYS.contains(event)
            && answer != Answer.REFUSED
            && AlertLifecycle.displayed(from) != AlertLifecycle.displayed(to)
            && AlertLifecycle.displayed(to).isBase();
    if (uncovered && to.active()) {
      require(
          "I7 leaving the last overlay with a true condition sounds", AlertLifecycle.sounds(to));
    }
    if (event == AlertEvent.UNSUPPRESS || event == AlertEvent.OUT_OF_SERVICE_OFF) {
      require(
          "I12 what nobody saw is not normal after an overlay",
          !(from.base().isUnacked() && to.base() == AlertState.NORMAL));
    }
    if (event == AlertEvent.SUPPRESS || event == AlertEvent.OUT_OF_SERVICE_ON) {
      require("I13 suppression and out of service leave the base", to.base() == from.base());
    }
  }

  private boolean isUnchanged() {
    return answer == Answer.HELD || answer == Answer.NOTED || answer == Answer.REFUSED;
  }

  private void require(String invariant, boolean holds) {
    if (!holds) {
      broken.add(invariant);
    }
  }
}
