package io.vigil.ingest.opcua;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spans of source time of which it is not known that all values are in the log; they do not
 * overlap. The newest is filled first, because it says most about now; inside, time runs forwards.
 * One thread.
 */
final class Gaps {
  private final List<Gap> open = new ArrayList<>();

  /** From the first moment to before the second, milliseconds UTC. */
  record Gap(long from, long to) {}

  /** Opens a gap; it swallows those that it touches. An empty one is none. */
  void open(long from, long to) {
    long start = from;
    long end = to;
    if (start >= end) {
      return;
    }
    for (Gap gap : List.copyOf(open)) {
      if (gap.from <= end && gap.to >= start) {
        start = Math.min(start, gap.from);
        end = Math.max(end, gap.to);
        open.remove(gap);
      }
    }
    open.add(new Gap(start, end));
    open.sort(Comparator.comparingLong(Gap::to).reversed());
  }

  /** The gap to be filled next; null if all is known. */
  @Nullable Gap newest() {
    return open.isEmpty() ? null : open.get(0);
  }

  /** The newest gap is filled up to this moment. */
  void filledTo(long moment) {
    Gap gap = open.remove(0);
    if (moment < gap.to) {
      open.add(0, new Gap(Math.max(gap.from, moment), gap.to));
    }
  }

  /** All of them, the newest first. */
  List<Gap> all() {
    return List.copyOf(open);
  }
}
