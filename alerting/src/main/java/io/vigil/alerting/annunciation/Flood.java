package io.vigil.alerting.annunciation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;

/**
 * A position is given more than anybody can look at (alarm flood, ISA-18.2; design: alerts §3,
 * A14): from the moment more than {@link #BEGINS_ABOVE} were put before it within {@link #SPAN},
 * until fewer than {@link #ENDS_BELOW} were.
 *
 * @param position {@code tier:area}
 * @param since when it began, on the clock of deadlines
 */
@MappedEntity("flood")
public record Flood(@Id String position, Instant since) {
  /** Over how long is counted. */
  public static final Duration SPAN = Duration.ofMinutes(10);

  /** It begins with one more. */
  public static final int BEGINS_ABOVE = 10;

  /** It ends with one less. */
  public static final int ENDS_BELOW = 5;
}
