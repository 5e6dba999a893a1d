package io.vigil.rules.pack;

import io.vigil.model.plant.PlantFile;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.QualityRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.StuckRule;
import io.vigil.model.rule.SumRule;
import io.vigil.rules.pack.PackRule.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries one rule of a pack in a lane of its own: bound to a point, with points for its roles, and
 * then said just what must fire it, or what just must not.
 */
final class RuleTrial {
  private static final String OWN = "OWN";
  private static final double AT_REST = 100;

  /** Values that plants have of their own, in an order that makes sense. */
  private static final String LIMITS =
      """
      "LL": 10, "L": 20, "H": 70, "HH": 80, "PH": 60, "PHH": 70, "TH": 60, "THH": 70, "height": 100,
      "baseline": 50, "recipe": 80, "recipe_min": 50, "rated": 100, "process_rated": 100,
      "design": 50, "min": 50, "dQ": 10, "roof_landing": 20, "rate": 50, "control_depth": 40,
      "blue": 45, "yellow": 20, "orange": 40, "red": 60, "licensed": 50, "room_limit": 50,
      "working": 50, "pump_idle": 5, "shutdown_share": 10, "month_energy": 1000
      """;

  private final RulePack pack;
  private final PackRule rule;
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, List<String>> roles = new LinkedHashMap<>();
  private final List<BoundPoint> points;
  private final BoundRule bound;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final Map<String, QualityReason> reasons = new LinkedHashMap<>();
  private final PackLane lane;

  RuleTrial(RulePack pack, PackRule rule) {
    this.pack = pack;
    this.rule = rule;
    kinds.put(OWN, kind(rule) + " " + unit(rule));
    if (rule.template() instanceof Template.Over over) {
      giveRoles(over.condition());
    }
    if (rule.template() instanceof Template.Stuck) {
      kinds.put("SIBLING", "any.kind %");
    }
    if (rule.template() instanceof Template.Mass) {
      IntStream.range(1, 10).forEach(i -> kinds.put("POINT" + i, "any.kind %"));
    }
    if (rule.gate() != null) {
      kinds.put("GATE", "some.state bool");
    }
    points = PackFiles.bound(plant()).points();
    bound = boundRule(OWN, rule.id());
    lane = new PackLane(points);
  }

  /** Whether the rule is raised by what must raise it. */
  boolean fires() {
    return judge(true);
  }

  /** Whether it is raised by what just must not. */
  boolean isRaisedBySilence() {
    return judge(false);
  }

  private boolean judge(boolean fires) {
    kinds.keySet().forEach(code -> values.put(code, code.equals("GATE") ? 1 : AT_REST));
    Rule judged = bound.rule();
    if (judged instanceof StaleRule stale) {
      sayFor(2);
      for (long second = 0; second <= stale.silentMillis() / 1000; second++) {
        pass(fires, second);
      }
    } else if (judged instanceof RateOfChangeRule rate) {
      values.put(OWN, Double.isNaN(rate.below()) ? AT_REST : 0);
      sayFor(1);
      double change = fires ? rate.change() : 0.99 * rate.change();
      double atRest = values.getOrDefault(OWN, AT_REST);
      values.put(OWN, atRest + (rate.direction() == Direction.FALL ? -change : change));
      sayFor(1);
    } else if (judged instanceof StuckRule stuck) {
      for (long second = 0; second <= stuck.delays().onMillis() / 1000 + 61; second++) {
        values.put("SIBLING", AT_REST + second % 7);
        values.put(OWN, AT_REST + (fires || second % 1800 > 0 ? 0 : 1));
        sayFor(1);
      }
    } else if (judged instanceof QualityRule quality) {
      mark(fires ? 1 : 0, quality.reasons().get(0));
      sayFor(2 + (int) (quality.delays().onMillis() / 1000));
    } else if (judged instanceof MassRule mass && mass.sign() == Sign.CALIBRATING) {
      mark(fires ? 3 : 2, QualityReason.CALIBRATING);
      sayFor(1);
    } else if (judged instanceof MassRule mass && mass.sign() == Sign.BEHIND_GAP) {
      lane.sayMarked(values, ReadingFlag.BEHIND_GAP, fires ? values.size() : 0);
    } else if (judged instanceof MassRule mass) {
      int enough = mass.morePercent() == 0 ? 1 : kinds.size();
      lane.sayMarked(values, ReadingFlag.TIME_FUTURE, fires ? enough : enough - 1);
    } else if (judged instanceof ConditionRule over
        && over.condition() instanceof Condition.Onset onset) {
      hold(onset.when(), false);
      hold(onset.lately(), fires == onset.wanted());
      sayFor(2);
      hold(onset.lately(), false);
      hold(onset.when(), true);
      sayFor(2);
    } else {
      hold(judged, fires);
      sayFor(2 + (int) (judged.delays().onMillis() / 1000));
    }
    return lane.hasRaised(rule.id());
  }

