package io.vigil.rules.pack;

import io.vigil.model.alert.Scheme;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.CustomRule;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGate;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.UnitGate;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.Rule;
import io.vigil.rules.pack.RulePack.Plausible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds the rules of a plant's packs to its points: each rule that judges the kind of a point is
 * filled in with the numbers of the pack, of its table by location, and of the plant. What does not
 * fit comes back in words, all of it at once. One thread.
 *
 * <p>The pack {@code integrity} belongs to every plant, whether its file names it or not: a point
 * whose silence nobody notices is not watched.
 */
public final class Binding {
  private static final String INTEGRITY = "integrity";

  private final List<RulePack> packs;
  private final List<UnitGate> gates;
  private final Scheme scheme;
  private final long silenceFloorMillis;
  private final List<Complaint> complaints = new ArrayList<>();
  private final List<Complaint> warnings = new ArrayList<>();

  private Binding(List<RulePack> packs, List<UnitGate> gates) {
    this.packs = packs;
    this.gates = gates;
    this.scheme = packs.get(0).scheme();
    this.silenceFloorMillis =
        packs.stream()
            .filter(pack -> !pack.id().equals(INTEGRITY) || packs.size() == 1)
            .mapToLong(RulePack::silenceFloorMillis)
            .min()
            .orElse(RulePack.DEFAULT_SILENCE_FLOOR_MILLIS);
  }

  /** What binding came to. */
  public sealed interface Outcome {
    /** Every point with its rules; {@code warnings} are worth a look and stop nothing. */
    record Bound(List<BoundPoint> points, List<Complaint> warnings) implements Outcome {
      public Bound {
        points = List.copyOf(points);
        warnings = List.copyOf(warnings);
      }
    }

    /** The file does not fit the packs; at least one complaint. */
    record Refused(List<Complaint> complaints) implements Outcome {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /** Binds the packs that the file names to its points; the file has no conditions of its own. */
  public static Outcome bind(PlantFile file) {
    return bindWith(file, List.of(), ConditionLanguage.NONE);
  }

  /**
   * Binds the packs that the file names, and its own conditions, to its points.
   *
   * @param own packs that stand for those of the same id that come with Vigil, or beside them
   * @param language reads the conditions of the file
   */
  public static Outcome bindWith(PlantFile file, List<RulePack> own, ConditionLanguage language) {
    List<Complaint> unknown = new ArrayList<>();
    List<RulePack> packs = new ArrayList<>();
    for (int i = 0; i < file.packs().size(); i++) {
      String id = file.packs().get(i);
      String pointer = "/packs/" + i;
      find(id, own)
          .ifPresentOrElse(
              packs::add,
              () ->
                  unknown.add(
                      new Complaint(
                          pointer,
                          "规则包 " + id + " 不存在，可选：" + PackReader.builtInIds(),
                          "no rule pack " + id + "; there are " + PackReader.builtInIds())));
    }
    packs.stream()
        .flatMap(pack -> pack.include().stream())
        .distinct()
        .filter(id -> packs.stream().noneMatch(pack -> pack.id().equals(id)))
        .map(id -> find(id, own).orElseThrow())
        .toList()
        .forEach(packs::add);
    return unknown.isEmpty() ? bind(file, packs, language) : new Outcome.Refused(unknown);
  }

  private static Optional<RulePack> find(String id, List<RulePack> own) {
    Optional<RulePack> ofOwn = own.stream().filter(pack -> pack.id().equals(id)).findFirst();
    return ofOwn.isPresent() ? ofOwn : PackReader.builtIn(id);
  }

  /** Binds these packs, and {@code integrity}, to the points of the file. */
  static Outcome bind(PlantFile file, List<RulePack> named) {
    return bind(file, named, ConditionLanguage.NONE);
  }

  private static Outcome bind(PlantFile file, List<RulePack> named, ConditionLanguage language) {
    List<RulePack> packs = new ArrayList<>(named);
    if (packs.stream().noneMatch(pack -> pack.id().equals(INTEGRITY))) {
      packs.add(PackReader.builtIn(INTEGRITY).orElseThrow());
    }
    Binding binding = new Binding(packs, file.gates());
    binding.requireGatesKnown();
    List<BoundPoint> bound = new ArrayList<>(file.points().size());
    for (int i = 0; i < file.points().size(); i++) {
      bound.add(binding.bind(file.points().get(i), "/points/" + i));
    }
    bound = new RoleBinding(binding, file, bound).bind();
    bound = new OwnConditionBinding(binding, bound, language).bind(file.conditions());
    return binding.complaints.isEmpty()
        ? new Outcome.Bound(bound, binding.warnings)
        : new Outcome.Refused(binding.complaints);
  }

