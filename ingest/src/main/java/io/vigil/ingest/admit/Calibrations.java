package io.vigil.ingest.admit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When which points of a lane are being calibrated, as announced. In such a window a point shows
 * gas of a bottle and no evidence of the plant, so it lasts {@link #LONGEST} at most, however often
 * it is announced (guide §4: per point, time-boxed, counted).
 *
 * <p>While nothing is announced a reading costs one comparison. One lane, one thread.
 */
final class Calibrations {
  /** How long a point may be calibrated in one go. */
  static final Duration LONGEST = Duration.ofMinutes(30);

  private static final long LONGEST_MILLIS = LONGEST.toMillis();

  /** Readings that waited this long find their window still. */
  static final long KEPT_MILLIS = Duration.ofHours(1).toMillis();

  private final Map<Integer, List<Window>> points = new HashMap<>();

  /** From {@code begin} to before {@code end}, milliseconds UTC. */
  private record Window(long begin, long end) {
    boolean touches(Window other) {
      return begin <= other.end && other.begin <= end;
    }

    Window with(Window other) {
      return new Window(Math.min(begin, other.begin), Math.max(end, other.end));
    }

    boolean isTooLong() {
      return end - begin > LONGEST_MILLIS;
    }
  }

  /** Whether a window can be announced; with what it goes on from, it must not be too long. */
  boolean isAllowed(int slot, long begin, long end) {
    return !joined(slot, new Window(begin, end)).isTooLong();
  }

  /** A window that is allowed is announced; one known already changes nothing. */
  void begin(int slot, long begin, long end) {
    Window joined = joined(slot, new Window(begin, end));
    List<Window> windows = points.computeIfAbsent(slot, any -> new ArrayList<>());
    windows.removeIf(known -> known.touches(joined));
    windows.add(joined);
  }

  /** What was announced of the point ends: what began before this, now. */
  void end(int slot, long at) {
    List<Window> windows = points.get(slot);
    if (windows != null) {
      windows.replaceAll(
          known -> known.begin < at && at < known.end ? new Window(known.begin, at) : known);
    }
  }

  /** Whether what the point showed then was shown while it was calibrated. */
  boolean isOn(int slot, long time) {
    if (points.isEmpty()) {
      return false;
    }
    List<Window> windows = points.get(slot);
    if (windows == null) {
      return false;
    }
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      if (window.begin <= time && time < window.end) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what ended long ago. */
  void forgetBefore(long now) {
    points.values().forEach(windows -> windows.removeIf(one -> one.end < now - KEPT_MILLIS));
    points.values().removeIf(List::isEmpty);
  }

  private Window joined(int slot, Window window) {
    Window joined = window;
    for (Window known : points.getOrDefault(slot, List.of())) {
      joined = known.touches(window) ? joined.with(known) : joined;
    }
    return joined;
  }
}
