package io.vigil.alerting.deadline;

import io.vigil.alerting.journal.JournalPen;

/** Does what is to be done when nobody acted in time. */
public interface DeadlineHandler {
  /** The kind that it is for; there is one handler of each kind. */
  DeadlineKind kind();

  /**
   * Does it, within the transaction that also removes the deadline. It may set the next one. What
   * no longer needs doing is left alone.
   */
  void fire(Deadline deadline, JournalPen pen);
}