  private BoundPoint bind(PlantPoint point, String pointer) {
    requireOrder(point, pointer);
    List<String> chosen = point.rules();
    Set<String> found = new HashSet<>();
    List<BoundRule> rules = new ArrayList<>();
    for (RulePack pack : packs) {
      warnUnlessPlausible(pack, point, pointer);
      for (PackRule rule : pack.rules()) {
        if (isBound(rule, point)) {
          found.add(rule.id());
        }
        if (isBound(rule, point) && !rule.looksAtOthers()) {
          bind(pack, rule, point, pointer, rules);
        }
      }
    }
    if (chosen != null) {
      for (int i = 0; i < chosen.size(); i++) {
        requireFound(chosen.get(i), found, point, pointer + "/rules/" + i);
      }
    }
    bindCustom(point, pointer, found, rules);
    warnIfUnjudged(point, pointer);
    return new BoundPoint(point, rules);
  }

  /** A rule for every kind is bound unasked only to points that speak at a fixed period. */
  static boolean isBound(PackRule rule, PlantPoint point) {
    boolean judges = (rule.judgesEverything() || rule.judges(point.kind())) && rule.isGiven(point);
    if (point.rules() != null) {
      return judges && point.rules().contains(rule.id());
    }
    return judges && (!rule.judgesEverything() || point.reporting() == Reporting.PERIODIC);
  }

  private void bind(
      RulePack pack, PackRule rule, PlantPoint point, String pointer, List<BoundRule> rules) {
    if (!rule.takes(point.measureUnit()) && rule.convertedTo(point.measureUnit()) == null) {
      String allowed = String.join(" / ", rule.units());
      String is = point.measureUnit().symbol();
      complain(
          pointer + "/measureUnit",
          rule.text().name() + "（" + rule.id() + "）应使用 " + allowed + "，现为 " + is + "；两者不能互换",
          rule.id() + " is in " + allowed + ", not " + is + "; these cannot be converted");
      return;
    }
    RuleFilling filling = new RuleFilling(pack, rule, point, silenceFloorMillis);
    BoundRule bound = filling.fill(pointer, complaints);
    if (bound == null || isOursAndOutOfReach(bound, point, pointer)) {
      return;
    }
    BoundRule armed = armed(bound, rule, point, pointer);
    if (isWithinRange(bound.rule(), point, bound.ruleId(), pointer)) {
      rules.add(armed);
    }
  }

  /** The same, armed by its gate if it has one. */
  BoundRule armed(BoundRule bound, PackRule rule, PlantPoint point, String pointer) {
    PlantGate gate = rule.gate() == null ? null : gate(rule, rule.gate(), point, pointer);
    return gate == null ? bound : bound.armedBy(gate);
  }

  List<RulePack> packs() {
    return packs;
  }

  List<Complaint> complaints() {
    return complaints;
  }

  List<Complaint> warnings() {
    return warnings;
  }

  /** What arms the rule at the unit of the point; complains when the plant does not say. */
  private @Nullable PlantGate gate(PackRule rule, String name, PlantPoint point, String pointer) {
    for (UnitGate gate : gates) {
      if (gate.unit().equals(point.unit()) && gate.name().equals(name)) {
        return gate.arms();
      }
    }
    complain(
        pointer + "/unit",
        "规则 "
            + rule.id()
            + " 仅在 “"
            + name
            + "” 时启用，请在 gates 中指定装置 "
            + point.unit()
            + " 的 “"
            + name
            + "” 点位",
        "rule "
            + rule.id()
            + " is armed by '"
            + name
            + "': name the point for unit "
            + point.unit()
            + " among the gates");
    return null;
  }

  /** A misspelt gate would otherwise arm nothing, and nobody would know. */
  private void requireGatesKnown() {
    for (int i = 0; i < gates.size(); i++) {
      String name = gates.get(i).name();
      boolean known =
          packs.stream()
              .flatMap(pack -> pack.rules().stream())
              .anyMatch(rule -> name.equals(rule.gate()));
      if (!known) {
        complain(
            "/gates/" + i + "/name",
            "所选规则包中没有按 “" + name + "” 启用的规则",
            "no rule of the plant's packs is armed by '" + name + "'");
      }
    }
  }

  /**
   * A proposal of ours that the instrument cannot reach is left out with a warning, so that it
   * never keeps a plant away; a number of law, and a rule that the plant chose, is complained
   * about.
   */
  private boolean isOursAndOutOfReach(BoundRule bound, PlantPoint point, String pointer) {
    if (point.rules() != null
        || bound.text().limitMark() != Mark.PROPOSED
        || !(bound.rule() instanceof LimitRule limit)
        || isReached(limit, point)) {
      return false;
    }
    String range = point.rangeLow() + "–" + point.rangeHigh();
    warnings.add(
        new Complaint(
            pointer + "/rangeHigh",
            "规则 " + bound.ruleId() + " 的限值 " + limit.limit() + " 超出量程 " + range + "，该规则未启用",
            "limit "
                + limit.limit()
                + " of rule "
                + bound.ruleId()
                + " is outside the range "
                + range
                + ": the rule is not bound"));
    return true;
  }

