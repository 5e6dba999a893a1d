package io.vigil.model.rule;

/**
 * More points of the enterprise bear a sign at once than may: marks of calibration on many hide
 * what they show, clocks that are wrong on many are the clock of their gateway, and behind a gap in
 * the numbers of its messages something was not uploaded. Judged once for an enterprise, at one of
 * its points.
 *
 * @param sign what is counted
 * @param morePercent of the points of the enterprise; 0 to 99
 * @param least and so many points at least; at least 1
 */
public record MassRule(Sign sign, int morePercent, int least) implements Rule {
  /** What the newest reading of a point can show. Written by place: a new one goes behind. */
  public enum Sign {
    /** It comes with the mark of a calibration. */
    CALIBRATING,
    /** Its stamp cannot be used, so that it is judged by when it was received. */
    BAD_CLOCK,
    /** Messages of its gateway with lower numbers have not come for long. */
    BEHIND_GAP
  }

  public MassRule {
    if (morePercent < 0 || morePercent > 99 || least < 1) {
      throw new IllegalArgumentException(morePercent + " %, " + least + " points");
    }
  }

  @Override
  public Delays delays() {
    return Delays.NONE;
  }
}