  private void pass(boolean isSilent, long second) {
    if (isSilent) {
      lane.keepQuiet();
    } else {
      sayFor(second % 2 == 0 ? 1 : 0);
      lane.keepQuiet();
    }
  }

  private void sayFor(int seconds) {
    for (int i = 0; i < seconds; i++) {
      lane.say(values, reasons);
    }
  }

  /** So many of the points, its own first, give this reason. */
  private void mark(int points, QualityReason reason) {
    kinds.keySet().stream().limit(points).forEach(code -> reasons.put(code, reason));
  }

  private void hold(Rule judged, boolean fires) {
    if (judged instanceof ConditionRule over) {
      hold(over.condition(), fires);
    } else {
      values.put(OWN, value(judged, fires));
    }
  }

  /** A condition fires when all of it holds; it does not when just one part of it does not. */
  private void hold(Condition condition, boolean fires) {
    if (condition instanceof Condition.AllOf all) {
      for (int i = 0; i < all.parts().size(); i++) {
        hold(all.parts().get(i), fires || i > 0);
      }
    } else if (condition instanceof Condition.AnyOf any) {
      any.parts().forEach(part -> hold(part, false));
      hold(any.parts().get(0), fires);
    } else if (condition instanceof Condition.Execution execution) {
      hold(execution.confirmed(), !fires);
      hold(execution.when(), true);
    } else if (condition instanceof Condition.Count count) {
      for (int i = 0; i < count.watches().size(); i++) {
        hold(count.watches().get(i), fires || i > 0);
      }
    } else if (condition instanceof Condition.Fewer fewer) {
      fewer.watches().forEach(watch -> hold(watch, true));
      values.put(code(fewer.slot()), fewer.watches().size() + (fires ? 1.0 : 0.0));
    } else if (condition instanceof Condition.Is is) {
      values.put(code(is.slot()), fires ? is.value() : 1 - is.value());
    } else if (condition instanceof Condition.Beyond beyond) {
      double value = value(beyond.comparison(), beyond.limit(), fires);
      values.put(code(beyond.slot()), value);
    } else if (condition instanceof Condition.Apart apart) {
      values.put(code(apart.slot()), AT_REST + apart.limit() * (fires ? 1.01 : 0.99));
    } else if (condition instanceof Condition.Off off) {
      values.put(code(off.slot()), off.reference() + off.limit() * (fires ? 1.01 : 0.99));
    } else if (condition instanceof Condition.Active active) {
      String code = code(active.slot());
      values.put(code, value(boundRule(code, active.rule()).rule(), fires));
    }
  }

  private static double value(Rule rule, boolean fires) {
    if (rule instanceof LimitRule limit) {
      return value(limit.comparison(), limit.limit(), fires);
    }
    if (rule instanceof SumRule sum) {
      return fires ? sum.least() : sum.least() / 4;
    }
    if (rule instanceof RateOfChangeRule) {
      return AT_REST;
    }
    double abnormal = ((DiscreteRule) rule).abnormal();
    return fires ? abnormal : 1 - abnormal;
  }

  /** The last value that holds, or the first that does not: at the limit itself. */
  private static double value(Comparison comparison, double limit, boolean fires) {
    return switch (comparison) {
      case GE -> fires ? limit : Math.nextDown(limit);
      case GT -> fires ? Math.nextUp(limit) : limit;
      case LE -> fires ? limit : Math.nextUp(limit);
      case LT -> fires ? Math.nextDown(limit) : limit;
    };
  }

