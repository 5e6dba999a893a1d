package io.vigil.rules.pack;

import io.vigil.model.event.OfficeKind;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.RuleRoles;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import io.vigil.rules.pack.PackRule.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds the rules that look at several points, after those of single points. Where a rule has
 * roles, the plant names their points, and the rule is bound nowhere else; a rule whose siblings
 * are found by themselves is bound like any other. One thread.
 */
final class RoleBinding {
  /** So many siblings are enough to tell whether anything moves. */
  private static final int SIBLINGS = 4;

  /** In a smaller plant one point alone is many of them. */
  private static final int LEAST_OF_MANY = 5;

  private static final Set<MeasureUnit> UNMEASURED =
      Set.of(MeasureUnit.BOOL, MeasureUnit.NONE, MeasureUnit.COUNT, MeasureUnit.PERSONS);

  private final Binding binding;
  private final PlantFile file;
  private final List<BoundPoint> points;
  private final Map<String, Set<String>> rulesOf = new HashMap<>();
  private final Map<String, List<BoundRule>> more = new HashMap<>();
  private final Map<String, List<PlantPoint>> measured = new HashMap<>();
  private final Set<String> ofWholePlants = new HashSet<>();

  RoleBinding(Binding binding, PlantFile file, List<BoundPoint> points) {
    this.binding = binding;
    this.file = file;
    this.points = points;
    for (BoundPoint bound : points) {
      PlantPoint point = bound.point();
      rulesOf.put(
          point.code(),
          bound.rules().stream().map(BoundRule::ruleId).collect(Collectors.toUnmodifiableSet()));
      if (point.reporting() == Reporting.PERIODIC && !UNMEASURED.contains(point.measureUnit())) {
        measured.computeIfAbsent(point.unit(), unit -> new ArrayList<>()).add(point);
      }
    }
  }

