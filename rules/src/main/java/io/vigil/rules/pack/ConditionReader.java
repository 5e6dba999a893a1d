package io.vigil.rules.pack;

import io.vigil.model.plant.JsonFields;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads the condition of a pack's rule. It is an object that holds one of:
 *
 * <ul>
 *   <li>{@code {"point": role, "is": number}}, or {@code isNot}
 *   <li>{@code {"point": role, "comparison":, "limit":, "clearWhen":, "clear":}}
 *   <li>{@code {"active": [rule, ...], "of": role}}
 *   <li>{@code {"fewer": [rule, ...], "of": role}}: than its own value says
 *   <li>{@code {"from": role or quantity, "limit":, "clear":}}: how far its own value may be off
 *   <li>{@code {"all": [condition, ...]}}, or {@code any}
 * </ul>
 *
 * One thread.
 */
final class ConditionReader {
  private static final ConditionTemplate NOTHING = new ConditionTemplate.AllOf(List.of());

  private final BiFunction<JsonFields, String, Quantity> quantities;

  /** Reads numbers with this. */
  ConditionReader(BiFunction<JsonFields, String, Quantity> quantities) {
    this.quantities = quantities;
  }

  /** The condition in the field; complains where there is none. */
  ConditionTemplate read(JsonFields in, String name) {
    JsonFields object = in.objectOrNull(name);
    if (object == null) {
      in.complain(name, "缺少条件", "a condition is missing");
      return NOTHING;
    }
    return condition(object, Condition.DEEPEST - 2);
  }

  private ConditionTemplate condition(JsonFields in, int deepest) {
    ConditionTemplate read = choose(in, deepest);
    in.requireNothingElse();
    return read;
  }

  private ConditionTemplate choose(JsonFields in, int deepest) {
    if (deepest == 0) {
      in.complain("", "条件嵌套过深", "conditions lie too deep within each other");
      return NOTHING;
    }
    if (in.has("all")) {
      return new ConditionTemplate.AllOf(parts(in, "all", deepest));
    }
    if (in.has("any")) {
      return new ConditionTemplate.AnyOf(parts(in, "any", deepest));
    }
    if (in.has("active")) {
      return watches(in, "active");
    }
    if (in.has("fewer")) {
      return new ConditionTemplate.Fewer(watches(in, "fewer"));
    }
    if (in.has("from")) {
      return deviation(in);
    }
    String role = in.text("point");
    if (in.has("is") || in.has("isNot")) {
      String name = in.has("is") ? "is" : "isNot";
      return new ConditionTemplate.Is(role, in.number(name), name.equals("is"));
    }
    return new ConditionTemplate.Beyond(
        role,
        in.constant("comparison", Comparison.GE),
        quantities.apply(in, "limit"),
        in.constant("clearWhen", Comparison.LT),
        quantities.apply(in, "clear"));
  }

  /** The fields {@code from}, a role or a number of the plant, {@code limit} and {@code clear}. */
  ConditionTemplate deviation(JsonFields in) {
    Quantity limit = quantities.apply(in, "limit");
    Quantity clear = quantities.apply(in, "clear");
    return in.holdsText("from")
        ? new ConditionTemplate.Apart(in.text("from"), limit, clear)
        : new ConditionTemplate.Off(quantities.apply(in, "from"), limit, clear);
  }

  /** The fields {@code active} and {@code of}. */
  static ConditionTemplate.Active active(JsonFields in) {
    return watches(in, "active");
  }

  private static ConditionTemplate.Active watches(JsonFields in, String name) {
    List<String> rules = in.texts(name);
    if (rules.isEmpty()) {
      in.complain(name, "至少指定一条规则", "name at least one rule");
    }
    return new ConditionTemplate.Active(in.text("of"), rules);
  }

  private List<ConditionTemplate> parts(JsonFields in, String name, int deepest) {
    List<ConditionTemplate> parts =
        in.objects(name).stream().map(part -> condition(part, deepest - 1)).toList();
    if (parts.isEmpty()) {
      in.complain(name, "至少需要一个条件", "name at least one condition");
    }
    return parts;
  }
}
