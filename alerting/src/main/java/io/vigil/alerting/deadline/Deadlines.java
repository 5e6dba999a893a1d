package io.vigil.alerting.deadline;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Sets and clears what is due, always within the transaction of the act that it belongs to: so a
 * deadline stands if and only if the act does. Blocking.
 */
@Singleton
public class Deadlines {
  private final DeadlineRepository rows;
  private final SteadyClock clock;

  Deadlines(DeadlineRepository rows, SteadyClock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The time that deadlines are counted from. */
  public Instant now() {
    return clock.instant();
  }

  /** Sets the deadline of its subject, whether or not there was one. */
  public void set(Deadline deadline) {
    setAll(List.of(deadline));
  }

  /** Sets all of them. */
  public void setAll(Collection<Deadline> deadlines) {
    if (!deadlines.isEmpty()) {
      rows.deleteByIdIn(deadlines.stream().map(Deadline::id).toList());
      rows.saveAll(deadlines);
    }
  }

  /** Clears it, if there is one. */
  public void clear(DeadlineKind kind, String subject) {
    clearAll(kind, List.of(subject));
  }

  /** Clears those of all these subjects. */
  public void clearAll(DeadlineKind kind, Collection<String> subjects) {
    if (!subjects.isEmpty()) {
      rows.deleteByIdIn(subjects.stream().map(one -> Deadline.id(kind, one)).toList());
    }
  }
}
