package io.vigil.rules.pack;

import static io.vigil.rules.pack.PackFiles.bound;
import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.pack.PackFiles.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.model.plant.Complaint;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.Condition.AnyOf;
import io.vigil.model.rule.Condition.Apart;
import io.vigil.model.rule.Condition.Count;
import io.vigil.model.rule.Condition.Execution;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StuckRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules over several points: what a plant says of their roles, and what comes of it. */
class RoleBindingTest {
  private static final String LIMITS =
      ", \"limits\": {\"LL\": 1, \"L\": 2, \"H\": 8, \"HH\": 9, \"height\": 10}";
  private static final String TANK =
      String.join(
          ",",
          point("LT1", "tank.level", "m", 0, 10, LIMITS),
          point("LT2", "tank.level", "m", 0, 10, LIMITS),
          point("XV", "valve.esd", "bool", 0, 1, ", \"reporting\": \"byException\""),
          point("GD1", "gas.combustible", "%LEL", 0, 100, ""),
          point("GD2", "gas.combustible", "%LEL", 0, 100, ""));
  private static final Map<String, Integer> SLOTS =
      Map.of("LT1", 11, "LT2", 12, "XV", 13, "GD1", 14, "GD2", 15);

  private static String roles(String rule, String point, String points) {
    return ", \"roles\": [{\"rule\": \"%s\", \"point\": \"%s\", \"points\": {%s}}]"
        .formatted(rule, point, points);
  }

  /** The rule of the point as the judge gets it. */
  private static Rule rule(String point, String id, String roles) {
    return bound(plant("chem", TANK, roles)).points().stream()
        .filter(one -> one.point().code().equals(point))
        .flatMap(one -> one.rules().stream())
        .filter(one -> one.ruleId().equals(id))
        .map(one -> one.watch(1, 1, code -> Objects.requireNonNull(SLOTS.get(code))).rule())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rolesBecomeThePointsThatThePlantNames() {
    assertThat(rule("XV", "CH-L6", roles("CH-L6", "XV", "\"levels\": [\"LT1\", \"LT2\"]")))
        .isEqualTo(
            new ConditionRule(
                new Execution(
                    new AnyOf(List.of(new Active(11, "CH-L2"), new Active(12, "CH-L2"))),
                    new Is(13, 0)),
                new Delays(30_000, 0),
                null));
    assertThat(rule("GD1", "CH-G3", roles("CH-G3", "GD1", "\"detectors\": [\"GD1\", \"GD2\"]")))
        .isEqualTo(
            new ConditionRule(
                new Count(List.of(new Active(14, "CH-G2"), new Active(15, "CH-G2")), 2, 300_000),
                Delays.NONE,
                null));
    assertThat(rule("LT2", "CH-L5", roles("CH-L5", "LT2", "\"other\": [\"LT1\"]")))
        .isEqualTo(new ConditionRule(new Apart(12, 11, 0.1, 0.1), new Delays(300_000, 0), null));
  }

  @Test
  void ruleIsBoundNowhereElseAndWhoeverCouldHaveItIsTold() {
    Binding.Outcome.Bound bound = bound(plant("chem", TANK, ""));
    assertThat(bound.points())
        .flatExtracting(BoundPoint::rules)
        .extracting(BoundRule::ruleId)
        .doesNotContain("CH-G3", "CH-L5", "CH-L6")
        .as("control")
        .contains("CH-G2", "CH-L2");
    assertThat(bound.warnings())
        .extracting(Complaint::pointer, complaint -> complaint.en().substring(0, 10))
        .contains(
            tuple("/roles", "rule CH-G3"),
            tuple("/roles", "rule CH-L5"),
            tuple("/roles", "rule CH-L6"));
  }

  @ParameterizedTest(name = "{0} at {1}: {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CH-X9 | XV | 'levels': ['LT1'] | /roles/0/rule | no rule CH-X9",
        "CH-L2 | LT1 | 'levels': ['LT1'] | /roles/0/rule | no roles to name",
        "CH-L6 | LT1 | 'levels': ['LT1'] | /roles/0/point | kind tank.level",
        "CH-L6 | XV | 'level': ['LT1'] | /roles/0/points/level | no role 'level' but [levels]",
        "CH-L6 | XV | | /roles/0/points | lacks points for its role 'levels'",
        "CH-L6 | XV | 'levels': ['GD1'] | /roles/0/points/levels | no point of role levels",
        "CH-G3 | GD1 | 'detectors': ['GD1'] | /roles/0/points/detectors | needs 2–64 points"
      })
  void whatDoesNotFitIsSaidWithItsPlace(
      String rule, String point, @Nullable String points, String pointer, String words) {
    String named = points == null ? "" : points.replace('\'', '"');
    assertThat(refused(plant("chem", TANK, roles(rule, point, named))))
        .anySatisfy(
            complaint -> {
              assertThat(complaint.pointer()).isEqualTo(pointer);
              assertThat(complaint.en()).contains(words);
              assertThat(complaint.zh()).isNotBlank();
            });
  }

