package io.vigil.rules.pack;

import io.vigil.model.plant.PlantPoint;
import io.vigil.model.rule.Condition;
import io.vigil.rules.pack.Quantity.Found;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Puts the points of a plant in the place of the roles of a condition, and numbers in the place of
 * its quantities. In what comes of it a point stands as its place among {@link #inputs}. What is
 * missing is gathered; the condition then is of no use. One thread.
 */
final class ConditionFilling {
  private static final Condition NOTHING = new Condition.Is(0, 0);

  private final RulePack pack;
  private final PlantPoint point;
  private final Map<String, List<String>> roles;
  private final Map<String, Set<String>> rulesOf;
  private final List<String> inputs = new ArrayList<>();
  private final Set<Found.Missing> missing = new LinkedHashSet<>();

  /**
   * @param roles points by role, as the plant says
   * @param rulesOf by code of a point, the rules of its own that are bound to it
   */
  ConditionFilling(
      RulePack pack,
      PlantPoint point,
      Map<String, List<String>> roles,
      Map<String, Set<String>> rulesOf) {
    this.pack = pack;
    this.point = point;
    this.roles = roles;
    this.rulesOf = rulesOf;
  }

  /** Codes of the points that were named, in the order in which they were needed. */
  List<String> inputs() {
    return inputs;
  }

  /** What the plant does not say. */
  Set<Found.Missing> missing() {
    return missing;
  }

  Condition fill(ConditionTemplate template) {
    if (template instanceof ConditionTemplate.Is is) {
      return every(is.role(), slot -> is(slot, is));
    }
    if (template instanceof ConditionTemplate.Beyond beyond) {
      return every(
          beyond.role(),
          slot ->
              new Condition.Beyond(
                  slot,
                  beyond.comparison(),
                  number(beyond.limit()),
                  beyond.clearWhen(),
                  number(beyond.clear())));
    }
    if (template instanceof ConditionTemplate.Apart apart) {
      int own = input(point.code());
      return every(
          apart.role(),
          slot -> new Condition.Apart(own, slot, number(apart.limit()), number(apart.clear())));
    }
    if (template instanceof ConditionTemplate.Off off) {
      return new Condition.Off(
          input(point.code()), number(off.reference()), number(off.limit()), number(off.clear()));
    }
    if (template instanceof ConditionTemplate.Active active) {
      List<Condition.Active> watches = watches(active);
      return watches.size() == 1 ? watches.get(0) : anyOf(List.copyOf(watches));
    }
    if (template instanceof ConditionTemplate.Count count) {
      return count(count);
    }
    if (template instanceof ConditionTemplate.Fewer fewer) {
      return new Condition.Fewer(watches(fewer.watches()), input(point.code()));
    }
    if (template instanceof ConditionTemplate.AllOf all) {
      return new Condition.AllOf(all.parts().stream().map(this::fill).toList());
    }
    if (template instanceof ConditionTemplate.AnyOf any) {
      return new Condition.AnyOf(any.parts().stream().map(this::fill).toList());
    }
    if (template instanceof ConditionTemplate.Onset onset) {
      return new Condition.Onset(
          fill(onset.when()), fill(onset.lately()), onset.windowMillis(), onset.wanted());
    }
    ConditionTemplate.Execution execution = (ConditionTemplate.Execution) template;
    return new Condition.Execution(fill(execution.when()), fill(execution.confirmed()));
  }

  private Condition count(ConditionTemplate.Count count) {
    List<Condition.Active> watches = watches(count.watches());
    if (watches.size() < count.least() || watches.size() > Condition.Count.MOST) {
      String role = count.watches().role();
      String least = count.least() + "–" + Condition.Count.MOST;
      missing.add(
          new Found.Missing(
              "points/" + role,
              "角色 " + role + " 应有 " + least + " 个带此规则的点位，现为 " + watches.size(),
              "role "
                  + role
                  + " needs "
                  + least
                  + " points with such a rule, not "
                  + watches.size()));
      return NOTHING;
    }
    return new Condition.Count(watches, count.least(), count.windowMillis());
  }

  private static Condition is(int slot, ConditionTemplate.Is is) {
    return is.holdsIfEqual()
        ? new Condition.Is(slot, is.value())
        : new Condition.IsNot(slot, is.value());
  }

  private static Condition anyOf(List<Condition> parts) {
    return parts.isEmpty() ? NOTHING : new Condition.AnyOf(parts);
  }

  private Condition every(String role, IntFunction<Condition> of) {
    List<Condition> parts = codes(role).stream().map(code -> of.apply(input(code))).toList();
    return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
  }

  private List<String> codes(String role) {
    return role.equals(ConditionTemplate.OWN)
        ? List.of(point.code())
        : roles.getOrDefault(role, List.of(point.code()));
  }

  private List<Condition.Active> watches(ConditionTemplate.Active active) {
    List<Condition.Active> watches = new ArrayList<>();
    for (String code : codes(active.role())) {
      Set<String> bound = rulesOf.getOrDefault(code, Set.of());
      for (String rule : active.rules()) {
        if (bound.contains(rule)) {
          watches.add(new Condition.Active(input(code), rule));
        }
      }
    }
    if (watches.isEmpty()) {
      missing.add(
          new Found.Missing(
              "points/" + active.role(),
              "角色 " + active.role() + " 的点位没有规则 " + active.rules(),
              "no point of role " + active.role() + " has a rule of " + active.rules()));
    }
    return watches;
  }

  private int input(String code) {
    int known = inputs.indexOf(code);
    if (known >= 0) {
      return known;
    }
    inputs.add(code);
    return inputs.size() - 1;
  }

  private double number(Quantity quantity) {
    Found found = quantity.find(pack, point);
    if (found instanceof Found.Missing lack) {
      missing.add(lack);
    }
    return found instanceof Found.Number number ? number.value() : 0;
  }
}