  private String code(int input) {
    return bound.inputs().get(input);
  }

  private BoundRule boundRule(String code, String id) {
    return points.stream()
        .filter(point -> point.point().code().equals(code))
        .flatMap(point -> point.rules().stream())
        .filter(one -> one.ruleId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void giveRoles(ConditionTemplate condition) {
    if (condition instanceof ConditionTemplate.AllOf all) {
      all.parts().forEach(this::giveRoles);
    } else if (condition instanceof ConditionTemplate.AnyOf any) {
      any.parts().forEach(this::giveRoles);
    } else if (condition instanceof ConditionTemplate.Execution execution) {
      giveRoles(execution.when());
      giveRoles(execution.confirmed());
    } else if (condition instanceof ConditionTemplate.Onset onset) {
      giveRoles(onset.when());
      giveRoles(onset.lately());
    } else if (condition instanceof ConditionTemplate.Active active) {
      give(active.role(), 1, watched(active));
    } else if (condition instanceof ConditionTemplate.Count count) {
      give(count.watches().role(), count.least(), watched(count.watches()));
    } else if (condition instanceof ConditionTemplate.Fewer fewer) {
      give(fewer.watches().role(), 2, watched(fewer.watches()));
    } else if (condition instanceof ConditionTemplate.Is is) {
      give(is.role(), 1, "some.state bool");
    } else if (condition instanceof ConditionTemplate.Beyond beyond) {
      give(beyond.role(), 1, kinds(OWN));
    } else if (condition instanceof ConditionTemplate.Apart apart) {
      give(apart.role(), 1, kinds(OWN));
    }
  }

  private String kinds(String code) {
    return Objects.requireNonNull(kinds.get(code));
  }

  private String watched(ConditionTemplate.Active active) {
    PackRule watched =
        pack.rules().stream()
            .filter(one -> one.id().equals(active.rules().get(0)))
            .findFirst()
            .orElseThrow();
    return kind(watched) + " " + unit(watched);
  }

  private void give(String role, int count, String kind) {
    if (role.equals(ConditionTemplate.OWN) || roles.containsKey(role)) {
      return;
    }
    List<String> codes = IntStream.range(0, count).mapToObj(i -> role + i).toList();
    codes.forEach(code -> kinds.put(code, kind));
    roles.put(role, codes);
  }

  private static String kind(PackRule rule) {
    return rule.judgesEverything() ? "any.kind" : rule.kinds().get(0);
  }

  private static String unit(PackRule rule) {
    return rule.units().get(0).equals(PackRule.ANY) ? "%" : rule.units().get(0);
  }

  private PlantFile plant() {
    String all =
        kinds.entrySet().stream()
            .map(one -> point(one.getKey(), one.getValue()))
            .collect(Collectors.joining(","));
    String gates =
        rule.gate() == null
            ? ""
            : ", \"gates\": [{\"name\": \"%s\", \"unit\": \"U1\", \"point\": \"GATE\", \"value\": 1}]"
                .formatted(rule.gate());
    return PackFiles.plant(pack.id(), all, gates + roles());
  }

  private String roles() {
    if (roles.isEmpty()) {
      return "";
    }
    String named =
        roles.entrySet().stream()
            .map(
                role ->
                    "\"%s\": [\"%s\"]"
                        .formatted(role.getKey(), String.join("\", \"", role.getValue())))
            .collect(Collectors.joining(", "));
    return ", \"roles\": [{\"rule\": \"%s\", \"point\": \"OWN\", \"points\": {%s}}]"
        .formatted(rule.id(), named);
  }

  private String point(String code, String kindAndUnit) {
    String[] parts = kindAndUnit.split(" ", 2);
    String location = locationOrNull();
    String more =
        ", \"gas\": \"H2S\", \"refTempC\": 20, \"limits\": {"
            + LIMITS
            + "}"
            + (location == null ? "" : ", \"location\": \"" + location + "\"");
    return PackFiles.point(code, parts[0], parts[1], -1000, 20_000, more);
  }

  private @Nullable String locationOrNull() {
    return switch (pack.id()) {
      case "coal" -> "face_T1";
      case "tailings" -> "upstream_grade3";
      default -> null;
    };
  }
}
