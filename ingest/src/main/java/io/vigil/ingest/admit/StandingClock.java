package io.vigil.ingest.admit;

/** Sees whether a clock goes: how long it has shown the same time. One clock, one thread. */
final class StandingClock {
  private long shown;
  private long since;
  private boolean seen;

  /**
   * How long it has shown this, in milliseconds of our clock.
   *
   * @param time what it shows
   * @param now milliseconds UTC, ours
   */
  long standsFor(long time, long now) {
    if (!seen || time != shown || now < since) {
      seen = true;
      shown = time;
      since = now;
    }
    return now - since;
  }
}
