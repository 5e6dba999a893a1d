package io.vigil.rules.pack;

import io.vigil.model.plant.JsonFields;
import io.vigil.model.plant.OwnCondition;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.rule.ConditionRule;
import io.vigil.rules.pack.ConditionLanguage.Holds;
import io.vigil.rules.pack.PackRule.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds the conditions of the plant's own, after all rules of its packs. They look at points and at
 * rules of single points, as rules of packs do. One thread.
 */
final class OwnConditionBinding {
  private final Binding binding;
  private final List<BoundPoint> points;
  private final ConditionLanguage language;
  private final Map<String, PlantPoint> byCode = new HashMap<>();
  private final Map<String, Set<String>> single = new HashMap<>();
  private final Set<String> overSeveral = new HashSet<>();
  private final Map<String, List<BoundRule>> more = new HashMap<>();

  OwnConditionBinding(Binding binding, List<BoundPoint> points, ConditionLanguage language) {
    this.binding = binding;
    this.points = points;
    this.language = language;
    for (BoundPoint bound : points) {
      Set<String> rules = new HashSet<>();
      for (BoundRule rule : bound.rules()) {
        (rule.rule() instanceof ConditionRule ? overSeveral : rules).add(rule.ruleId());
      }
      byCode.put(bound.point().code(), bound.point());
      single.put(bound.point().code(), rules);
    }
  }

  /** The points with these rules behind their others. */
  List<BoundPoint> bind(List<OwnCondition> conditions) {
    conditions.forEach(condition -> overSeveral.add(condition.id()));
    for (int i = 0; i < conditions.size(); i++) {
      bind(conditions.get(i), "/conditions/" + i);
    }
    return points.stream()
        .map(
            bound -> {
              List<BoundRule> rules = new ArrayList<>(bound.rules());
              rules.addAll(more.getOrDefault(bound.point().code(), List.of()));
              return new BoundPoint(bound.point(), rules);
            })
        .toList();
  }

  private void bind(OwnCondition own, String pointer) {
    PlantPoint point = byCode.get(own.roles().point());
    if (point == null || isTaken(own, point, pointer)) {
      return;
    }
    int before = binding.complaints().size();
    ConditionTemplate condition = read(own, point, pointer);
    condition.eachWatched(id -> requireSingle(id, pointer));
    if (binding.complaints().size() > before) {
      return;
    }
    Template.Over over = new Template.Over(condition, own.delays());
    RulePack pack = binding.packs().get(0);
    BoundRule bound =
        new RuleFilling(pack, rule(own, point, over), point, pack.silenceFloorMillis())
            .fill(over, own.roles().points(), single, pointer, binding.complaints());
    if (bound != null) {
      more.computeIfAbsent(point.code(), code -> new ArrayList<>()).add(bound);
    }
  }

  private static PackRule rule(OwnCondition own, PlantPoint point, Template.Over over) {
    return new PackRule(
        own.id(),
        List.of(point.kind()),
        List.of(point.measureUnit().symbol()),
        own.severity(),
        new RuleText(own.name(), own.nameEn(), "", Mark.PROPOSED, Mark.PROPOSED, "", 0),
        null,
        over,
        null);
  }

  private boolean isTaken(OwnCondition own, PlantPoint point, String pointer) {
    boolean isOfPack = binding.packs().stream().anyMatch(pack -> pack.ruleIds().contains(own.id()));
    boolean isOfPoint = single.getOrDefault(point.code(), Set.of()).contains(own.id());
    if (isOfPack || isOfPoint) {
      binding.complain(
          pointer + "/id", "规则编号 " + own.id() + " 已被占用", "rule id " + own.id() + " is taken");
    }
    return isOfPack || isOfPoint;
  }

  private ConditionTemplate read(OwnCondition own, PlantPoint point, String pointer) {
    Map<String, Holds> names = new TreeMap<>();
    names.put(ConditionTemplate.OWN, holds(point));
    own.roles()
        .points()
        .forEach(
            (role, codes) -> {
              Holds holds = holds(role, codes, pointer);
              if (holds != null) {
                names.put(role, holds);
              }
            });
    JsonFields in = JsonFields.at(pointer, Map.of("when", own.when()), binding.complaints());
    return new ConditionReader(Map.of(), language, names).read(in, "when");
  }

  /** What all points of the role hold; complains and is null where they differ. */
  private @Nullable Holds holds(String role, List<String> codes, String pointer) {
    Set<Holds> all = new HashSet<>();
    codes.stream().map(byCode::get).forEach(point -> all.add(holds(point)));
    if (all.size() == 1) {
      return all.iterator().next();
    }
    binding.complain(
        pointer + "/points/" + role,
        "“" + role + "” 的点位应都是开关量，或都是数值",
        "the points of '" + role + "' must all be switches, or all be numbers");
    return null;
  }

  private static Holds holds(PlantPoint point) {
    return point.measureUnit() == MeasureUnit.BOOL ? Holds.SWITCH : Holds.NUMBER;
  }

  private void requireSingle(String id, String pointer) {
    if (overSeveral.contains(id)) {
      binding.complain(
          pointer + "/when",
          "规则 " + id + " 本身涉及多个点位，不能再被引用",
          "rule " + id + " looks at several points itself and cannot be looked at");
    }
  }
}
