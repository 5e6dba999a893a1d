package io.vigil.rules.step;

/** What the history job remembers of a lane: definitions and what tells repeats. One thread. */
public final class HistoryState {
  private final int lane;

  private HistoryState(int lane) {
    this.lane = lane;
  }

  /** The state of a lane nothing is known of. */
  public static HistoryState fresh(int lane) {
    return new HistoryState(lane);
  }

  /** A deep copy. */
  public HistoryState copy() {
    return new HistoryState(lane);
  }

  /** The lane. */
  public int lane() {
    return lane;
  }
}
