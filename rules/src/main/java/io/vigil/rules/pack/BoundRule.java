package io.vigil.rules.pack;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.plant.PlantGate;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.SumRule;
import io.vigil.model.rule.WatchDefinition;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule bound to a point, all its numbers filled in; only the numbers the registry gives are
 * missing.
 *
 * @param ruleId id in the pack or plant file
 * @param severity how urgent
 * @param scheme which colours people see for it
 * @param rule what is judged, ungated
 * @param gate what arms it, or null if always armed
 * @param text what people are told about it
 * @param inputs codes of the points that the rule names besides its own; in {@code rule} each
 *     stands as its place in this list
 */
public record BoundRule(
    String ruleId,
    Severity severity,
    Scheme scheme,
    Rule rule,
    @Nullable PlantGate gate,
    RuleText text,
    List<String> inputs) {
  public BoundRule {
    inputs = List.copyOf(inputs);
  }

  /** A rule that looks at its own point alone. */
  BoundRule(
      String ruleId,
      Severity severity,
      Scheme scheme,
      Rule rule,
      @Nullable PlantGate gate,
      RuleText text) {
    this(ruleId, severity, scheme, rule, gate, text, List.of());
  }

  /** The same, armed only by this. */
  BoundRule armedBy(PlantGate arms) {
    return new BoundRule(ruleId, severity, scheme, rule, arms, text, inputs);
  }

  /**
   * The watch as the judge needs it.
   *
   * @param number lane-local number of the watch, for life
   * @param version version of the rule; to be raised whenever anything of it changed
   * @param slots gives the slot of a point of the same enterprise by its code
   */
  public WatchDefinition watch(int number, int version, ToIntFunction<String> slots) {
    return new WatchDefinition(number, ruleId, version, severity, scheme, gated(slots));
  }

  private Rule gated(ToIntFunction<String> slots) {
    Rule placed = rule.at(input -> slots.applyAsInt(inputs.get(input)));
    if (gate == null) {
      return placed;
    }
    Gate armed = new Gate(slots.applyAsInt(gate.point()), gate.value());
    if (rule instanceof LimitRule limit) {
      return new LimitRule(
          limit.comparison(),
          limit.limit(),
          limit.clearWhen(),
          limit.clear(),
          limit.delays(),
          armed);
    }
    if (rule instanceof DiscreteRule discrete) {
      return new DiscreteRule(discrete.abnormal(), discrete.delays(), armed);
    }
    if (rule instanceof RateOfChangeRule rate) {
      return new RateOfChangeRule(
          rate.direction(), rate.change(), rate.windowMillis(), rate.delays(), armed, rate.below());
    }
    if (rule instanceof SumRule sum) {
      return new SumRule(sum.least(), sum.windowMillis(), sum.delays(), armed);
    }
    if (placed instanceof ConditionRule condition) {
      return new ConditionRule(condition.condition(), condition.delays(), armed);
    }
    return placed;
  }
}
