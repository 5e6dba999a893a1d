package io.vigil.standalone.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Credentials that ended lately. Who was being identified by one of them while it ended is let in
 * by what was true before, and is not yet among the connections that are ended with it.
 * Thread-safe.
 */
final class EndedCredentials {
  /** The broker refuses whoever is not identified within seconds. */
  private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<String, Long> ended = new HashMap<>();

  /** It ends now. */
  synchronized void add(String username) {
    long now = System.nanoTime();
    ended.values().removeIf(at -> now - at > KEPT_NANOS);
    ended.put(username, now);
  }

  /**
   * Whether it ended at this moment or later.
   *
   * @param nanos of {@link System#nanoTime}
   */
  synchronized boolean hasSince(String username, long nanos) {
    Long at = ended.get(username);
    return at != null && at - nanos >= 0;
  }
}
