package io.vigil.alerting.journal;

import io.vigil.model.alert.AlertJournalEntry;
import java.time.Instant;

/** What the journal speaks about: an Alert that can say itself for the alert history. */
public interface Journaled {
  /** Id of the Alert. */
  String id();

  /**
   * The entry of the log topic {@code alert-journal}.
   *
   * @param actor user name of the person; empty if the judge or a timer
   */
  AlertJournalEntry journalEntry(
      int partition, JournalNumber number, JournalKind kind, Instant at, String actor);
}