  /** The points with these rules behind their others. */
  List<BoundPoint> bind() {
    for (int i = 0; i < file.roles().size(); i++) {
      bind(file.roles().get(i), "/roles/" + i);
    }
    List<BoundPoint> bound = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      PlantPoint point = points.get(i).point();
      bindUnasked(point, "/points/" + i);
      List<BoundRule> rules = new ArrayList<>(points.get(i).rules());
      rules.addAll(more.getOrDefault(point.code(), List.of()));
      bound.add(new BoundPoint(point, rules));
    }
    warnOfUnbound();
    return bound;
  }

  private void bind(RuleRoles named, String pointer) {
    for (RulePack pack : binding.packs()) {
      for (PackRule rule : pack.rules()) {
        if (rule.id().equals(named.rule())) {
          bind(pack, rule, named, pointer);
          return;
        }
      }
    }
    binding.complain(
        pointer + "/rule",
        "规则 " + named.rule() + " 不在所选规则包中",
        "no rule " + named.rule() + " in the plant's packs");
  }

  private void bind(RulePack pack, PackRule rule, RuleRoles named, String pointer) {
    PlantPoint point = point(named.point());
    if (point == null) {
      return;
    }
    if (!(rule.template() instanceof Template.Over over) || rule.roles().isEmpty()) {
      binding.complain(
          pointer + "/rule",
          "规则 " + rule.id() + " 没有需要指定点位的角色",
          "rule " + rule.id() + " has no roles to name points for");
      return;
    }
    if (!rule.judges(point.kind())) {
      binding.complain(
          pointer + "/point",
          "规则 " + rule.id() + " 不适用于类型 " + point.kind(),
          "rule " + rule.id() + " does not judge points of kind " + point.kind());
      return;
    }
    RuleRoles whole = withOrder(rule, named, point);
    if (hasRoles(rule.roles(), whole, pointer)) {
      add(pack, rule, over, point, whole.points(), pointer);
    }
  }

  /** What is ordered is no plant's to name: the state on record of the unit plays this role. */
  private RuleRoles withOrder(PackRule rule, RuleRoles named, PlantPoint point) {
    String ordered = OfficePoints.code(OfficeKind.STATE, point.unit());
    if (!rule.roles().contains(OfficePoints.ORDERED) || point(ordered) == null) {
      return named;
    }
    Map<String, List<String>> all = new HashMap<>(named.points());
    all.put(OfficePoints.ORDERED, List.of(ordered));
    return new RuleRoles(named.rule(), named.point(), all);
  }

  private boolean hasRoles(Set<String> roles, RuleRoles named, String pointer) {
    Set<String> wrong = new TreeSet<>(named.points().keySet());
    wrong.removeAll(roles);
    Set<String> absent = new TreeSet<>(roles);
    absent.removeAll(named.points().keySet());
    for (String role : wrong) {
      binding.complain(
          pointer + "/points/" + role,
          "规则 " + named.rule() + " 没有角色 “" + role + "”，应为 " + roles,
          "rule " + named.rule() + " has no role '" + role + "' but " + roles);
    }
    for (String role : absent) {
      binding.complain(
          pointer + "/points",
          "规则 " + named.rule() + " 缺少角色 “" + role + "” 的点位",
          "rule " + named.rule() + " lacks points for its role '" + role + "'");
    }
    return wrong.isEmpty() && absent.isEmpty();
  }

  private void bindUnasked(PlantPoint point, String pointer) {
    for (RulePack pack : binding.packs()) {
      for (PackRule rule : pack.rules()) {
        if (!Binding.isBound(rule, point)) {
          continue;
        }
        if (rule.template() instanceof Template.Stuck stuck) {
          bindStuck(pack, rule, stuck, point);
        } else if (rule.template() instanceof Template.Mass mass) {
          bindMass(pack, rule, mass, point);
        } else if (rule.template() instanceof Template.Over over && rule.roles().isEmpty()) {
          add(pack, rule, over, point, Map.of(), pointer);
        }
      }
    }
  }

  private void add(
      RulePack pack,
      PackRule rule,
      Template.Over over,
      PlantPoint point,
      Map<String, List<String>> roles,
      String pointer) {
    BoundRule bound =
        new RuleFilling(pack, rule, point, RulePack.DEFAULT_SILENCE_FLOOR_MILLIS)
            .fill(over, roles, rulesOf, pointer, binding.complaints());
    if (bound != null) {
      put(point, binding.armed(bound, rule, point, pointer));
    }
  }

  private void bindStuck(RulePack pack, PackRule rule, Template.Stuck stuck, PlantPoint point) {
    List<String> siblings = siblings(point);
    if (!siblings.isEmpty()) {
      put(
          point,
          new RuleFilling(pack, rule, point, RulePack.DEFAULT_SILENCE_FLOOR_MILLIS)
              .fill(stuck, siblings));
    }
  }

  /** It is about the whole plant, and stands at the first point that it could be bound to. */
  private void bindMass(RulePack pack, PackRule rule, Template.Mass mass, PlantPoint point) {
    long ofPlant = points.stream().filter(one -> !isOffice(one.point())).count();
    boolean isMany = ofPlant >= LEAST_OF_MANY || mass.least() == 1;
    if (isMany && ofWholePlants.add(rule.id())) {
      put(
          point,
          new RuleFilling(pack, rule, point, RulePack.DEFAULT_SILENCE_FLOOR_MILLIS).fill(mass));
    }
  }

  /**
   * The next measured points of its unit, those of its own kind first; none for a point that is not
   * measured itself: a switch may stand for years.
   */
  private List<String> siblings(PlantPoint point) {
    List<PlantPoint> all = measured.getOrDefault(point.unit(), List.of());
    int own = all.indexOf(point);
    if (own < 0) {
      return List.of();
    }
    Set<String> siblings = new LinkedHashSet<>();
    for (boolean ofItsKind : new boolean[] {true, false}) {
      for (int next = 1; next < all.size() && siblings.size() < SIBLINGS; next++) {
        PlantPoint other = all.get((own + next) % all.size());
        if (!ofItsKind || other.kind().equals(point.kind())) {
          siblings.add(other.code());
        }
      }
    }
    return List.copyOf(siblings);
  }

  private static boolean isOffice(PlantPoint point) {
    return OfficeKind.isOne(point.kind());
  }

  private void put(PlantPoint point, BoundRule rule) {
    more.computeIfAbsent(point.code(), code -> new ArrayList<>()).add(rule);
  }

  private @Nullable PlantPoint point(String code) {
    for (BoundPoint bound : points) {
      if (bound.point().code().equals(code)) {
        return bound.point();
      }
    }
    return null;
  }

  /** A rule that a plant could have and did not name points for is worth a word. */
  private void warnOfUnbound() {
    for (RulePack pack : binding.packs()) {
      for (PackRule rule : pack.rules()) {
        boolean isNamed = file.roles().stream().anyMatch(one -> one.rule().equals(rule.id()));
        boolean isWanted = points.stream().anyMatch(one -> isWanted(rule, one.point()));
        if (!rule.roles().isEmpty() && !isNamed && isWanted) {
          binding
              .warnings()
              .add(
                  new Complaint(
                      "/roles",
                      "规则 " + rule.id() + " 涉及多个点位，未在 roles 中指定，未启用",
                      "rule "
                          + rule.id()
                          + " looks at several points and is not bound: name them among the roles"));
        }
      }
    }
  }

  private static boolean isWanted(PackRule rule, PlantPoint point) {
    return rule.judges(point.kind())
        && (point.rules() == null || point.rules().contains(rule.id()));
  }
}
