package io.vigil.alerting.alert;

import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;

/** Does something of its own when an Alert begins or is acknowledged, in the same transaction. */
public interface AlertFollower {
  /** A new Alert, or one whose condition is true again, as it was written. */
  void raised(Alert alert, JournalPen pen);

  /** A person has acknowledged the Alert, by the key or by putting it aside. */
  void acknowledged(Alert alert, Seat seat, JournalPen pen);
}
