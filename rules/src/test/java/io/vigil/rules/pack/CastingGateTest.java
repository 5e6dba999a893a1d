package io.vigil.rules.pack;

import static io.vigil.rules.pack.PackFiles.bound;
import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.pack.PackFiles.refused;
import static io.vigil.rules.pack.PackFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantGate;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.StaleRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of casting are armed by the phase of their own pit, as the plant binds it. */
class CastingGateTest {
  private static final String FLOW =
      point(
          "C01.Q", "cool.flow", "m3/h", 0, 400, ",\"limits\":{\"recipe\":200,\"recipe_min\":150}");
  private static final String PRESSURE =
      point(
          "C01.P",
          "cool.inlet_pressure",
          "MPa",
          0,
          1,
          ",\"limits\":{\"recipe\":0.3,\"recipe_min\":0.2}");
  private static final String PHASE = point("C01.PHASE", "phase", "1", 0, 9, ",\"rules\":[]");

  private static PlantFile pit(String points, String gates) {
    return plant("al_casting", points, gates.isEmpty() ? "" : ",\"gates\":[" + gates + "]");
  }

  private static String gate(String name, String unit, String point, double value) {
    return "{\"name\":\"%s\",\"unit\":\"%s\",\"point\":\"%s\",\"value\":%s}"
        .formatted(name, unit, point, value);
  }

  @Test
  void gatedRulesAreArmedByThePointThatThePlantNames() {
    Binding.Outcome.Bound pit =
        bound(pit(FLOW + "," + PHASE, gate("casting", "U1", "C01.PHASE", 3)));
    for (String id : List.of("AL-Q1", "AL-Q2")) {
      assertThat(rule(pit, id).gate()).isEqualTo(new PlantGate("C01.PHASE", 3));
      assertThat(rule(pit, id).watch(1, 1, code -> code.equals("C01.PHASE") ? 7 : -1).rule())
          .asString()
          .contains(new Gate(7, 3).toString());
    }
  }

  @Test
  void silenceIsWatchedWhateverThePhase() {
    Binding.Outcome.Bound pit =
        bound(pit(FLOW + "," + PHASE, gate("casting", "U1", "C01.PHASE", 1)));
    assertThat(rule(pit, "IN-01").gate()).isNull();
    assertThat(rule(pit, "IN-01").rule()).isEqualTo(new StaleRule(5_000));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "AL-T1, cool.outlet_temp, degC, 'TH', 60",
    "AL-T2, cool.flow_diff, %, 'dQ', 5",
    "AL-W1, pit.water_level, mm, 'H', 80",
    "AL-E1, emerg.water_level, m, 'min', 3"
  })
  void rulesThatAlwaysHoldNeedNoGate(
      String id, String kind, String unit, String limit, double value) {
    String limits = ",\"limits\":{\"" + limit + "\":" + value + "}";
    Binding.Outcome.Bound pit = bound(pit(point("C01.X", kind, unit, 0, 100, limits), ""));
    assertThat(rule(pit, id).gate()).isNull();
  }

  @Test
  void gateThatThePlantDoesNotBindIsNamedForEveryRuleThatNeedsIt() {
    assertThat(refused(pit(FLOW + "," + PHASE, "")))
        .containsExactly(
            new Complaint(
                "/points/0/unit",
                "规则 AL-Q1 仅在 “casting” 时启用，请在 gates 中指定装置 U1 的 “casting” 点位",
                "rule AL-Q1 is armed by 'casting': name the point for unit U1 among the gates"),
            new Complaint(
                "/points/0/unit",
                "规则 AL-Q2 仅在 “casting” 时启用，请在 gates 中指定装置 U1 的 “casting” 点位",
                "rule AL-Q2 is armed by 'casting': name the point for unit U1 among the gates"));
  }

  @Test
  void gateOfOnePitDoesNotArmAnother() {
    String other = FLOW.replace("C01.Q", "C02.Q").replace("\"U1\"", "\"U2\"");
    assertThat(
            refused(pit(FLOW + "," + other + "," + PHASE, gate("casting", "U1", "C01.PHASE", 1))))
        .extracting(Complaint::pointer)
        .containsExactly("/points/1/unit", "/points/1/unit");
    String second = PHASE.replace("C01", "C02").replace("\"U1\"", "\"U2\"");
    String both =
        gate("casting", "U1", "C01.PHASE", 1) + "," + gate("casting", "U2", "C02.PHASE", 1);
    Binding.Outcome.Bound pits = bound(pit(FLOW + "," + other + "," + PHASE + "," + second, both));
    assertThat(pits.points().get(1).rules().get(0).gate()).isEqualTo(new PlantGate("C02.PHASE", 1));
  }

  @Test
  void gateThatNoRuleKnowsIsRefused() {
    String gates =
        gate("casting", "U1", "C01.PHASE", 1) + "," + gate("castng", "U1", "C01.PHASE", 1);
    assertThat(refused(pit(FLOW + "," + PHASE, gates)))
        .containsExactly(
            new Complaint(
                "/gates/1/name",
                "所选规则包中没有按 “castng” 启用的规则",
                "no rule of the plant's packs is armed by 'castng'"));
  }

  @Test
  void suddenDropIsAShareOfTheRecipe() {
    BoundRule drop =
        rule(bound(pit(PRESSURE + "," + PHASE, gate("casting", "U1", "C01.PHASE", 1))), "AL-P2");
    assertThat(drop.rule())
        .isEqualTo(new RateOfChangeRule(Direction.FALL, 0.2 * 0.3, 2_000, Delays.NONE, null));
    assertThat(drop.text().isLaw()).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"recipe_min\":0.2}|规则 AL-P2：缺少本装置的限值 recipe",
        "{\"recipe_min\":0.2,\"recipe\":-1}|规则 AL-P2：变化量应大于 0，现为 -0.2",
        "{\"recipe_min\":0.2,\"recipe\":0}|规则 AL-P2：变化量应大于 0，现为 0.0"
      })
  void recipeThatMakesNoSenseIsRefused(String limits, String words) {
    String point = point("C01.P", "cool.inlet_pressure", "MPa", 0, 1, ",\"limits\":" + limits);
    assertThat(refused(pit(point + "," + PHASE, gate("casting", "U1", "C01.PHASE", 1))))
        .singleElement()
        .satisfies(
            complaint -> {
              assertThat(complaint.pointer()).isEqualTo("/points/0/limits");
              assertThat(complaint.zh()).isEqualTo(words);
              assertThat(complaint.en()).startsWith("rule AL-P2: ");
            });
  }
}
