package io.vigil.model.rule;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A condition over several points holds: what the packs call {@code together}, {@code execution},
 * {@code count} and {@code deviation}. It is judged anew with every reading of every point that it
 * names. Its delays run on the clock of the point that it is bound to and never on stamps, because
 * no stamp speaks for all the points.
 *
 * @param condition what must hold
 * @param delays on- and off-delay
 * @param gate what arms it, or null if always armed
 */
public record ConditionRule(Condition condition, Delays delays, @Nullable Gate gate)
    implements Rule {
  @Override
  public Rule at(IntUnaryOperator slots) {
    return new ConditionRule(condition.at(slots), delays, gate);
  }
}
