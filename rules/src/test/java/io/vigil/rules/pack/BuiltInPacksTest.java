package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Scheme;
import io.vigil.model.plant.Complaint;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInPacksTest {
  @Test
  void coalHasItsRulesAndThreeColours() {
    RulePack coal = PackReader.builtIn("coal").orElseThrow();
    assertThat(coal.scheme()).isEqualTo(Scheme.THREE_COLOUR);
    assertThat(coal.name()).isEqualTo("煤矿");
    assertThat(coal.ruleIds())
        .containsExactly(
            "CO-M1", "CO-M2", "CO-M3", "CO-M4", "CO-M5", "CO-C1", "CO-H1", "CO-O1", "CO-D1",
            "CO-V1", "CO-V2", "CO-V3", "CO-T1", "CO-T2", "CO-F1", "CO-F2", "CO-F3");
  }

  @Test
  void integrityJudgesSilenceAndValuesThatDoNotChange() {
    RulePack integrity = PackReader.builtIn("integrity").orElseThrow();
    assertThat(integrity.scheme()).isEqualTo(Scheme.FOUR_COLOUR);
    assertThat(integrity.ruleIds())
        .containsExactly(
            "IN-01", "IN-02", "IN-03", "IN-04", "IN-04-M", "IN-05-S", "IN-07-B", "IN-07-O");
  }

  @Test
  void everyBuiltInPackIsInOrder() {
    assertThat(PackReader.builtInIds())
        .allSatisfy(id -> assertThat(PackReader.builtIn(id)).isPresent());
    assertThat(PackReader.builtIn("no-such")).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"limitMark\":\"V\" | \"limitMark\":\"X\" | /rules/0/limitMark",
        "table.t.alarm | table.u.alarm | /rules/0/limit",
        "\"rule\":\"limit\" | \"rule\":\"expr\" | /rules/0/rule",
        "\"severity\":3 | \"severity\":9 | /rules/0/severity",
        "\"comparison\" | \"compare\" | /rules/0/compare",
        "\"value\":1 | \"value\":\"1\" | /tables/t/here/alarm/value",
        "\"name\":\"包\", | '' | /name"
      })
  void mistakeInAPackIsNamedWithItsPlace(String right, String wrong, String pointer) {
    String json =
        """
        {"id":"x","name":"包","nameEn":"Pack",
         "tables":{"t":{"here":{"alarm":{"value":1,"mark":"V"}}}},
         "rules":[{"id":"X-1","kinds":["k"],"units":["m"],"name":"规则","nameEn":"Rule",
          "rule":"limit","comparison":"GE","limit":"table.t.alarm","clearWhen":"LT",
          "clear":{"plant":"H","factor":0.9},"severity":3,"clause":"c","limitMark":"V",
          "clearMark":"P"}]}
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
