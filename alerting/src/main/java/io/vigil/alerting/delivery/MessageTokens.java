package io.vigil.alerting.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many messages a robot may still say, or whoever reaches the same phones. DingTalk and WeCom
 * bear 20 in a minute and DingTalk then hears nothing for ten (design: peers). Fifteen are for
 * everything; each comes back a minute after it was taken. Red, once they are gone, has five of its
 * own, one every 13 s, so that it never waits longer than that. A minute is a second longer here,
 * for messages may overtake each other's time on their way. Any thread.
 */
final class MessageTokens {
  static final int FOR_ALL = 15;
  static final Duration BETWEEN_RED = Duration.ofSeconds(13);
  private static final Duration MINUTE = Duration.ofSeconds(61);

  private final Deque<Instant> taken = new ArrayDeque<>();
  private Instant red = Instant.MIN;

  /** Whether a message may be said now; counts it if so. */
  synchronized boolean take(boolean urgent, Instant now) {
    while (!taken.isEmpty() && !taken.getFirst().plus(MINUTE).isAfter(now)) {
      taken.removeFirst();
    }
    if (taken.size() < FOR_ALL) {
      taken.addLast(now);
      return true;
    }
    if (urgent && !red.isAfter(now.minus(BETWEEN_RED))) {
      red = now;
      return true;
    }
    return false;
  }
}
