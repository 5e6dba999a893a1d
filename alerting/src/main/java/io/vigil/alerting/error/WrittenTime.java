package io.vigil.alerting.error;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads moments that people and programs write into requests. Stateless; any thread. */
public final class WrittenTime {
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private WrittenTime() {}

  /**
   * The moment, RFC 3339 with an offset, between 1970 and 2200.
   *
   * @param name of the field
   * @throws ProblemException if it is none
   */
  public static Instant moment(String name, String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LATEST)) {
        throw bad(name + " must lie between 1970 and 2200");
      }
      return moment;
    } catch (DateTimeParseException e) {
      throw bad(name + " is no RFC 3339 time, for example 2026-11-24T16:00:00+08:00");
    }
  }

  private static RuntimeException bad(String what) {
    return ProblemCode.BAD_REQUEST.problem(what).exception();
  }
}
