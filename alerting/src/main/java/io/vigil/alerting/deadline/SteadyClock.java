package io.vigil.alerting.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wall clock, but for its leaps: a clock that is set by hand or by a wild time server must
 * neither let every deadline fire at once nor push them all away. It takes the wall clock at the
 * start, goes on by the machine's monotonic time, and follows the wall clock while the two differ
 * by less than {@value #SLEW_MILLIS} ms since they were last compared. After a leap it keeps its
 * own time until the process is started anew, and says so.
 *
 * <p>Any thread.
 */
public final class SteadyClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

  /** More than any time server corrects without a leap between two looks. */
  private static final long SLEW_MILLIS = 2_000;

  private final InstantSource wall;
  private final LongSupplier nanos;
  private Instant anchor;
  private long anchorNanos;
  private Duration leapt = Duration.ZERO;

  /**
   * Goes on from the wall clock.
   *
   * @param wall what people read
   * @param nanos monotonic, in nanoseconds
   */
  public SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.anchor = wall.instant();
    this.anchorNanos = nanos.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    long now = nanos.getAsLong();
    Instant steady = anchor.plusNanos(now - anchorNanos);
    Duration apart = Duration.between(steady.plus(leapt), wall.instant());
    if (Math.abs(apart.toMillis()) < SLEW_MILLIS) {
      steady = steady.plus(apart);
    } else {
      leapt = leapt.plus(apart);
      LOG.error(
          "deadlines: the wall clock leapt by {}; deadlines keep their own time, now {} apart",
          apart,
          leapt);
    }
    anchor = steady;
    anchorNanos = now;
    return steady;
  }

  /** How far the wall clock has leapt away since the start. */
  public synchronized Duration leapt() {
    return leapt;
  }
}
