package io.vigil.model.lane;

/**
 * Time passed and nothing else was appended. A tick promises that all its writer had received
 * before it stands ahead of it in the lane.
 *
 * @param ownerEpoch see {@link LaneRecord#ownerEpoch}
 * @param appended see {@link LaneRecord#appended}
 */
public record Tick(int ownerEpoch, long appended) implements LaneRecord {}
