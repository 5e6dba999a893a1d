package io.vigil.model.rule;

/**
 * More points of the enterprise bear a sign at once than may: marks of calibration on many hide
 * what they show, and clocks that are wrong on many are the clock of their gateway. Judged once for
 * an enterprise, at one of its points.
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
    BAD_CLOCK
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
