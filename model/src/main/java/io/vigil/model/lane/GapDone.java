package io.vigil.model.lane;

/**
 * A span of a gap was read from the history of a server: what the server has of it stands before
 * this record. Stands in {@code readings-backfill} alone, span by span, forwards inside a gap.
 *
 * @param ownerEpoch see {@link LaneRecord#ownerEpoch}
 * @param appended see {@link LaneRecord#appended}
 * @param gateway lane-local number of the gateway
 * @param from first moment of the span, source time in milliseconds UTC
 * @param to the moment after its last one
 * @param closed whether the gap ends here; else another span follows
 */
public record GapDone(
    int ownerEpoch, long appended, int gateway, long from, long to, boolean closed)
    implements LaneRecord {
  public GapDone {
    if (from >= to) {
      throw new IllegalArgumentException("a span from " + from + " to " + to);
    }
  }
}
