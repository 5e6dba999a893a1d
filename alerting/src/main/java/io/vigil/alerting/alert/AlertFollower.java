package io.vigil.alerting.alert;

import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import java.util.List;

/** Does something of its own when an Alert begins or is acknowledged, in the same transaction. */
public interface AlertFollower {
  /** New Alerts, and those whose condition is true again, as they were written, in order. */
  void raised(List<Alert> alerts, JournalPen pen);

  /** A person has acknowledged the Alert, by the key or by putting it aside. */
  void acknowledged(Alert alert, Seat seat, JournalPen pen);
}
