package io.vigil.ingest.admit;

/** Sees whether a clock goes: how long it has shown the same time. One clock, one thread. */
final class StandingClock {
  private long shown;
  private long since;
  private long last;
  private boolean seen;

  /**
   * How long it has shown this, in milliseconds of our clock.
   *
   * @param time what it shows
   * @param now milliseconds UTC, ours
   * @param longestGap after a longer pause than this it is looked at anew
   */
  long standsFor(long time, long now, long longestGap) {
    if (!seen || time != shown || now < last || now - last > longestGap) {
      seen = true;
      shown = time;
      since = now;
    }
    last = now;
    return now - since;
  }
}
