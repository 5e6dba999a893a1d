package io.vigil.ingest.quota;

/**
 * Holds what may still be sent. It fills evenly, up to ten seconds' worth, and never by a clock
 * that steps back. One thread.
 */
final class TokenBucket {
  private static final long SECOND_MILLIS = 1_000;
  private static final long CAPACITY_SECONDS = 10;

  private final long perSecond;

  /** In thousandths, so that a millisecond fills it by a whole number. */
  private long filled;

  private long at;

  /** A full bucket at this moment. */
  TokenBucket(long perSecond, long nowMillis) {
    this.perSecond = perSecond;
    this.filled = capacity();
    this.at = nowMillis;
  }

  /** Whether so much may be taken now; takes nothing. */
  boolean holds(long amount, long nowMillis) {
    long passed = Math.min(nowMillis - at, CAPACITY_SECONDS * SECOND_MILLIS);
    at = nowMillis;
    if (passed > 0) {
      filled = Math.min(capacity(), filled + passed * perSecond);
    }
    return amount * SECOND_MILLIS <= filled;
  }

  /** Takes what it was seen to hold. */
  void take(long amount) {
    filled -= amount * SECOND_MILLIS;
  }

  private long capacity() {
    return CAPACITY_SECONDS * SECOND_MILLIS * perSecond;
  }
}
