package io.vigil.rules.step;

import io.vigil.model.lane.LaneRecord;

/** The judge: {@code step(state, record)} gives the next state and events. Pure; one thread. */
public final class Step {
  private Step() {}

  /**
   * Judges one record.
   *
   * @param state changed in place
   * @param offset the record's place in the lane, higher than any before
   * @param record not kept
   * @param out told what happened, before this returns
   */
  public static void step(LaneState state, long offset, LaneRecord record, StepOutput out) {}
}
