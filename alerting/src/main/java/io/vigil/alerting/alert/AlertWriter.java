package io.vigil.alerting.alert;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes Alerts, and with each what follows from its new state: who answers for it, what is due,
 * and who is told. The one way for an Alert into its table. Within a transaction of the journal;
 * blocking.
 */
@Singleton
public class AlertWriter {
  private final AlertRepository alerts;
  private final Responsibility responsibility;
  private final FirstOut firstOut;
  private final Deadlines deadlines;
  private final Map<Severity, Duration> reAlarm;
  private final List<AlertObserver> observers;

  /**
   * An Alert before and after.
   *
   * @param before null if it is new
   * @param after as it is to be written, but for who answers
   * @param dueStands whether the time to acknowledge goes on as it stood before an acknowledgement
   *     that was withdrawn
   */
  public record Change(@Nullable Alert before, Alert after, boolean dueStands) {
    /** A change after which who answers is found anew. */
    public static Change of(@Nullable Alert before, Alert after) {
      return new Change(before, after, false);
    }

    /** The same change with this coming of it. */
    Change with(Alert other) {
      return new Change(before, other, dueStands);
    }
  }

  AlertWriter(
      AlertRepository alerts,
      Responsibility responsibility,
      FirstOut firstOut,
      Deadlines deadlines,
      List<AlertObserver> observers,
      AlertingOptions options) {
    this.alerts = alerts;
    this.responsibility = responsibility;
    this.firstOut = firstOut;
    this.deadlines = deadlines;
    this.observers = List.copyOf(observers);
    this.reAlarm = options.reAlarm();
  }

  /** Writes one. */
  public Alert write(Change change, JournalPen pen) {
    return writeAll(List.of(change), pen).get(0);
  }

  /** Writes all, those that are over before new ones: they free their Watch. */
  public List<Alert> writeAll(Collection<Change> changes, JournalPen pen) {
    Instant now = deadlines.now();
    List<Alert> written = new ArrayList<>(changes.size());
    List<Alert> born = new ArrayList<>();
    List<Alert> changed = new ArrayList<>();
    List<Change> settledChanges = new ArrayList<>(changes.size());
    Due due = new Due();
    for (Change change : firstOut.mark(changes)) {
      Alert after = change.after();
      Alert settled =
          change.dueStands()
              ? after
              : after.withDuty(responsibility.after(change.before(), after, now));
      written.add(settled);
      settledChanges.add(change.with(settled));
      (change.before() == null ? born : changed).add(settled);
      due.acknowledge(change.before(), settled);
      due.reAlarm(change.before(), settled, now);
    }
    if (!changed.isEmpty()) {
      alerts.updateAll(changed);
    }
    if (!born.isEmpty()) {
      alerts.saveAll(born);
    }
    due.write();
    observers.forEach(one -> one.written(settledChanges, now, pen));
    return written;
  }

  /** What becomes due, and what no longer is. */
  private final class Due {
    private final List<Deadline> set = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> noReAlarm = new ArrayList<>();

    void acknowledge(@Nullable Alert before, Alert after) {
      Instant was = before == null ? null : due(before);
      Instant is = due(after);
      if (is == null) {
        if (was != null) {
          acknowledged.add(after.id());
        }
      } else if (!is.equals(was)) {
        set.add(Deadline.of(DeadlineKind.ACKNOWLEDGE, after.id(), is));
      }
    }

    void reAlarm(@Nullable Alert before, Alert after, Instant now) {
      boolean was = before != null && before.state() == AlertState.ACTIVE_ACKED;
      boolean is = after.state() == AlertState.ACTIVE_ACKED;
      Duration time = reAlarm.get(after.evidence().severity());
      if (is && !was && time != null) {
        set.add(Deadline.of(DeadlineKind.REALARM, after.id(), now.plus(time)));
      } else if (was && !is) {
        noReAlarm.add(after.id());
      }
    }

    void write() {
      deadlines.setAll(set);
      deadlines.clearAll(DeadlineKind.ACKNOWLEDGE, acknowledged);
      deadlines.clearAll(DeadlineKind.REALARM, noReAlarm);
    }

    private static @Nullable Instant due(Alert alert) {
      return alert.awaitsAck() ? alert.duty().ackDue() : null;
    }
  }
}
