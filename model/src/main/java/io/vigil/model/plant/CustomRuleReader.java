package io.vigil.model.plant;

import io.vigil.model.alert.Severity;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import org.jspecify.annotations.Nullable;

/** Reads the {@code customRules} of a plant file. */
final class CustomRuleReader {
  private static final long LONGEST_MILLIS = 366L * 86_400_000;

  private CustomRuleReader() {}

  /** The rule; null when something was complained about that leaves no rule. */
  static @Nullable CustomRule read(JsonFields in) {
    String id = id(in);
    Severity severity = severity(in);
    Rule rule = rule(in);
    PlantGate gate = gate(in);
    if (gate != null && rule instanceof StaleRule) {
      in.complain("gate", "离线规则不能设置启用条件", "a stale rule has no gate");
    }
    RuleRationale rationale = rationale(in, severity);
    in.requireNothingElse();
    return rule == null ? null : new CustomRule(id, severity, rule, gate, rationale);
  }

  /** The id of a rule of the plant's own. */
  static String id(JsonFields in) {
    String id = in.text("id");
    if (id.indexOf('/') >= 0) {
      in.complain("id", "规则编号不能含 “/”", "must not hold a /");
    }
    return id;
  }

  /** How urgent it is, which nobody can guess. */
  static Severity severity(JsonFields in) {
    if (!in.has("severity")) {
      in.complain("severity", "缺少必填字段", "is missing");
    }
    return Severity.ofNumber((int) in.whole("severity", 4, 1, 4));
  }

  /** Why it deserves an Alert; null where the file does not say. */
  static @Nullable RuleRationale rationale(JsonFields in, Severity severity) {
    JsonFields why = in.objectOrNull("rationale");
    return why == null ? null : RuleRationale.read(why, severity);
  }

  private static @Nullable Rule rule(JsonFields in) {
    String kind = in.text("rule");
    try {
      return switch (kind) {
        case "limit" -> limit(in);
        case "discrete" -> new DiscreteRule(in.number("abnormal"), delays(in), null);
        case "rateOfChange" ->
            new RateOfChangeRule(
                in.constant("direction", Direction.BOTH),
                in.number("change"),
                millis(in, "windowMillis"),
                delays(in),
                null);
        case "stale" -> new StaleRule(millis(in, "silentMillis"));
        default -> {
          in.complain(
              "rule",
              "“" + kind + "” 不在允许值 limit, discrete, rateOfChange, stale 之内",
              "must be one of limit, discrete, rateOfChange, stale");
          yield null;
        }
      };
    } catch (IllegalArgumentException e) {
      in.complain("", "数值不合理：" + e.getMessage(), "does not make sense: " + e.getMessage());
      return null;
    }
  }

  private static LimitRule limit(JsonFields in) {
    if (!in.has("comparison")) {
      in.complain("comparison", "缺少必填字段", "is missing");
    }
    Comparison comparison = in.constant("comparison", Comparison.GE);
    double limit = in.number("limit");
    Comparison clearWhen = in.constant("clearWhen", comparison.opposite());
    double clear = in.number("clear", limit);
    boolean bothInclude = comparison.holds(limit, limit) && clearWhen.holds(limit, limit);
    if (clear == limit && bothInclude && comparison.isHigh() != clearWhen.isHigh()) {
      in.complain(
          "clearWhen",
          "等于限值时会同时报警与恢复，应为 " + comparison.opposite() + " 或另设恢复值",
          "at the limit it would be active and clear at once; use "
              + comparison.opposite()
              + " or another clear value");
    }
    return new LimitRule(comparison, limit, clearWhen, clear, delays(in), null);
  }

  static Delays delays(JsonFields in) {
    return new Delays(
        in.whole("onMillis", 0, 0, LONGEST_MILLIS), in.whole("offMillis", 0, 0, LONGEST_MILLIS));
  }

  private static long millis(JsonFields in, String name) {
    if (!in.has(name)) {
      in.complain(name, "缺少必填字段", "is missing");
    }
    return in.whole(name, 1, 1, LONGEST_MILLIS);
  }

  private static @Nullable PlantGate gate(JsonFields in) {
    JsonFields gate = in.objectOrNull("gate");
    if (gate == null) {
      return null;
    }
    PlantGate read = new PlantGate(gate.text("point"), gate.number("value"));
    gate.requireNothingElse();
    return read;
  }
}
