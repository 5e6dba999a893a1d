package io.vigil.model.rule;

/**
 * More points of the enterprise are being calibrated at once than can be: a mark that is set on
 * many together hides what they show. Judged once for an enterprise, at one of its points.
 *
 * @param morePercent of the points of the enterprise; 0 to 99
 * @param least and so many points at least; at least 2
 */
public record MassCalibrationRule(int morePercent, int least) implements Rule {
  public MassCalibrationRule {
    if (morePercent < 0 || morePercent > 99 || least < 2) {
      throw new IllegalArgumentException(morePercent + " %, " + least + " points");
    }
  }

  @Override
  public Delays delays() {
    return Delays.NONE;
  }
}
