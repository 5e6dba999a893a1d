package io.vigil.alerting.annunciation;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertObserver;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Mode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes down when an Alert is put before a position, in the transaction that does it. Tests and
 * drills are left out (design: alerts §3, A25). Blocking.
 */
@Singleton
final class Annunciator implements AlertObserver {
  private final AnnunciationRepository rows;
  private final Floods floods;

  Annunciator(AnnunciationRepository rows, Floods floods) {
    this.rows = rows;
    this.floods = floods;
  }

  @Override
  public void written(List<Change> changes, Instant now, JournalPen pen) {
    List<AnnunciationRow> asked =
        changes.stream()
            .filter(one -> one.after().subject().mode() == Mode.REAL)
            .filter(one -> asks(one.before(), one.after()))
            .map(one -> row(one.after(), now))
            .toList();
    if (!asked.isEmpty()) {
      rows.saveAll(asked);
      Set<String> positions =
          asked.stream().map(AnnunciationRow::position).collect(Collectors.toSet());
      floods.given(positions, now, pen);
    }
  }

  /** Whether the position is asked anew, or another one is. */
  static boolean asks(@Nullable Alert before, Alert after) {
    if (!after.awaitsAck()) {
      return false;
    }
    return before == null
        || !before.awaitsAck()
        || isTrueAgain(before, after)
        || !after.duty().responsible().equals(before.duty().responsible())
        || after.evidence().severity().compareTo(before.evidence().severity()) < 0
        || isRepeated(before.duty().ackDue(), after.duty().ackDue());
  }

  private static boolean isTrueAgain(Alert before, Alert after) {
    return after.state() == AlertState.ACTIVE_UNACKED && before.state() != after.state();
  }

  /** Nobody stands higher, and the position is given its time once more. */
  private static boolean isRepeated(@Nullable Instant before, @Nullable Instant after) {
    return before != null && after != null && after.isAfter(before);
  }

  private static AnnunciationRow row(Alert alert, Instant now) {
    return new AnnunciationRow(
        null,
        alert.id(),
        alert.duty().responsible(),
        alert.evidence().severity(),
        now,
        alert.duty().ackDue());
  }
}
