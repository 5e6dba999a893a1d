package io.vigil.alerting.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from when it began
 * @param to when it ended; null if it has not
 */
record Span(Instant from, @Nullable Instant to) {
  /** Its end, or the given moment where that comes first. */
  Instant endBy(Instant latest) {
    return to == null || to.isAfter(latest) ? latest : to;
  }

  /** Whether it goes on at the moment. */
  boolean holdsAt(Instant moment) {
    return !from.isAfter(moment) && (to == null || to.isAfter(moment));
  }

  /** How much of the window is covered by at least one of these. */
  static Duration covered(Collection<Span> spans, Window window) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    Duration covered = Duration.ZERO;
    Instant reached = window.from();
    for (Span span : sorted) {
      Instant begin = span.from().isAfter(reached) ? span.from() : reached;
      Instant end = span.endBy(window.to());
      if (begin.isBefore(end)) {
        covered = covered.plus(Duration.between(begin, end));
        reached = end;
      }
    }
    return covered;
  }
}
