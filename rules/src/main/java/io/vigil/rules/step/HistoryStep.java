package io.vigil.rules.step;

import io.vigil.model.lane.LaneRecord;

/** What of a lane is to be stored: the judge's decision about repeats, without the judging. */
public final class HistoryStep {
  private HistoryStep() {}

  /**
   * Decides about one record.
   *
   * @param state changed in place
   * @param offset the record's place in the lane, higher than any before
   * @param record not kept
   * @param out told what to store, before this returns
   */
  public static void step(HistoryState state, long offset, LaneRecord record, HistoryOutput out) {}
}
