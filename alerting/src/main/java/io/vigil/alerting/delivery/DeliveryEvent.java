package io.vigil.alerting.delivery;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Mode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a channel is told about an Alert. */
enum DeliveryEvent {
  /** It has begun, has come again, or is no longer kept quiet. */
  RAISED,
  /** It has become more urgent, or the next position answers for it. */
  ESCALATED,
  /** Its condition is gone, or the Alert is over. */
  RESOLVED,
  /** It is annunciated again, because it has been true for too long since it was acknowledged. */
  REALARMED,
  /** A person has acknowledged it; for control rooms alone. */
  ACKED,
  /** Whoever acknowledged took it back; for control rooms alone. */
  ACK_WITHDRAWN,
  /** How it stands, for whoever asked what is open; for control rooms alone. */
  SNAPSHOT;

  /** Whether channels of this kind are told; nobody is called because something is over. */
  boolean isFor(ChannelKind kind) {
    return switch (this) {
      case RAISED, ESCALATED, REALARMED -> true;
      case RESOLVED -> kind != ChannelKind.VOICE;
      case ACKED, ACK_WITHDRAWN, SNAPSHOT -> kind == ChannelKind.CONTROL_ROOM;
    };
  }

  /**
   * What is to be told of a change; nothing while an overlay keeps it quiet, and nothing that is
   * only a test or was found afterwards. Of a drill only those are told who asked for drills.
   */
  static Optional<DeliveryEvent> of(Change change) {
    Alert before = change.before();
    Alert after = change.after();
    Mode mode = after.subject().mode();
    if (mode == Mode.TEST || mode == Mode.HISTORY) {
      return Optional.empty();
    }
    if (isRaised(before, after)) {
      return Optional.of(RAISED);
    }
    if (before != null && isFiring(before) && !isFiring(after)) {
      return Optional.of(RESOLVED);
    }
    if (before != null && isHeard(after) && isMoreUrgent(before, after)) {
      return Optional.of(ESCALATED);
    }
    return before == null ? Optional.empty() : acknowledgement(change, before.state());
  }

  /** What it is called in messages to control rooms (design: onboarding §3.3). */
  String forRooms(Alert alert) {
    return switch (this) {
      case RAISED, ESCALATED, ACKED, ACK_WITHDRAWN, SNAPSHOT -> name();
      case REALARMED -> "CHANGED";
      case RESOLVED -> alert.isOpen() ? "CLEARED" : "CLOSED";
    };
  }

  private static Optional<DeliveryEvent> acknowledgement(Change change, AlertState before) {
    AlertState after = change.after().state();
    if (before == AlertState.ACTIVE_UNACKED && after == AlertState.ACTIVE_ACKED) {
      return Optional.of(ACKED);
    }
    if (before == AlertState.ACTIVE_ACKED && after == AlertState.ACTIVE_UNACKED) {
      return Optional.of(change.dueStands() ? ACK_WITHDRAWN : REALARMED);
    }
    return Optional.empty();
  }

  /** Whether its condition is true. */
  static boolean isFiring(Alert alert) {
    return alert.isOpen() && alert.cleared() == null;
  }

  /** An activation that came and went between two looks is raised too: nobody heard of it yet. */
  private static boolean isRaised(@Nullable Alert before, Alert after) {
    if (!after.state().isBase()) {
      return false;
    }
    if (before == null || !before.activation().equals(after.activation())) {
      return true;
    }
    return isHeard(after) && !isHeard(before);
  }

  private static boolean isHeard(Alert alert) {
    return isFiring(alert) && alert.state().isBase();
  }

  private static boolean isMoreUrgent(Alert before, Alert after) {
    return after.evidence().severity().number() < before.evidence().severity().number()
        || after.duty().escalations() > before.duty().escalations();
  }
}
