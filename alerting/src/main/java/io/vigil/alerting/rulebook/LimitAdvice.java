package io.vigil.alerting.rulebook;

import io.vigil.alerting.alert.Figures;

/**
 * The limit that leaves enough time to act (design: alerts §3, A4): the hazardous value less the
 * way that the value goes while people answer and act, with a margin.
 *
 * @param hazard value at which it is too late, in the unit of the point
 * @param ratePerMinute how fast the value goes there, more than 0
 * @param responseMinutes until somebody has understood and begins to act, at least 0
 * @param actionMinutes until what they do has an effect, at least 0
 * @param margin how much more of it to allow for, at least 1
 * @param falling whether what is too low is hazardous
 */
record LimitAdvice(
    double hazard,
    double ratePerMinute,
    double responseMinutes,
    double actionMinutes,
    double margin,
    boolean falling) {
  LimitAdvice {
    if (!Double.isFinite(hazard)
        || !(ratePerMinute > 0 && ratePerMinute < Double.MAX_VALUE)
        || !(responseMinutes >= 0 && actionMinutes >= 0)
        || !(responseMinutes + actionMinutes < Double.MAX_VALUE)
        || !(margin >= 1 && margin < Double.MAX_VALUE)) {
      throw new IllegalArgumentException("no limit follows from this");
    }
  }

  double limit() {
    double way = ratePerMinute * (responseMinutes + actionMinutes) * margin;
    return falling ? hazard + way : hazard - way;
  }

  /** How it was computed, in signs that need no translation. */
  String arithmetic() {
    return "%s %s %s/min × (%s min + %s min) × %s = %s"
        .formatted(
            Figures.number(hazard),
            falling ? "+" : "−",
            Figures.number(ratePerMinute),
            Figures.number(responseMinutes),
            Figures.number(actionMinutes),
            Figures.number(margin),
            Figures.number(limit()));
  }
}
