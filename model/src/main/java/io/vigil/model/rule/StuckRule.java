package io.vigil.model.rule;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The point has said the same value to the last digit for the on-delay, while a sibling has moved.
 * A value at an end of the range is not judged, because that is where a healthy instrument rests; a
 * bad value or silence begins anew.
 *
 * @param delays how long the same is too long, and how long it must move again
 * @param siblings slots of other points that have such a rule; at least one
 */
public record StuckRule(Delays delays, List<Integer> siblings) implements Rule {
  public StuckRule {
    siblings = List.copyOf(siblings);
    if (siblings.isEmpty() || delays.onMillis() <= 0) {
      throw new IllegalArgumentException("stuck beside " + siblings + " for " + delays);
    }
  }

  @Override
  public Rule at(IntUnaryOperator slots) {
    return new StuckRule(delays, siblings.stream().map(slots::applyAsInt).toList());
  }
}
