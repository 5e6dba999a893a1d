package io.vigil.alerting.statistics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that is counted over.
 *
 * @param from the first moment that belongs to it
 * @param to the first moment that no longer does
 */
record Window(Instant from, Instant to) {
  /** In less nothing can be counted. */
  static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Shorter windows are indicative only (design: alerts §3, A22). */
  static final Duration LONG_ENOUGH = Duration.ofDays(30);

  Window {
    if (Duration.between(from, to).compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("nothing can be counted from " + from + " to " + to);
    }
  }

  Duration length() {
    return Duration.between(from, to);
  }

  boolean isIndicative() {
    return length().compareTo(LONG_ENOUGH) < 0;
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  /** How much of the time lies in here. */
  Duration overlap(Span span) {
    Instant begin = span.from().isBefore(from) ? from : span.from();
    Instant end = span.endBy(to);
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }

  /** The one of the same length that ends where this begins. */
  Window before() {
    return new Window(from.minus(length()), from);
  }

  /** The same without what lies before then; null if too little is left. */
  @Nullable Window since(Instant begin) {
    if (!begin.isAfter(from)) {
      return this;
    }
    return begin.plus(SHORTEST).isAfter(to) ? null : new Window(begin, to);
  }
}
