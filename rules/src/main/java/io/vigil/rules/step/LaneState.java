package io.vigil.rules.step;

/**
 * Everything the judge remembers of a lane. Mutable; one thread. {@link #copy} shares nothing that
 * is ever written to, so a copy may be read by another thread while the original steps on.
 */
public final class LaneState {
  private final int lane;

  private LaneState(int lane) {
    this.lane = lane;
  }

  /** The state of a lane nothing is known of. */
  public static LaneState fresh(int lane) {
    return new LaneState(lane);
  }

  /** A deep copy. */
  public LaneState copy() {
    return new LaneState(lane);
  }

  /** The lane. */
  public int lane() {
    return lane;
  }
}
