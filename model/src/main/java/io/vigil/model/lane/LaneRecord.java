package io.vigil.model.lane;

/**
 * One record of a lane. A lane is one partition of the log topic {@code readings}: one totally
 * ordered sequence, and everything that the judge may know stands in it.
 *
 * <p>Records are immutable and may be shared between threads.
 */
public sealed interface LaneRecord permits Batch, Tick, Link, Definition, Snapshot, GapDone {
  /**
   * The lease under which the writer owned the lane. A record of a lower epoch than one seen before
   * does not move time, and a link of it turns no clock, but its readings count.
   */
  int ownerEpoch();

  /** When the owner appended the record, milliseconds UTC on its clock; never judged as such. */
  long appended();
}
