package io.vigil.ingest.down;

import io.vigil.model.wire.mqtt.AckMessage.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sequence numbers as closed ranges, in order, joined where they touch. A sender counts by one, so
 * a hundred milliseconds of messages are mostly one range. One thread.
 */
public final class AckRanges {
  /** Last number by first number. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** Adds a number; one that is in already changes nothing. */
  public void add(long sequence) {
    Map.Entry<Long, Long> below = ranges.floorEntry(sequence);
    if (below != null && below.getValue() >= sequence) {
      return;
    }
    boolean touchesBelow = below != null && below.getValue() == sequence - 1;
    long first = touchesBelow ? below.getKey() : sequence;
    Long last = ranges.remove(sequence + 1);
    ranges.put(first, last == null ? sequence : last);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** The lowest ranges, at most so many. */
  public List<Range> lowest(int most) {
    List<Range> lowest = new ArrayList<>();
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      if (lowest.size() == most) {
        break;
      }
      lowest.add(new Range(range.getKey(), range.getValue()));
    }
    return lowest;
  }

  /** Takes out the lowest ranges, so many as there are, at most this many. */
  public void dropLowest(int count) {
    for (int i = 0; i < count; i++) {
      ranges.pollFirstEntry();
    }
  }
}
