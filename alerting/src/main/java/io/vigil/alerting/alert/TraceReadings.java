package io.vigil.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the readings that an Alert rests on, for its trace. Blocking; any thread. */
public interface TraceReadings {
  /**
   * What a point showed from a moment on, for as long as the bucket is.
   *
   * @param at begin, RFC 3339
   * @param min smallest value; null if none of the readings had one
   * @param max greatest value
   * @param last last value
   * @param quality GOOD, UNCERTAIN or BAD; the weakest of them while there was a value
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Shown(
      String at,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double last,
      @Nullable String quality) {}

  /**
   * What the point showed, oldest first. Refuses in words where the store does not answer.
   *
   * @param enterprise the tenant
   * @param point code of the point
   * @param bucketMillis how long a bucket is
   */
  List<Shown> between(String enterprise, String point, Instant from, Instant to, long bucketMillis);
}
