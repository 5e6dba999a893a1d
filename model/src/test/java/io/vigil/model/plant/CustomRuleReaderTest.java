package io.vigil.model.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Consequence;
import io.vigil.model.alert.Severity;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomRuleReaderTest {
  private static final long YEAR_MILLIS = 366L * 86_400_000;

  private static final String STALE = "\"rule\":\"stale\",\"silentMillis\":9000";

  private final List<Complaint> complaints = new ArrayList<>();

  /** A rule X of severity 2 with these fields besides. */
  private @Nullable CustomRule read(String fields) {
    return readAll("{\"id\":\"X\",\"severity\":2," + fields + "}");
  }

  private @Nullable CustomRule readAll(String json) {
    PlantJson read = new PlantJson(json);
    CustomRule rule = CustomRuleReader.read(read.fields);
    complaints.addAll(read.complaints);
    return rule;
  }

  @ParameterizedTest
  @CsvSource({"GE, LT", "GT, LE", "LE, GT", "LT, GE"})
  void limitThatSaysNoMoreClearsWhereItNoLongerHolds(Comparison comparison, Comparison clearWhen) {
    assertThat(read("\"rule\":\"limit\",\"comparison\":\"" + comparison + "\",\"limit\":1.5"))
        .isEqualTo(
            new CustomRule(
                "X",
                Severity.ORANGE,
                new LimitRule(comparison, 1.5, clearWhen, 1.5, Delays.NONE, null),
                null,
                null));
    assertThat(complaints).isEmpty();
  }

  @Test
  void delaysUpToAYearAreTaken() {
    String fields = "\"rule\":\"discrete\",\"abnormal\":1,\"onMillis\":5,\"offMillis\":%s";
    assertThat(read(fields.formatted(YEAR_MILLIS)))
        .extracting(CustomRule::rule)
        .isEqualTo(new DiscreteRule(1, new Delays(5, YEAR_MILLIS), null));
    assertThat(complaints).isEmpty();
    read(fields.formatted(YEAR_MILLIS + 1));
    assertThat(complaints).extracting(Complaint::pointer).containsExactly("/offMillis");
  }

  @Test
  void rateOfChangeCountsBothDirectionsUnlessItSaysWhich() {
    assertThat(read("\"rule\":\"rateOfChange\",\"change\":0.5,\"windowMillis\":60000"))
        .extracting(CustomRule::rule)
        .isEqualTo(new RateOfChangeRule(Direction.BOTH, 0.5, 60_000, Delays.NONE, null));
  }

  @Test
  void gateIsReadBesideTheRule() {
    assertThat(
            read("\"rule\":\"discrete\",\"abnormal\":0,\"gate\":{\"point\":\"PHASE\",\"value\":3}"))
        .isEqualTo(
            new CustomRule(
                "X",
                Severity.ORANGE,
                new DiscreteRule(0, Delays.NONE, null),
                new PlantGate("PHASE", 3),
                null));
  }

  @ParameterizedTest(name = "{0} -> {1}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"rule\":\"stale\"|/silentMillis|缺少必填字段|is missing",
        "\"rule\":\"stale\",\"silentMillis\":0|/silentMillis|应为 1 至 31622400000 的整数|"
            + "must be a whole number from 1 to 31622400000",
        "\"rule\":\"stale\",\"silentMillis\":\"1s\"|/silentMillis|应为数值|must be a number",
        "\"rule\":\"stale\",\"silentMillis\":9,\"gate\":{\"point\":\"P\",\"value\":1}|/gate|"
            + "离线规则不能设置启用条件|a stale rule has no gate",
        "\"rule\":\"stale\",\"silentMillis\":9,\"limt\":1|/limt|未知字段 “limt”|unknown field",
        "\"rule\":\"stale\",\"silentMillis\":9,\"onMillis\":1|/onMillis|未知字段 “onMillis”|unknown field",
        "\"rule\":\"discrete\"|/abnormal|缺少必填字段|is missing",
        "\"rule\":\"discrete\",\"abnormal\":true|/abnormal|应为数值|must be a number",
        "\"rule\":\"discrete\",\"abnormal\":0,\"onMillis\":-1|/onMillis|应为 0 至 31622400000 的整数|"
            + "must be a whole number from 0 to 31622400000",
        "\"rule\":\"discrete\",\"abnormal\":0,\"gate\":7|/gate|应为 JSON 对象|must be an object",
        "\"rule\":\"discrete\",\"abnormal\":0,\"gate\":{\"value\":1}|/gate/point|缺少必填字段|is missing",
        "\"rule\":\"discrete\",\"abnormal\":0,\"gate\":{\"point\":\"P\"}|/gate/value|缺少必填字段|"
            + "is missing",
        "\"rule\":\"discrete\",\"abnormal\":0,\"gate\":{\"point\":\"P\",\"value\":1,\"x\":1}|/gate/x|"
            + "未知字段 “x”|unknown field",
        "\"rule\":\"limit\",\"limit\":1|/comparison|缺少必填字段|is missing",
        "\"rule\":\"limit\",\"comparison\":\"EQ\",\"limit\":1|/comparison|"
            + "“EQ” 不在允许值 GE, GT, LE, LT 之内|must be one of GE, GT, LE, LT",
        "\"rule\":\"limit\",\"comparison\":\"GE\"|/limit|缺少必填字段|is missing",
        "\"rule\":\"limit\",\"comparison\":\"GE\",\"limit\":1,\"clear\":\"x\"|/clear|应为数值|"
            + "must be a number",
        "\"rule\":\"limit\",\"comparison\":\"GE\",\"limit\":1,\"clearWhen\":\"GT\"|''|"
            + "数值不合理：GE cannot clear when GT|does not make sense: GE cannot clear when GT",
        "\"rule\":\"limit\",\"comparison\":\"LE\",\"limit\":1,\"clear\":0|''|"
            + "数值不合理：clear 0.0 lies beyond limit 1.0|"
            + "does not make sense: clear 0.0 lies beyond limit 1.0",
        "\"rule\":\"limit\",\"comparison\":\"GE\",\"limit\":1,\"clearWhen\":\"LE\"|/clearWhen|"
            + "等于限值时会同时报警与恢复，应为 LT 或另设恢复值|"
            + "at the limit it would be active and clear at once; use LT or another clear value",
        "\"rule\":\"rateOfChange\",\"change\":-1,\"windowMillis\":9|''|"
            + "数值不合理：change -1.0 in 9 ms|does not make sense: change -1.0 in 9 ms",
        "\"rule\":\"rateOfChange\",\"change\":1|/windowMillis|缺少必填字段|is missing",
        "\"rule\":\"rateOfChange\",\"change\":1,\"windowMillis\":9,\"direction\":\"up\"|/direction|"
            + "“up” 不在允许值 RISE, FALL, BOTH 之内|must be one of RISE, FALL, BOTH"
      })
  void mistakeIsTheOnlyOneAndIsNamed(String fields, String pointer, String zh, String en) {
    read(fields);
    assertThat(complaints).containsExactly(new Complaint(pointer, zh, en));
  }

  @Test
  void unknownKindLeavesNoRuleAndIsAnsweredWithTheKindsThereAre() {
    assertThat(read("\"rule\":\"magic\"")).isNull();
    assertThat(complaints)
        .containsExactly(
            new Complaint(
                "/rule",
                "“magic” 不在允许值 limit, discrete, rateOfChange, stale 之内",
                "must be one of limit, discrete, rateOfChange, stale"));
  }

  @Test
  void idWithASlashIsRefusedBecauseItParts() {
    readAll("{\"id\":\"a/b\",\"severity\":2,\"rule\":\"stale\",\"silentMillis\":9}");
    assertThat(complaints)
        .containsExactly(new Complaint("/id", "规则编号不能含 “/”", "must not hold a /"));
  }

  @Test
  void ruleMustHaveANameAKindAndASeverity() {
    assertThat(readAll("{}")).isNull();
    assertThat(complaints)
        .extracting(Complaint::toString)
        .contains("/id: is missing", "/severity: is missing", "/rule: is missing");
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "1.5", "-1"})
  void severityIsOneToFour(String severity) {
    readAll("{\"id\":\"X\",\"rule\":\"stale\",\"silentMillis\":1,\"severity\":" + severity + "}");
    assertThat(complaints)
        .containsExactly(
            new Complaint("/severity", "应为 1 至 4 的整数", "must be a whole number from 1 to 4"));
  }

  @Test
  void ruleThatMakesNoSenseIsNotTaken() {
    assertThat(read("\"rule\":\"limit\",\"comparison\":\"GE\",\"limit\":1,\"clear\":2")).isNull();
    assertThat(read("\"rule\":\"limit\",\"comparison\":\"GE\",\"limit\":1,\"clear\":1"))
        .isNotNull();
  }

  @Test
  @DisplayName("A1 a rule of the plant's own says what may happen, what to do, and in what time")
  void rationaleIsRead() {
    CustomRule rule = read(STALE + rationale("MAJOR", 2, ""));
    assertThat(complaints).isEmpty();
    assertThat(rule)
        .extracting(CustomRule::rationale)
        .isEqualTo(
            new RuleRationale(
                Consequence.MAJOR, "泵坏", "the pump breaks", "停泵", "stop the pump", 2, null));
  }

  @Test
  @DisplayName("A1 what a rationale leaves out is named, field by field")
  void whatIsMissingIsNamed() {
    read(STALE + ",\"rationale\":{}");
    assertThat(complaints)
        .extracting(Complaint::pointer)
        .containsExactlyInAnyOrder(
            "/rationale/harm",
            "/rationale/consequence",
            "/rationale/consequenceEn",
            "/rationale/action",
            "/rationale/actionEn",
            "/rationale/respondMinutes");
  }

  @Test
  @DisplayName("A3 another level than consequence and time ask for needs a justification")
  void freeLevelNeedsAJustification() {
    String why = rationale("MAJOR", 5, "");
    assertThat(readAll("{\"id\":\"X\",\"severity\":3," + STALE + why + "}")).isNotNull();
    assertThat(complaints).isEmpty();
    read(STALE + why);
    assertThat(complaints)
        .containsExactly(
            new Complaint(
                "/rationale/justification",
                "按后果与时间（MAJOR, 5 分钟）应为 3 级，现为 2 级；请说明理由",
                "consequence and time (MAJOR, 5 min) ask for level 3, not level 2; say why"));
    complaints.clear();
    read(STALE + rationale("MINOR", 31, ""));
    assertThat(complaints).extracting(Complaint::en).first().asString().contains("a prompt");
    complaints.clear();
    read(STALE + rationale("MINOR", 31, ",\"justification\":\" \""));
    assertThat(complaints).extracting(Complaint::zh).containsExactly("不能为空");
    complaints.clear();
    assertThat(read(STALE + rationale("MINOR", 31, ",\"justification\":\"夜间无人\""))).isNotNull();
    assertThat(complaints).isEmpty();
  }

  private static String rationale(String harm, int minutes, String more) {
    return """
        ,"rationale":{"harm":"%s","consequence":"泵坏","consequenceEn":"the pump breaks",
         "action":"停泵","actionEn":"stop the pump","respondMinutes":%d%s}"""
        .formatted(harm, minutes, more);
  }
}
