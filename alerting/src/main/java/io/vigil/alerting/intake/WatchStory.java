package io.vigil.alerting.intake;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertDuty;
import io.vigil.alerting.alert.AlertEdit;
import io.vigil.alerting.alert.AlertEvidence;
import io.vigil.alerting.alert.AlertMarks;
import io.vigil.alerting.alert.JoinWindow;
import io.vigil.alerting.alert.NuisanceKind;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.overlay.OverlayEnd;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.AlertEvent;
import io.vigil.model.alert.AlertLifecycle;
import io.vigil.model.alert.AlertPolicy;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.AlertTransition;
import io.vigil.model.alert.Shelf;
import io.vigil.model.alert.WatchMemory;
import io.vigil.model.rule.StaleRule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Watch while a batch of the judge's events is applied to it. What happens is decided by {@link
 * AlertLifecycle}; this class turns its answers into Alerts and journal entries.
 *
 * <p>Facts are never refused. A repeat changes nothing. One thread, inside one transaction.
 */
final class WatchStory {
  /** Why an Alert is over that nobody acknowledged: a new one took its place. */
  static final String SUPERSEDED = "SUPERSEDED";

  private static final AlertPolicy UNTIL_SEEN = new AlertPolicy(false, true);

  private final @Nullable WatchDescription watch;
  private final AlertChanges changes;
  private final JournalPen pen;
  private final boolean stored;
  private WatchState state;
  private @Nullable Alert alert;
  private boolean changed;

  WatchStory(
      WatchState state,
      boolean stored,
      @Nullable Alert open,
      @Nullable WatchDescription watch,
      AlertChanges changes,
      JournalPen pen) {
    this.state = state;
    this.stored = stored;
    this.alert = open;
    this.watch = watch;
    this.changes = changes;
    this.pen = pen;
  }

  /** Applies the event; false if it is a repeat. */
  boolean apply(ActivationEvent event) {
    if (state.hasSeen(event)) {
      return false;
    }
    // Nothing open and nothing to open: a cold start says this thousands of times.
    if (alert == null && !holds(event)) {
      return true;
    }
    switch (event.kind()) {
      case RAISE, UPDATE -> conditionTrue(event);
      case CLEAR -> conditionFalse(event);
      case STATE -> {
        if (event.active()) {
          conditionTrue(event);
        } else {
          statedFalse(event);
        }
      }
      case END -> ended(event);
    }
    state = state.after(event);
    changed = true;
    return true;
  }

  /** The state to be written; null if it is as it was. */
  @Nullable WatchState changedState() {
    return changed ? state : null;
  }

  boolean isStored() {
    return stored;
  }

  /** Whether the event says that the condition is true. */
  static boolean holds(ActivationEvent event) {
    return switch (event.kind()) {
      case RAISE, UPDATE -> true;
      case CLEAR, END -> false;
      case STATE -> event.active();
    };
  }

  private void conditionTrue(ActivationEvent event) {
    boolean wasActive = state.active();
    believe(Evidence.isTrusted(event));
    Alert open = alert;
    if (open != null && wasActive) {
      int rise = open.evidence().severity().number() - event.severity().number();
      if (rise != 0) {
        step(rise > 0 ? AlertEvent.SEVERITY_UP : AlertEvent.SEVERITY_DOWN, event);
      }
    }
    step(AlertEvent.CONDITION_TRUE, event);
    boolean chatters = !wasActive && begins(event);
    if (open == null) {
      raise(event, chatters);
    } else if (wasActive) {
      confirm(open, event);
    } else if (joins(open, event)) {
      reopen(open, event, chatters);
    } else {
      supersede(open, event);
      raise(event, chatters);
    }
  }

  /** Its condition has become true anew; whether it has done so too often. */
  private boolean begins(ActivationEvent event) {
    Instant onset = Instant.ofEpochMilli(event.onset());
    boolean chatters = state.chatters(onset);
    state = state.begun(onset);
    return chatters;
  }

  private void raise(ActivationEvent event, boolean chatters) {
    Alert raised =
        Alert.raised(
            pen.next(),
            Evidence.subject(watch, event),
            Evidence.of(watch, event),
            AlertDuty.unassigned(isAboutSilence()),
            chatters ? AlertMarks.NONE.with(NuisanceKind.CHATTERING) : AlertMarks.NONE,
            AlertLifecycle.displayed(state.memory()),
            new Alert.Onset(
                event.activation(),
                Instant.ofEpochMilli(event.onset()),
                at(event),
                state.quietUntil()));
    alert = raised;
    changes.born(raised);
    record(JournalKind.RAISED, raised, event);
  }

  private void reopen(Alert open, ActivationEvent event, boolean chatters) {
    changes.reopened(open.id());
    AlertEdit edit =
        open.edit()
            .evidence(Evidence.of(watch, event))
            .activation(event.activation())
            .verified(true);
    if (chatters) {
      edit.nuisance(NuisanceKind.CHATTERING);
    }
    change(JournalKind.REOPENED, open, edit, event);
  }

  /** Still true: a worse value, other numbers of the rule, or only said again after a gap. */
  private void confirm(Alert open, ActivationEvent event) {
    AlertEvidence evidence = Evidence.of(watch, event);
    boolean news =
        !evidence.equals(open.evidence())
            || !event.activation().equals(open.activation())
            || AlertLifecycle.displayed(state.memory()) != open.state();
    if (news || !open.verified()) {
      change(
          news ? JournalKind.CHANGED : JournalKind.VERIFIED,
          open,
          open.edit().evidence(evidence).activation(event.activation()).verified(true),
          event);
    }
  }

