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

  /** When it is over. */
  Instant end() {
    return date.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Whether a plant that came on record at the moment must commit itself for the day. */
  boolean binds(Instant onRecord) {
    return onRecord.isBefore(due());
  }

  /** How it stands with a plant that came on record at {@code onRecord}. */
  CommitmentState stateAt(Instant now, Instant onRecord, @Nullable Commitment published) {
    if (published != null) {
      return published.late() ? CommitmentState.LATE : CommitmentState.PUBLISHED;
    }
    if (!binds(onRecord)) {
      return CommitmentState.NOT_DUE;
    }
    return now.isBefore(due()) ? CommitmentState.WAITING : CommitmentState.MISSING;
  }

  /** ISO 8601. */
  @Override
  public String toString() {
    return date.toString();
  }
}
