package io.vigil.alerting.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A day for which plants commit themselves, in Asia/Shanghai.
 *
 * @param date the day
 */
record CommitmentDay(LocalDate date) {
  /** By when a commitment is there; the hour is ours. */
  static final LocalTime DUE = LocalTime.of(10, 0);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The day of the moment. */
  static CommitmentDay of(Instant moment) {
    return new CommitmentDay(moment.atZone(ZONE).toLocalDate());
  }

  /** By when the commitment of the day is there. */
  Instant due() {
    return date.atStartOfDay(ZONE).with(DUE).toInstant();
  }

  CommitmentState stateAt(Instant now, @Nullable Commitment published) {
    if (published != null) {
      return published.late() ? CommitmentState.LATE : CommitmentState.PUBLISHED;
    }
    return now.isBefore(due()) ? CommitmentState.WAITING : CommitmentState.MISSING;
  }

  /** ISO 8601. */
  @Override
  public String toString() {
    return date.toString();
  }
}