  private void supersede(Alert open, ActivationEvent event) {
    alert = null;
    Alert over =
        open.edit().state(AlertState.NORMAL).ended(SUPERSEDED).close().at(at(event), pen.next());
    changes.changed(open, over);
    record(JournalKind.CLOSED, over, event);
  }

  private void conditionFalse(ActivationEvent event) {
    Alert open = alert;
    if (open == null) {
      return;
    }
    if (!state.active()) {
      verifyAgain(open, event);
      return;
    }
    // The judge says CLEAR on evidence only.
    believe(true);
    step(AlertEvent.CONDITION_FALSE, event);
    AlertEdit edit =
        open.edit()
            .evidence(Evidence.afterwards(open.evidence(), event))
            .cleared(at(event))
            .verified(true);
    if (isFleeting(event)) {
      edit.nuisance(NuisanceKind.FLEETING);
    }
    change(JournalKind.CLEARED, open, edit, event);
  }

  /**
   * "Not active" is a clearing only on evidence: after a cold start it may mean that nothing has
   * been heard yet. Silence is an exception, since any reading at all disproves it.
   */
  private void statedFalse(ActivationEvent event) {
    if (isAboutSilence() || Evidence.isTrusted(event)) {
      conditionFalse(event);
      return;
    }
    Alert open = alert;
    if (open == null || !state.active()) {
      return;
    }
    believe(false);
    step(AlertEvent.CONDITION_FALSE, event);
    change(
        JournalKind.HELD,
        open,
        open.edit().evidence(Evidence.afterwards(open.evidence(), event)),
        event);
  }

  /** The Watch ceased by a change, not by evidence: it stays until somebody has seen it. */
  private void ended(ActivationEvent event) {
    Alert open = alert;
    if (open == null) {
      return;
    }
    AlertEdit edit = open.edit().ended(endReason(event)).verified(true);
    if (state.active()) {
      believe(true);
      apply(AlertLifecycle.step(state.memory(), AlertEvent.CONDITION_FALSE, UNTIL_SEEN));
      edit.cleared(at(event));
    }
    boolean run = event.endReason() == EndReason.RUN_ENDED;
    change(run ? JournalKind.ENDED : JournalKind.RETIRED, open, edit, event);
  }

  private void verifyAgain(Alert open, ActivationEvent event) {
    if (!open.verified()) {
      change(JournalKind.VERIFIED, open, open.edit().verified(true), event);
    }
  }

  /** Writes the change; an Alert that has become normal by it is over. */
  private void change(JournalKind kind, Alert before, AlertEdit edit, ActivationEvent event) {
    WatchMemory memory = state.memory();
    edit.state(AlertLifecycle.displayed(memory));
    if (memory.base() != AlertState.NORMAL) {
      Alert next = edit.at(at(event), pen.next());
      alert = next;
      changes.changed(before, next);
      record(kind, next, event);
      return;
    }
    Alert over = edit.close().at(at(event), pen.next().next());
    alert = null;
    changes.changed(before, over);
    record(kind, over, event);
    record(JournalKind.CLOSED, over, event);
  }

  private void record(JournalKind kind, Alert about, ActivationEvent event) {
    String detail = EntryDetail.of(event, about.evidence(), about.marks().nuisance());
    pen.record(kind, at(event), about, null, detail);
  }

  private void believe(boolean trusted) {
    if (trusted != state.trusted()) {
      AlertEvent event = trusted ? AlertEvent.DATA_BACK : AlertEvent.DATA_LOST;
      apply(AlertLifecycle.step(state.memory(), event, UNTIL_SEEN));
    }
  }

  private void step(AlertEvent what, ActivationEvent event) {
    boolean shelved = state.shelf() != Shelf.NONE;
    apply(AlertLifecycle.step(state.memory(), what, state.policy(event.severity())));
    if (shelved && state.shelf() == Shelf.NONE) {
      boolean rose = what == AlertEvent.SEVERITY_UP;
      changes.shelfBroken(
          state.watch(), rose ? OverlayEnd.SEVERITY_ROSE : OverlayEnd.CONDITION_GONE);
    }
  }

  private void apply(AlertTransition transition) {
    state = state.with(transition.to());
  }

  private static boolean isFleeting(ActivationEvent event) {
    return event.at() - event.onset() < NuisanceKind.FLEETING_BELOW.toMillis();
  }

  private boolean isAboutSilence() {
    return watch != null && watch.rule() instanceof StaleRule;
  }

  private static boolean joins(Alert open, ActivationEvent event) {
    Instant cleared = open.cleared();
    if (cleared == null || open.endReason() != null) {
      return false;
    }
    Duration window = JoinWindow.of(open.subject().scheme());
    return Duration.between(cleared, at(event)).compareTo(window) <= 0;
  }

  private static String endReason(ActivationEvent event) {
    return switch (event.endReason()) {
      case RUN_ENDED -> EndReason.RUN_ENDED.name();
      case WATCH_REMOVED, POINT_RETIRED, GAP_ENDED, NONE -> "RETIRED";
    };
  }

  private static Instant at(ActivationEvent event) {
    return Instant.ofEpochMilli(event.at());
  }
}