  @Test
  void valueOfThePlantThatIsMissingIsNamed() {
    String tank = TANK.replace(", \"height\": 10", "");
    assertThat(refused(plant("chem", tank, roles("CH-L5", "LT2", "\"other\": [\"LT1\"]"))))
        .extracting(Complaint::en)
        .anyMatch(words -> words.contains("own value height is missing"));
  }

  @Test
  void measuredPointsWatchEachOtherForBeingStuck() {
    assertThat(rule("GD1", "IN-03", ""))
        .isEqualTo(new StuckRule(new Delays(3_600_000, 60_000), List.of(15, 11, 12)));
    assertThat(bound(plant("chem", TANK, "")).points().get(2).rules())
        .as("a switch may stand for years")
        .extracting(BoundRule::ruleId)
        .doesNotContain("IN-03");
    assertThat(
            bound(plant("chem", point("GD1", "gas.combustible", "%LEL", 0, 100, ""), ""))
                .points()
                .get(0)
                .rules())
        .as("nothing to tell it by")
        .extracting(BoundRule::ruleId)
        .doesNotContain("IN-03");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'active': ['X-2'] | rule X-2 looks at several points itself",
        "'active': ['X-9'] | no rule X-9 in this pack",
        "'active': [] | name at least one rule",
        "'withinMillis': -1 | must be"
      })
  void packWhoseRulesWouldWaitForEachOtherIsNotTaken(String wrong, String words) {
    String json =
        """
        {"id":"x","name":"包","nameEn":"Pack","rules":[
         {"id":"X-1","kinds":["k"],"units":["m"],"name":"规则","nameEn":"Rule","rule":"discrete",
          "abnormal":1,"severity":3,"clause":"c","limitMark":"P","clearMark":"P"},
         {"id":"X-2","kinds":["k"],"units":["m"],"name":"规则","nameEn":"Rule","rule":"count",
          "active":["X-1"],"of":"all","least":1,"withinMillis":0,
          "severity":3,"clause":"c","limitMark":"P","clearMark":"P"}]}
        """;
    assertThat(PackReader.read(json.getBytes(StandardCharsets.UTF_8)))
        .as("control")
        .isInstanceOf(PackReader.Outcome.Taken.class);
    String field = wrong.substring(0, wrong.indexOf(':')).replace('\'', '"');
    String changed = json.replaceAll(field + ":(\\[[^\\]]*\\]|0)", wrong.replace('\'', '"'));
    assertThat(PackReader.read(changed.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            PackReader.Outcome.Refused.class,
            refused ->
                assertThat(refused.complaints())
                    .allSatisfy(one -> assertThat(one.pointer()).startsWith("/rules/1"))
                    .extracting(Complaint::en)
                    .anyMatch(said -> said.contains(words)));
  }
}
