package io.vigil.alerting.alert;

import java.time.Instant;
import java.util.List;

/** Is told of every Alert that is written, in the same transaction of the journal. Blocking. */
public interface AlertObserver {
  /**
   * Alerts have been written.
   *
   * @param changes each as it was before and as it was written
   * @param now on the clock of deadlines
   */
  void written(List<AlertWriter.Change> changes, Instant now);
}
