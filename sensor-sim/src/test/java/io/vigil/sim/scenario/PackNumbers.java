package io.vigil.sim.scenario;

import static io.vigil.sim.scenario.PlainRule.change;
import static io.vigil.sim.scenario.PlainRule.ge;
import static io.vigil.sim.scenario.PlainRule.gt;
import static io.vigil.sim.scenario.PlainRule.le;
import static io.vigil.sim.scenario.PlainRule.lt;
import static io.vigil.sim.scenario.PlainRule.not;

import io.vigil.model.plant.CustomRule;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.rule.LimitRule;
import io.vigil.sim.scenario.PlainRule.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The numbers of the rule packs, written down once more, for the kinds of the built-in plants. */
final class PackNumbers {
  /** Kind of the point that tells the phase of a casting. */
  static final String CASTING = "casting.phase";

  private static final double H2S_OEL = 10;
  private static final double H2S_IDLH = 430;

  private PackNumbers() {}

  static long silenceFloorMillis(List<String> packs) {
    if (packs.contains("al_casting")) {
      return 5_000;
    }
    return packs.contains("coal") ? 60_000 : 300_000;
  }

  /** The rules of packs, and the limits that the plant has of its own. */
  static List<PlainRule> of(PlantPoint point) {
    List<PlainRule> rules = new ArrayList<>(ofPacks(point));
    for (CustomRule custom : point.customRules()) {
      rules.add(plain(custom.id(), (LimitRule) custom.rule()));
    }
    return rules;
  }

  private static PlainRule plain(String id, LimitRule rule) {
    long on = rule.delays().onMillis() / 1_000;
    long off = rule.delays().offMillis() / 1_000;
    return switch (rule.comparison()) {
      case GE -> ge(id, rule.limit(), rule.clear(), on, off);
      case GT -> gt(id, rule.limit(), rule.clear(), on, off);
      case LE -> le(id, rule.limit(), rule.clear(), on, off);
      case LT -> lt(id, rule.limit(), rule.clear(), on, off);
    };
  }

  private static List<PlainRule> ofPacks(PlantPoint point) {
    return switch (point.kind()) {
      case "gas.ch4" -> methane(Objects.requireNonNull(point.keys().location()));
      case "gas.co" -> List.of(ge("CO-C1", 24, 22, 30, 60));
      case "gas.h2s" -> List.of(ge("CO-H1", 6.6, 6, 5, 60));
      case "gas.o2" -> List.of(lt("CO-O1", 20, 20.2, 10, 60));
      case "gas.co2" -> List.of(gt("CO-D1", 0.5, 0.45, 10, 60));
      case "air.velocity.face" ->
          List.of(lt("CO-V1", 0.25, 0.3, 60, 60), gt("CO-V2", 4, 3.8, 60, 60));
      case "air.velocity.main" -> List.of(gt("CO-V3", 8, 7.6, 60, 60));
      case "temp.face" -> List.of(gt("CO-T1", 26, 25.5, 300, 300), gt("CO-T2", 30, 29.5, 300, 300));
      case "fan.local" -> List.of(not("CO-F1", 0, 5, 30));
      case "fan.main" -> List.of(not("CO-F2", 0, 60, 30));
      case "gas.combustible" -> List.of(ge("CH-G1", 25, 20, 3, 30), ge("CH-G2", 50, 45, 0, 30));
      case "gas.toxic" ->
          List.of(
              ge("CH-T1", H2S_OEL, 0.9 * H2S_OEL, 3, 30),
              ge("CH-T2", 2 * H2S_OEL, 1.8 * H2S_OEL, 0, 30),
              ge("CH-T3", H2S_IDLH, 0.9 * H2S_IDLH, 0, 60));
      case "tank.level" -> level(point);
      case "tank.pressure" ->
          List.of(
              ge("CH-Q1", at(point, "PH"), 0.97 * at(point, "PH"), 5, 30),
              ge("CH-Q2", at(point, "PHH"), at(point, "PH"), 0, 30));
      case "tank.temperature" ->
          List.of(
              ge("CH-C1", at(point, "TH"), at(point, "TH") - 2, 5, 60),
              ge("CH-C2", at(point, "THH"), at(point, "TH"), 0, 60));
      default -> casting(point);
    };
  }

