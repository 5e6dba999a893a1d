package io.vigil.model.rule;

import io.vigil.model.reading.QualityReason;
import java.util.List;

/**
 * The values of the point come with one of these reasons, for example {@code CALIBRATING}, for
 * longer than they may. It ends with a good one.
 *
 * @param reasons at least one
 * @param delays on- and off-delay
 */
public record QualityRule(List<QualityReason> reasons, Delays delays) implements Rule {
  public QualityRule {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty() || reasons.contains(QualityReason.GOOD)) {
      throw new IllegalArgumentException("quality " + reasons);
    }
  }
}
