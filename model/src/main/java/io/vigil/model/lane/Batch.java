package io.vigil.model.lane;

import io.vigil.model.reading.Readings;

/**
 * The admitted readings of one message of a gateway, in the order of the message. A message becomes
 * exactly one batch, because all points of an enterprise share one lane.
 *
 * @param ownerEpoch see {@link LaneRecord#ownerEpoch}
 * @param appended see {@link LaneRecord#appended}
 * @param gateway lane-local number of the gateway
 * @param boot the sender's boot id; for a REPLAY gateway it names the run
 * @param sequence the message's number within the boot
 * @param sent when the sender says it sent the message, milliseconds UTC
 * @param received when the message reached us, milliseconds UTC; fixed here once and for all
 * @param at the clock of a REPLAY gateway, milliseconds UTC; {@link #NO_AT} for live gateways
 * @param readings the admitted readings; none in a gateway tick
 */
public record Batch(
    int ownerEpoch,
    long appended,
    int gateway,
    String boot,
    long sequence,
    long sent,
    long received,
    long at,
    Readings readings)
    implements LaneRecord {
  /** Stands for "this gateway has no clock of its own". */
  public static final long NO_AT = Long.MIN_VALUE;
}