  private static List<PlainRule> methane(String location) {
    double cut = location.equals("face_return_T2") ? 1.0 : 1.5;
    return List.of(
        ge("CO-M1", 1.0, 1.0, 0, 30), ge("CO-M2", cut, 1.0, 0, 30), ge("CO-M3", 3.0, 1.0, 0, 30));
  }

  private static List<PlainRule> level(PlantPoint point) {
    double high = at(point, "H");
    double low = at(point, "L");
    return List.of(
        ge("CH-L1", high, high - 0.05, 10, 30),
        ge("CH-L2", at(point, "HH"), high, 0, 30),
        le("CH-L3", low, low + 0.05, 10, 30),
        le("CH-L4", at(point, "LL"), low, 0, 30));
  }

  private static List<PlainRule> casting(PlantPoint point) {
    return switch (point.kind()) {
      case "cool.inlet_pressure" -> {
        double least = at(point, "recipe_min");
        yield List.of(
            lt("AL-P1", least, 1.05 * least, 0, 10).whileCasting(),
            change("AL-P2", Direction.FALL, 0.2 * at(point, "recipe"), 2, 10).whileCasting());
      }
      case "cool.flow" -> {
        double recipe = at(point, "recipe");
        yield List.of(
            lt("AL-Q1", 0.9 * recipe, 0.95 * recipe, 0, 10).whileCasting(),
            lt("AL-Q2", at(point, "recipe_min"), 0.95 * recipe, 0, 10).whileCasting());
      }
      case "cool.outlet_temp" -> List.of(ge("AL-T1", at(point, "TH"), at(point, "TH") - 2, 5, 30));
      case "cool.flow_diff" -> List.of(ge("AL-T2", at(point, "dQ"), 0.6 * at(point, "dQ"), 5, 30));
      case "launder.level.furnace_outlet" ->
          List.of(
              ge("AL-L1", at(point, "H"), at(point, "H") - 5, 0, 10).whileCasting(),
              change("AL-L3", Direction.EITHER, 15, 1, 10).whileCasting());
      case "launder.level.table_inlet" ->
          List.of(
              le("AL-L2", at(point, "L"), at(point, "L") + 5, 0, 10).whileCasting(),
              change("AL-L3", Direction.EITHER, 15, 1, 10).whileCasting());
      case "pit.water_level" -> List.of(ge("AL-W1", at(point, "H"), at(point, "H") - 50, 5, 30));
      case "emerg.water_level" ->
          List.of(lt("AL-E1", at(point, "min"), 1.05 * at(point, "min"), 30, 60));
      case "mode.manual" -> List.of(not("AL-M1", 1, 30, 30).whileCasting());
      default -> dust(point);
    };
  }

  private static List<PlainRule> dust(PlantPoint point) {
    return switch (point.kind()) {
      case "collector.inlet_temp" -> List.of(gt("DU-T1", 70, 65, 0, 60));
      case "collector.hopper_temp" -> List.of(gt("DU-T2", 70, 65, 30, 300));
      case "duct.wind_speed" ->
          List.of(lt("DU-V1", at(point, "design"), 1.05 * at(point, "design"), 60, 120));
      case "spark.count" -> List.of(ge("DU-K1", 1, 0, 0, 600));
      case "airlock.fault" -> List.of(not("DU-A1", 1, 10, 60));
      case "pulsejet.pressure" ->
          List.of(lt("DU-J1", at(point, "min"), 1.1 * at(point, "min"), 60, 120));
      case "gas.h2" -> List.of(ge("DU-H1", 25, 20, 0, 60));
      case "vent.opened" -> List.of(not("DU-E1", 1, 0, 600));
      default -> List.of();
    };
  }

  private static double at(PlantPoint point, String name) {
    return Objects.requireNonNull(point.limits().get(name), point.code() + " " + name);
  }
}
