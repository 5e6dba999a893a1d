package io.vigil.sim.load;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** When each reading that crossed its limit was sent, until somebody asks for it. Any thread. */
public final class Crossings {
  private record Key(String enterprise, String point, long time) {}

  private final Map<Key, Long> sent = new ConcurrentHashMap<>();

  /** Remembers one; {@code nanos} is of {@link System#nanoTime}. */
  void put(String enterprise, String point, long time, long nanos) {
    sent.put(new Key(enterprise, point, time), nanos);
  }

  /**
   * When the crossing with this source time, which is the onset of its activation, was to be sent,
   * as {@link System#nanoTime}; it is forgotten then. Empty if there is none.
   */
  public OptionalLong take(String enterprise, String point, long time) {
    Long nanos = sent.remove(new Key(enterprise, point, time));
    return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  /** How many nobody has asked for: after a run without loss, those whose Alerts are missing. */
  public int size() {
    return sent.size();
  }
}
