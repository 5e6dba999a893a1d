package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.pack.PackFiles.refused;
import static io.vigil.rules.scenario.ScenarioLane.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.rule.LimitRule;
import io.vigil.rules.pack.BoundRule;
import io.vigil.rules.pack.PackFiles;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units that must not be mixed up, limits of tanks, two level instruments of one tank. */
class TankScenarioTest {
  private static final double HEIGHT = 8;

  private static String level(String code, String limits) {
    return point(code, "tank.level", "m", 0, 10, ",\"limits\":{" + limits + "}");
  }

  private static PlantFile tank() {
    String limits = "\"LL\":0.5,\"L\":1,\"H\":6,\"HH\":7,\"height\":" + HEIGHT;
    return plant(
        "chem",
        level("LT1", limits) + "," + level("LT2", limits),
        ",\"roles\":[{\"rule\":\"CH-L5\",\"point\":\"LT1\",\"points\":{\"other\":[\"LT2\"]}}]");
  }

  @Test
  @DisplayName(
      "scenario 11: methane of a mine in %LEL is refused, with the field and the unit named")
  void methaneInLel() {
    String point = point("T1", "gas.ch4", "%LEL", 0, 100, ",\"location\":\"heading_T1\"");
    assertThat(refused(plant("coal", point, "")))
        .allSatisfy(
            complaint -> {
              assertThat(complaint.pointer()).isEqualTo("/points/0/measureUnit");
              assertThat(complaint.zh()).contains("%CH4").contains("%LEL");
            })
        .isNotEmpty();
  }

  @Test
  @DisplayName(
      "scenario 11: carbon monoxide in mg/m3 at 20 degC is held against a ppm limit, converted")
  void carbonMonoxideInMilligrams() {
    String point = point("C1", "gas.co", "mg/m3", 0, 1000, ",\"gas\":\"CO\",\"refTempC\":20");
    BoundRule rule =
        PackFiles.bound(plant("steel", point, "")).points().get(0).rules().stream()
            .filter(one -> one.ruleId().equals("ST-C1"))
            .findFirst()
            .orElseThrow();
    assertThat(((LimitRule) rule.rule()).limit()).isBetween(27.90, 28.00);
    assertThat(rule.text().toString()).contains("24").contains("20");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'\"LL\":2,\"L\":1,\"H\":6,\"HH\":7', L",
        "'\"LL\":0.5,\"L\":6,\"H\":6,\"HH\":7', H",
        "'\"LL\":0.5,\"L\":1,\"H\":7.5,\"HH\":7', HH"
      })
  @DisplayName("scenario 12: limits of a tank out of order are refused with the field named")
  void limitsOutOfOrder(String limits, String field) {
    List<Complaint> complaints = refused(plant("chem", level("LT1", limits), ""));
    assertThat(complaints).extracting(Complaint::pointer).contains("/points/0/limits/" + field);
  }

  @ParameterizedTest(name = "{0} of the height apart")
  @CsvSource({"0.010, false", "0.011, true"})
  @DisplayName("scenario 12: two level instruments more than 1 % of the height apart are told")
  void twoInstruments(double share, boolean isRaised) {
    ScenarioLane lane = new ScenarioLane(tank()).say("LT1", 0).say("LT2", 0);
    lane.until(MINUTE).say("LT2", share * HEIGHT);
    lane.until(7 * MINUTE);
    assertThat(lane.judged().raised("CH-L5"))
        .isEqualTo(isRaised ? List.of("RAISE CH-L5 LT1 360.0") : List.of());
  }
}
