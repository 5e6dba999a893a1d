package io.vigil.rules.pack;

import static io.vigil.rules.pack.PackFiles.bound;
import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.pack.PackFiles.refused;
import static io.vigil.rules.pack.PackFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Severity;
import io.vigil.model.plant.Complaint;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.StaleRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What packs as data can say: levels of one rule, packs in packs, tables by grade. */
class MorePacksTest {
  @Test
  void oneRuleOfThreeLevelsIsThreeRungsOfALadder() {
    String limits = ", \"limits\": {\"yellow\": 5, \"orange\": 10, \"red\": 20}";
    Binding.Outcome.Bound bound =
        bound(plant("oil_gas", point("E1", "lightning.efield", "kV/m", -50, 50, limits), ""));
    List<BoundRule> rungs =
        bound.points().get(0).rules().stream()
            .filter(one -> one.text().ladder().equals("OG-L1"))
            .toList();
    assertThat(rungs)
        .extracting(BoundRule::ruleId)
        .containsExactly("OG-L1-Y", "OG-L1-O", "OG-L1-R");
    assertThat(rungs).extracting(one -> one.text().rung()).containsExactly(1, 2, 3);
    assertThat(rungs)
        .extracting(BoundRule::severity)
        .containsExactly(Severity.YELLOW, Severity.ORANGE, Severity.RED);
    assertThat(rungs.get(2).rule())
        .isEqualTo(
            new LimitRule(Comparison.GE, 20, Comparison.LE, 16, new Delays(10_000, 900_000), null));
  }

  @Test
  void packThatIncludesAnotherBringsItsRules() {
    Binding.Outcome.Bound bound =
        bound(plant("oil_gas", point("G1", "gas.combustible", "%LEL", 0, 100, ""), ""));
    assertThat(rule(bound, "CH-G2").severity()).isEqualTo(Severity.ORANGE);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"upstream_grade1, 1.5", "upstream_grade3, 0.7", "upstream_grade5, 0.4"})
  void freeboardIsThatOfTheGrade(String location, double least) {
    String more = ", \"location\": \"" + location + "\", \"limits\": {\"blue\": 2}";
    Binding.Outcome.Bound bound =
        bound(plant("tailings", point("F1", "tail.freeboard", "m", 0, 20, more), ""));
    assertThat(((LimitRule) rule(bound, "TP-F1").rule()).limit()).isEqualTo(least);
    assertThat(rule(bound, "TP-F1").text().isLaw()).as("the table is recalled").isFalse();
    assertThat(rule(bound, "TP-F-B").severity()).isEqualTo(Severity.BLUE);
  }

  @Test
  void downstreamDamHasItsOwnBeachAndNoFreeboardOfTheTable() {
    String more = ", \"location\": \"downstream_grade2\", \"limits\": {\"blue\": 90}";
    Binding.Outcome.Bound bound =
        bound(plant("tailings", point("B1", "tail.beach_length", "m", 0, 500, more), ""));
    assertThat(((LimitRule) rule(bound, "TP-B1").rule()).limit()).isEqualTo(70);
    more = more.replace("90", "2");
    bound = bound(plant("tailings", point("F1", "tail.freeboard", "m", 0, 20, more), ""));
    assertThat(bound.points().get(0).rules())
        .extracting(BoundRule::ruleId)
        .contains("TP-F-B")
        .doesNotContain("TP-F1");
  }

  @Test
  void gradeThatTheTableDoesNotKnowIsRefused() {
    String more = ", \"location\": \"grade9\", \"limits\": {\"blue\": 2}";
    assertThat(refused(plant("tailings", point("F1", "tail.freeboard", "m", 0, 20, more), "")))
        .extracting(Complaint::pointer)
        .containsExactly("/points/0/location");
  }

  @Test
  void dayWithoutDataIsToldOnItsOwn() {
    String limits = ", \"limits\": {\"red\": 50, \"blue\": 20}";
    Binding.Outcome.Bound bound =
        bound(plant("tailings", point("D1", "tail.displacement", "mm", -100, 100, limits), ""));
    assertThat(rule(bound, "TP-S1").rule()).isEqualTo(new StaleRule(90_000_000));
    assertThat(rule(bound, "IN-01").rule()).isEqualTo(new StaleRule(300_000));
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"severity\":3,\"limit\":1 | \"severity\":9,\"limit\":1 | /rules/0/levels/0/severity",
        "\"limit\":2 | \"limt\":2 | /rules/0/levels/1/limt",
        "\"include\":[\"chem\"] | \"include\":[\"none\"] | /include/0",
        "\"include\":[\"chem\"] | \"include\":[\"x\"] | /include/0"
      })
  void mistakeInALevelOrAnIncludeIsNamedWithItsPlace(String right, String wrong, String pointer) {
    String json =
        """
        {"id":"x","name":"包","nameEn":"Pack","include":["chem"],
         "rules":[{"id":"X-1","kinds":["k"],"units":["m"],"name":"规则","nameEn":"Rule",
          "rule":"limit","comparison":"GE","clearWhen":"LT","clear":0.5,
          "levels":[{"severity":3,"limit":1},{"severity":2,"limit":2}],
          "clause":"c","limitMark":"V","clearMark":"P"}]}
        """;
    assertThat(read(json)).isInstanceOf(PackReader.Outcome.Taken.class);
    assertThat(json).contains(right);
    assertThat(read(json.replace(right, wrong)))
        .isInstanceOfSatisfying(
            PackReader.Outcome.Refused.class,
            refused ->
                assertThat(refused.complaints()).extracting(Complaint::pointer).contains(pointer));
  }

  private static PackReader.Outcome read(String json) {
    return PackReader.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
