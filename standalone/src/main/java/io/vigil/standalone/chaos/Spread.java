package io.vigil.standalone.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The shortest, the middle and the longest of some times; all zero of none. */
record Spread(Duration shortest, Duration median, Duration longest) {
  static Spread of(List<Duration> times) {
    if (times.isEmpty()) {
      return new Spread(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    List<Duration> sorted = times.stream().sorted().toList();
    return new Spread(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }

  String inWords() {
    return "shortest %s s, median %s s, longest %s s"
        .formatted(seconds(shortest), seconds(median), seconds(longest));
  }

  /** Seconds with one place behind the point. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
  }
}
