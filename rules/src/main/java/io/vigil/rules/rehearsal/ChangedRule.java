package io.vigil.rules.rehearsal;

import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule with some of its numbers changed, by the names that they have in packs. Stateless. */
final class ChangedRule {
  private static final Set<String> TIMES =
      Set.of("onMillis", "offMillis", "windowMillis", "silentMillis");

  private ChangedRule() {}

  /** Which numbers of the rule can be changed, with their values. */
  static Map<String, Double> numbers(Rule rule) {
    Map<String, Double> numbers = new HashMap<>();
    if (rule instanceof StaleRule stale) {
      numbers.put("silentMillis", (double) stale.silentMillis());
      return numbers;
    }
    numbers.put("onMillis", (double) rule.delays().onMillis());
    numbers.put("offMillis", (double) rule.delays().offMillis());
    if (rule instanceof LimitRule limit) {
      numbers.put("limit", limit.limit());
      numbers.put("clear", limit.clear());
    } else if (rule instanceof DiscreteRule discrete) {
      numbers.put("abnormal", discrete.abnormal());
    } else if (rule instanceof RateOfChangeRule rate) {
      numbers.put("change", rate.change());
      numbers.put("windowMillis", (double) rate.windowMillis());
    } else if (rule instanceof SumRule sum) {
      numbers.put("least", sum.least());
      numbers.put("windowMillis", (double) sum.windowMillis());
    }
    return numbers;
  }

  /** Whether a number of this name is a time in milliseconds and not one in the point's unit. */
  static boolean isTime(String field) {
    return TIMES.contains(field);
  }

  /**
   * The rule with these numbers. Throws {@link IllegalArgumentException} in words when they do not
   * go together.
   */
  static Rule of(Rule rule, Map<String, Double> changes) {
    Map<String, Double> numbers = numbers(rule);
    numbers.putAll(changes);
    return with(numbers, rule);
  }

  private static Rule with(Map<String, Double> numbers, Rule rule) {
    if (rule instanceof StaleRule) {
      return new StaleRule(millis(numbers, "silentMillis"));
    }
    Delays delays = new Delays(millis(numbers, "onMillis"), millis(numbers, "offMillis"));
    if (rule instanceof LimitRule limit) {
      return new LimitRule(
          limit.comparison(),
          number(numbers, "limit"),
          limit.clearWhen(),
          number(numbers, "clear"),
          delays,
          limit.gate());
    }
    if (rule instanceof DiscreteRule discrete) {
      return new DiscreteRule(number(numbers, "abnormal"), delays, discrete.gate());
    }
    if (rule instanceof RateOfChangeRule rate) {
      return new RateOfChangeRule(
          rate.direction(),
          number(numbers, "change"),
          millis(numbers, "windowMillis"),
          delays,
          rate.gate(),
          rate.below());
    }
    if (rule instanceof SumRule sum) {
      return new SumRule(
          number(numbers, "least"), millis(numbers, "windowMillis"), delays, sum.gate());
    }
    if (rule instanceof StuckRule stuck) {
      return new StuckRule(delays, stuck.siblings());
    }
    if (rule instanceof ConditionRule condition) {
      return new ConditionRule(condition.condition(), delays, condition.gate());
    }
    return rule;
  }

  private static double number(Map<String, Double> numbers, String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }

  private static long millis(Map<String, Double> numbers, String name) {
    return Math.round(number(numbers, name));
  }

  /** Names of the numbers that can be changed, in the order of the alphabet. */
  static List<String> names(Rule rule) {
    return numbers(rule).keySet().stream().sorted().toList();
  }
}
