package io.vigil.rules.pack;

import static io.vigil.rules.pack.PackFiles.bound;
import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.pack.PackFiles.refused;
import static io.vigil.rules.pack.PackFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.plant.Complaint;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules whose duty is the law's and whose number is the plant's. */
class PlantValuesTest {
  private static final String TANK = "\"LL\":0.5,\"L\":1,\"H\":9,\"HH\":9.5";

  @ParameterizedTest(name = "{2}: {5} limit {6}, clear {7}")
  @CsvSource(
      delimiter = '|',
      value = {
        "chem|tank.level|CH-L1|m|" + TANK + "|GE|9|8.95",
        "chem|tank.level|CH-L2|m|" + TANK + "|GE|9.5|9",
        "chem|tank.level|CH-L3|m|" + TANK + "|LE|1|1.05",
        "chem|tank.level|CH-L4|m|" + TANK + "|LE|0.5|1",
        "chem|tank.pressure|CH-Q1|MPa|\"PH\":1,\"PHH\":1.2|GE|1|0.97",
        "chem|tank.pressure|CH-Q2|MPa|\"PH\":1,\"PHH\":1.2|GE|1.2|1",
        "chem|tank.temperature|CH-C1|degC|\"TH\":8,\"THH\":9|GE|8|6",
        "chem|tank.temperature|CH-C2|degC|\"TH\":8,\"THH\":9|GE|9|8",
        "dust|duct.wind_speed|DU-V1|m/s|\"design\":8|LT|8|8.4",
        "dust|pulsejet.pressure|DU-J1|MPa|\"min\":0.2|LT|0.2|0.22",
        "dust|wet.tank_level|DU-W1|m|\"L\":1|LT|1|1.05",
        "dust|wet.circulation_flow|DU-W2|m3/h|\"design\":10|LT|8|9",
        "dust|collector.hopper_temp|DU-T2|degC|''|GT|70|65",
        "dust|gas.h2|DU-H1|%LEL|''|GE|25|20",
        "dust|spark.count|DU-K1|count|''|GE|1|0"
      })
  void limitAndClearValueAreThoseOfThePlant(
      String pack,
      String kind,
      String id,
      String unit,
      String limits,
      String comparison,
      double at,
      double back) {
    String point = point("P1", kind, unit, 0, 100, ",\"limits\":{" + limits + "}");
    assertThat(rule(bound(plant(pack, point, "")), id).rule())
        .isInstanceOfSatisfying(
            LimitRule.class,
            limit -> {
              assertThat(limit.comparison().name()).isEqualTo(comparison);
              assertThat(limit.limit()).isCloseTo(at, within(1e-9));
              assertThat(limit.clear()).isCloseTo(back, within(1e-9));
            });
  }

  @ParameterizedTest(name = "{1} without {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "chem|tank.level|HH|m|\"LL\":0.5,\"L\":1,\"H\":9",
        "chem|tank.level|L|m|\"LL\":0.5,\"H\":9,\"HH\":9.5",
        "chem|tank.pressure|PHH|MPa|\"PH\":1",
        "chem|tank.temperature|TH|degC|\"THH\":9",
        "dust|duct.wind_speed|design|m/s|''",
        "dust|wet.tank_level|L|m|''"
      })
  void valueThatThePlantDoesNotGiveIsNamed(
      String pack, String kind, String missing, String unit, String limits) {
    String point = point("P1", kind, unit, 0, 100, ",\"limits\":{" + limits + "}");
    assertThat(refused(plant(pack, point, "")))
        .isNotEmpty()
        .allSatisfy(
            complaint -> {
              assertThat(complaint.pointer()).isEqualTo("/points/0/limits");
              assertThat(complaint.zh()).endsWith("缺少本装置的限值 " + missing);
              assertThat(complaint.en())
                  .endsWith("the plant's own value " + missing + " is missing from limits");
            });
  }

  @Test
  void everyValueThatIsMissingIsNamedAtOnce() {
    String point = point("P1", "tank.pressure", "MPa", 0, 2, ",\"rules\":[\"CH-Q2\"]");
    assertThat(refused(plant("chem", point, "")))
        .extracting(Complaint::en)
        .containsExactly(
            "rule CH-Q2: the plant's own value PHH is missing from limits",
            "rule CH-Q2: the plant's own value PH is missing from limits");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"DU-A1, airlock.fault, 10000, 60000, true", "DU-E1, vent.opened, 0, 600000, false"})
  void statesAreJudgedAsTheyAre(String id, String kind, long on, long off, boolean law) {
    BoundRule rule = rule(bound(plant("dust", point("P1", kind, "bool", 0, 1.5, ""), "")), id);
    assertThat(rule.rule()).isEqualTo(new DiscreteRule(1, new Delays(on, off), null));
    assertThat(rule.text().isLaw()).isEqualTo(law);
  }
}
