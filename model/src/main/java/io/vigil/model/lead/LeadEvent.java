package io.vigil.model.lead;

import io.vigil.model.alert.Mode;
import io.vigil.model.point.PointId;

/**
 * A lead (线索) begins, ends or is revised: one period in which a detector found something unusual. A
 * lead is no Alert: nothing sounds, nobody has to acknowledge it. Its id is a hash of what stands
 * in the lane, so reading the lane again says the same.
 *
 * @param kind whether it begins, ends or is revised
 * @param lead id of the period
 * @param source what found it
 * @param point where
 * @param unit plant unit of the point
 * @param rule id of the rule whose limit is meant; empty where none is
 * @param mode REAL, or TEST for a recording
 * @param lane the lane
 * @param offset the record that caused the event
 * @param began when the period began, milliseconds UTC, time of the readings
 * @param at when this event happened, milliseconds UTC, time of the readings
 * @param value the reading that caused it; NaN where it was no single one
 * @param outcome what became of it; NONE when it begins
 * @param zh why, with the arithmetic, in Chinese
 * @param en the same in English
 */
public record LeadEvent(
    Kind kind,
    String lead,
    LeadSource source,
    PointId point,
    String unit,
    String rule,
    Mode mode,
    int lane,
    long offset,
    long began,
    long at,
    double value,
    Outcome outcome,
    String zh,
    String en) {
  /** Begin, end, or what is known of it now. Written by place: a new one goes behind the others. */
  public enum Kind {
    BEGIN,
    END,
    /**
     * What it rests on came late or was revised, and it is this now: going on where the outcome is
     * NONE, with these words; else over, with that outcome.
     */
    REVISE
  }

  /** What became of a lead. */
  public enum Outcome {
    /** Not known yet. */
    NONE,
    /** The limit that was warned of was reached. */
    REACHED,
    /** What was unusual is so no more, or has become usual. */
    FADED,
    /** The point or the run it was about ended, or what it rested on was revised. */
    WITHDRAWN
  }
}
