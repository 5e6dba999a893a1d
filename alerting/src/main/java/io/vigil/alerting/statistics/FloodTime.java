package io.vigil.alerting.statistics;

import io.vigil.alerting.annunciation.Flood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For how long a position was flooded, looking back; see {@link Flood}. Stateless; any thread. */
final class FloodTime {
  private FloodTime() {}

  /** How much of the window was flood, from moments in order of time. */
  static Duration time(List<Instant> moments, Window window) {
    Duration time = Duration.ZERO;
    Instant since = null;
    int oldest = 0;
    for (int newest = 0; newest < moments.size(); newest++) {
      Instant now = moments.get(newest);
      while (oldest < newest && !leaves(moments, oldest).isAfter(now)) {
        Instant left = leaves(moments, oldest++);
        if (since != null && newest - oldest < Flood.ENDS_BELOW) {
          time = time.plus(window.overlap(new Span(since, left)));
          since = null;
        }
      }
      since = since == null && newest - oldest + 1 > Flood.BEGINS_ABOVE ? now : since;
    }
    return time.plus(last(moments, oldest, since, window));
  }

  /** The flood that no later Alert ends: it runs off. */
  private static Duration last(
      List<Instant> moments, int oldest, @Nullable Instant since, Window window) {
    if (since == null) {
      return Duration.ZERO;
    }
    int lastToLeave = Math.max(oldest, moments.size() - Flood.ENDS_BELOW);
    return window.overlap(new Span(since, leaves(moments, lastToLeave)));
  }

  private static Instant leaves(List<Instant> moments, int which) {
    return moments.get(which).plus(Flood.SPAN);
  }
}
