package io.vigil.alerting.duty;

/**
 * Something that whoever takes over a position must know.
 *
 * @param kind why it stands there
 * @param subject id of the Alert, overlay, Case, hazard, planned work, commitment, notice,
 *     inspection or drill
 * @param level 1 to 4, the more urgent first
 * @param zh in Chinese
 * @param en in English
 */
public record HandoverLine(Kind kind, String subject, int level, String zh, String en) {
  /** Why a line stands there, in the order in which they are read. */
  public enum Kind {
    /** A red or orange Alert that is open. */
    OPEN,
    /** Nobody acknowledged it in time. */
    OVERDUE,
    /** It has been true for more than 24 h (design: alerts §3, A16). */
    STALE,
    /** Something is silent. */
    OFFLINE,
    /** Something is kept quiet, until when, and what came and went underneath. */
    QUIET,
    /** A Case that waits for a review. */
    REVIEW,
    /** A Case that is being handled. */
    CASE,
    /** A hazard that is not signed off. */
    HAZARD,
    /** A planned work that waits for an answer or is approved. */
    WORK,
    /** The safety commitment of a plant is missing today. */
    COMMITMENT,
    /** A warning notice that plants have not read. */
    NOTICE,
    /** An inspection that is not answered. */
    INSPECTION,
    /** A drill that goes on. */
    DRILL
  }
}
