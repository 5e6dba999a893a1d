package io.vigil.model.lane;

import io.vigil.model.point.Door;

/**
 * The connection behind which this lane's gateways of one door stand was lost, or is current again:
 * reconnected and its queue drained. In between their silence, and the lane-time half of their
 * delays, stand still: what we did not listen to is no evidence.
 *
 * @param ownerEpoch see {@link LaneRecord#ownerEpoch}
 * @param appended see {@link LaneRecord#appended}
 * @param door which gateways of the lane
 * @param state lost or current
 */
public record Link(int ownerEpoch, long appended, Door door, LinkState state)
    implements LaneRecord {
  /** Whether the connection can be believed to show everything that was sent. */
  public enum LinkState {
    LOST,
    CURRENT
  }
}
