package io.vigil.rules.step;

import io.vigil.model.lane.PointDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;

/** Where a history step says what is to be stored. Called by the thread that steps. */
public interface HistoryOutput {
  /**
   * A reading that is no repeat, or an {@link EnergySlot} that is said anew. The same reading
   * always comes with the same arguments, so a store that is keyed by point and time may be written
   * twice.
   *
   * @param point definition of the point at this place in the lane
   * @param time source time, or receive time where the clock is bad; milliseconds UTC
   * @param value as sent; NaN where there is none
   * @param reason how far to trust it
   * @param flags bits of {@code ReadingFlag}
   * @param received when the message reached us, milliseconds UTC
   * @param offset the record it stood in
   */
  void kept(
      PointDefinition point,
      long time,
      double value,
      QualityReason reason,
      byte flags,
      long received,
      long offset);

  /** A reading that was not taken, in words. */
  void refused(Refusal refusal);
}
