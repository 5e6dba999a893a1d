package io.vigil.alerting.deadline;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Something that is due.
 *
 * @param id kind and subject: one of a kind for each subject
 * @param kind what is due
 * @param subject id of what it is about
 * @param due when, on the clock of {@link SteadyClock}
 */
@MappedEntity("deadline")
public record Deadline(@Id String id, DeadlineKind kind, String subject, Instant due) {
  /** Something due for the subject. */
  public static Deadline of(DeadlineKind kind, String subject, Instant due) {
    return new Deadline(id(kind, subject), kind, subject, due);
  }

  /** The id that the deadline of the subject has. */
  static String id(DeadlineKind kind, String subject) {
    return kind + ":" + subject;
  }
}
