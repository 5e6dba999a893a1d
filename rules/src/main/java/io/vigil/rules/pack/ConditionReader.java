package io.vigil.rules.pack;

import io.vigil.model.plant.JsonFields;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.rules.pack.ConditionLanguage.Holds;
import io.vigil.rules.pack.ConditionLanguage.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the condition of a rule. It is a text in a language ({@link ConditionLanguage}), which is
 * made into nodes first, or the nodes themselves. A node is an object that holds one of:
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

  private final Map<String, LocationTable> tables;
  private final ConditionLanguage language;
  private final Map<String, Holds> names;

  /**
   * @param tables what numbers may be looked up in
   * @param language reads texts
   * @param names which roles a text may name, and what their points hold
   */
  ConditionReader(
      Map<String, LocationTable> tables, ConditionLanguage language, Map<String, Holds> names) {
    this.tables = tables;
    this.language = language;
    this.names = names;
  }

  /** A reader for this rule of a pack, which says in {@code roles} what the points of each hold. */
  static ConditionReader of(
      JsonFields rule,
      List<String> units,
      Map<String, LocationTable> tables,
      ConditionLanguage language) {
    Map<String, Holds> names = new TreeMap<>();
    boolean isSwitch = units.equals(List.of(MeasureUnit.BOOL.symbol()));
    names.put(ConditionTemplate.OWN, isSwitch ? Holds.SWITCH : Holds.NUMBER);
    JsonFields roles = rule.objectOrNull("roles");
    if (roles != null) {
      roles.names().forEach(role -> names.put(role, roles.constant(role, Holds.NUMBER)));
    }
    return new ConditionReader(tables, language, names);
  }

  /** The condition in the field; complains where there is none. */
  ConditionTemplate read(JsonFields in, String name) {
    if (in.holdsText(name)) {
      return typed(in, name);
    }
    JsonFields object = in.objectOrNull(name);
    if (object == null) {
      in.complain(name, "缺少条件", "a condition is missing");
      return NOTHING;
    }
    return condition(object, Condition.DEEPEST - 2);
  }

  private ConditionTemplate typed(JsonFields in, String name) {
    Outcome outcome = language.read(in.text(name), names);
    if (outcome instanceof Outcome.Refused refused) {
      in.complain(name, refused.zh(), refused.en());
      return NOTHING;
    }
    JsonFields nodes = in.replaced(name, ((Outcome.Understood) outcome).nodes());
    return condition(nodes, Condition.DEEPEST - 2);
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
        quantity(in, "limit"),
        in.constant("clearWhen", Comparison.LT),
        quantity(in, "clear"));
  }

  private Quantity quantity(JsonFields in, String name) {
    return PackReader.quantity(in, name, tables);
  }

  /** The fields {@code from}, a role or a number of the plant, {@code limit} and {@code clear}. */
  ConditionTemplate deviation(JsonFields in) {
    Quantity limit = quantity(in, "limit");
    Quantity clear = quantity(in, "clear");
    return in.holdsText("from")
        ? new ConditionTemplate.Apart(in.text("from"), limit, clear)
        : new ConditionTemplate.Off(quantity(in, "from"), limit, clear);
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
