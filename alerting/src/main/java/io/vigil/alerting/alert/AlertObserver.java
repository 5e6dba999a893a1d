package io.vigil.alerting.alert;

import io.vigil.alerting.journal.JournalPen;
import java.time.Instant;
import java.util.List;

/** Is told of every Alert that is written, in the same transaction of the journal. Blocking. */
public interface AlertObserver {
  /**
   * Alerts have been written.
   *
   * @param changes each as it was before and as it was written
   * @param now on the clock of deadlines
   * @param pen of the transaction
   */
  void written(List<AlertWriter.Change> changes, Instant now, JournalPen pen);
}