  private static boolean isReached(LimitRule limit, PlantPoint point) {
    return limit.limit() >= point.rangeLow() && limit.limit() <= point.rangeHigh();
  }

  private void bindCustom(
      PlantPoint point, String pointer, Set<String> taken, List<BoundRule> rules) {
    for (int i = 0; i < point.customRules().size(); i++) {
      CustomRule rule = point.customRules().get(i);
      String place = pointer + "/customRules/" + i;
      if (taken.contains(rule.id())) {
        complain(
            place + "/id",
            "规则编号 " + rule.id() + " 已属于规则包",
            "rule id " + rule.id() + " belongs to a pack");
      }
      warnIfLaxer(rule, rules, place);
      if (isWithinRange(rule.rule(), point, rule.id(), place)) {
        RuleText text = new RuleText(rule.id(), rule.id(), "", Mark.PROPOSED, Mark.PROPOSED, "", 0);
        rules.add(
            new BoundRule(rule.id(), rule.severity(), scheme, rule.rule(), rule.gate(), text));
      }
    }
  }

  /** What a plant sets for itself may be stricter than the pack, never the other way round. */
  private void warnIfLaxer(CustomRule own, List<BoundRule> rules, String place) {
    for (BoundRule rule : rules) {
      if (rule.severity() == own.severity()
          && rule.rule() instanceof LimitRule ofPack
          && own.rule() instanceof LimitRule ofPlant
          && ofPlant.isLaxerThan(ofPack)) {
        String limits = ofPlant.limit() + " / " + ofPack.limit();
        warnings.add(
            new Complaint(
                place + "/limit",
                "IN-06：本厂限值比规则 " + rule.ruleId() + " 宽松（" + limits + "），规则包的限值照常判定",
                "IN-06: the plant's own limit is laxer than that of rule "
                    + rule.ruleId()
                    + " ("
                    + limits
                    + "), which is judged all the same"));
      }
    }
  }

  /** A limit beyond the range could never be reached: values count as the end of the range. */
  private boolean isWithinRange(Rule rule, PlantPoint point, String id, String pointer) {
    if (rule instanceof LimitRule limit && !isReached(limit, point)) {
      String range = point.rangeLow() + "–" + point.rangeHigh();
      complain(
          pointer,
          "规则 " + id + " 的限值 " + limit.limit() + " 超出量程 " + range,
          "limit " + limit.limit() + " of rule " + id + " is outside the range " + range);
      return false;
    }
    return true;
  }

  private void requireFound(String id, Set<String> found, PlantPoint point, String pointer) {
    if (found.contains(id)) {
      return;
    }
    boolean exists = packs.stream().anyMatch(pack -> pack.ruleIds().contains(id));
    if (exists) {
      complain(
          pointer,
          "规则 " + id + " 不适用于类型 " + point.kind(),
          "rule " + id + " does not judge points of kind " + point.kind());
    } else {
      complain(pointer, "规则 " + id + " 不在所选规则包中", "no rule " + id + " in the plant's packs");
    }
  }

  private void requireOrder(PlantPoint point, String pointer) {
    String[] ascending = {"LL", "L", "H", "HH"};
    String below = null;
    for (String name : ascending) {
      Double value = point.limits().get(name);
      Double lower = below == null ? null : point.limits().get(below);
      if (value != null && lower != null && value <= lower) {
        complain(
            pointer + "/limits/" + name,
            name + "=" + value + " 应大于 " + below + "=" + lower,
            name + "=" + value + " must be more than " + below + "=" + lower);
      }
      below = value == null ? below : name;
    }
  }

  /** A misspelt kind would otherwise leave a point without limits, and nobody would know. */
  private void warnIfUnjudged(PlantPoint point, String pointer) {
    boolean judged =
        packs.stream()
            .flatMap(pack -> pack.rules().stream())
            .anyMatch(rule -> !rule.judgesEverything() && rule.judges(point.kind()));
    if (point.rules() == null && point.customRules().isEmpty() && !judged) {
      warnings.add(
          new Complaint(
              pointer + "/kind",
              "所选规则包没有针对类型 " + point.kind() + " 的规则：该点位只监视有无数据，不判限值",
              "no rule of the plant's packs judges kind "
                  + point.kind()
                  + ": only silence is watched at this point, no limit"));
    }
  }

  private void warnUnlessPlausible(RulePack pack, PlantPoint point, String pointer) {
    Plausible plausible = pack.plausible(point.kind());
    if (plausible != null
        && (point.rangeLow() < plausible.low() || point.rangeHigh() > plausible.high())) {
      String usual = plausible.low() + "–" + plausible.high();
      warnings.add(
          new Complaint(
              pointer + "/rangeHigh",
              "量程 " + point.rangeLow() + "–" + point.rangeHigh() + " 超出该类测点的常见范围 " + usual,
              "range is wider than " + usual + ", which is usual for this kind"));
    }
  }

  void complain(String pointer, String zh, String en) {
    complaints.add(new Complaint(pointer, zh, en));
  }
}
