package io.vigil.alerting.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.model.plant.Complaint;
import io.vigil.rules.pack.PackReader;
import io.vigil.rules.pack.RulePack;
import io.vigil.rules.rehearsal.ReplayPlant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type becomes the condition that they could have written as nodes, or is refused. */
class CelConditionsTest {
  private static final String SEVERAL =
      "rule %s looks at several points itself and cannot be looked at";

  /** Each says when it holds of A, B and S, and for which values it does not. */
  @ParameterizedTest(name = "{0}: {1}, not {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "own >= 80.0 ; 80 0 0 ; 79.99999999999999 0 0",
        "own > 80 ; 80.00000000000001 0 0 ; 80 0 0",
        "own <= 80 ; 80 0 0 ; 80.00000000000001 0 0",
        "own < 80 ; 79.99999999999999 0 0 ; 80 0 0",
        "80 <= own ; 80 0 0 ; 79.99999999999999 0 0",
        "80 > own ; 79.99999999999999 0 0 ; 80 0 0",
        "own == 3 ; 3 0 0 ; 4 0 0",
        "own != 3 ; 4 0 0 ; 3 0 0",
        "s ; 0 0 1 ; 0 0 0",
        "!s ; 0 0 0 ; 0 0 1",
        "s == true ; 0 0 1 ; 0 0 0",
        "s != true ; 0 0 0 ; 0 0 1",
        "own >= 80 && s ; 80 0 1 ; 80 0 0",
        "own >= 80 || s ; 0 0 1 ; 0 0 0",
        "own >= 80 && b >= 1 || s ; 80 1 0 ; 80 0 0",
        "own >= 80 && (b >= 1 || s) ; 80 0 1 ; 0 1 1",
        "!(own >= 80 && s) ; 80 0 0 ; 80 0 1",
        "!(own >= 80 || s) ; 0 0 0 ; 0 0 1",
        "!(own == 3) ; 4 0 0 ; 3 0 0",
        "math.abs(own - b) > 5 ; 10 4 0 ; 10 5 0",
        "math.abs(own - 100.0) > 5 ; 94 0 0 ; 95 0 0",
        "b.active('B-HIGH') ; 0 50 0 ; 0 49 0",
        "b.active(['B-HIGH']) && s ; 0 50 1 ; 0 50 0",
        "own >= limits.H ; 80 0 0 ; 79 0 0",
        "own >= 1.5 * limits.share - 5 ; 10 0 0 ; 9 0 0",
        "20 + -10 <= own ; 10 0 0 ; 9 0 0"
      })
  void everyOperatorFiresAndStaysSilent(String text, String fires, String silent) {
    ReplayPlant plant = TypedPlant.bound(TypedPlant.own(text), List.of());
    assertThat(TypedPlant.isActive(plant, "OWN-1", row(fires))).isTrue();
    assertThat(TypedPlant.isActive(plant, "OWN-1", row(silent))).isFalse();
  }

  @Test
  void untilSaysWhenItClears() {
    ReplayPlant plant =
        TypedPlant.bound(TypedPlant.own("(own >= 80).until(own < 70) && s"), List.of());
    double[] high = {80, 0, 1};
    assertThat(TypedPlant.isActive(plant, "OWN-1", high, new double[] {70, 0, 1})).isTrue();
    assertThat(TypedPlant.isActive(plant, "OWN-1", high, new double[] {69, 0, 1})).isFalse();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'s' ; own >= 50.0 && !s ; {'all':[{'point':'own','comparison':'GE','limit':50,"
            + "'clearWhen':'LT','clear':50},{'point':'s','is':0}]}",
        "'s' ; s||own<=limits.H*0.5 ; {'any':[{'point':'s','is':1},{'point':'own',"
            + "'comparison':'LE','limit':{'plant':'H','factor':0.5},'clearWhen':'GT',"
            + "'clear':{'plant':'H','factor':0.5}}]}",
        "'' ; (own > table.gas.alarm).until(own <= 20) ; {'point':'own','comparison':'GT',"
            + "'limit':'table.gas.alarm','clearWhen':'LE','clear':20}",
        "'b' ; (math.abs(own - b) > 5).until(math.abs(b - own) <= 4) ; {'from':'b','limit':5,"
            + "'clear':4}",
        "'b','s' ; b.active('B-HIGH') && s != true ; {'all':[{'active':['B-HIGH'],'of':'b'},"
            + "{'point':'s','is':0}]}"
      })
  void textAndNodesComeToTheSameBytes(String roles, String text, String nodes) {
    String typed = "\"when\":\"" + text + "\"";
    String written = "\"when\":" + nodes.replace('\'', '"');
    assertThat(bytes(roles, typed)).isEqualTo(bytes(roles, typed));
    assertThat(bytes(roles, typed)).isEqualTo(bytes(roles, written));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "own >= 80 && t ; 第 14 列：“t” 未知 ; column 14: 't' is unknown; there are [b, gas",
        "own && s ; 运算 “&&” 不能用于数值, 是否（开关量） ; '&&' does not apply to a number, true",
        "own >= 'high' ; 运算 “>=” 不能用于数值, 文字 ; '>=' does not apply to a number, a text",
        "s >= 1 ; 运算 “>=” 不能用于是否（开关量）, 数值 ; '>=' does not apply to true or false",
        "own == true ; 运算 “==” ; '==' does not apply to a number, true",
        "own + 1 ; 现为数值 ; must be true or false, not a number",
        "own >= ; 不是可用的表达式 ; no expression",
        "own >= b ; 两点之差写成 math.abs ; of two points only math.abs(own - point)",
        "own >= b + 1 ; 此处应为数值 ; a number belongs here",
        "own >= limits.H * limits.L ; 此处应为数值 ; a number belongs here",
        "own >= limits.Q ; 缺少本装置的限值 Q ; own value Q is missing",
        "own >= table.t.c ; 应为 table.表名.列名 ; must be table.name.column",
        "math.abs(b - 5) > 1 ; 应一边为点位 ; one side must be a point",
        "math.abs(own - b) >= 1 ; 偏差只能写成 ; a difference is written as",
        "!(math.abs(own - b) > 1) ; 偏差不能取反 ; cannot be turned round",
        "!b.active('B-HIGH') ; 此处应为点位与数值的比较 ; comparison of a point with a number",
        "b.active('NO-1') ; 没有规则 ; no point of role b has a rule",
        "own == own ; 此处应为数值 ; a number belongs here",
        "own == limits.H ; 另一边应为数字 ; other side of '==' must be a number",
        "own >= -limits.H ; 没有运算 “-” ; no operation '-'",
        "(own >= 80).until(b < 70) ; 应比较同一点位 ; must compare the same point",
        "(own >= 80).until(own < 90) ; 数值不合理 ; does not make sense",
        "s.active(s) ; 运算 “active” 不能用于是否（开关量）, 是否 ; 'active' does not apply to true or",
        "until(s, s) ; 运算 “until” ; 'until' does not apply to true or false",
        "true ; 条件应为点位 ; made of points and comparisons",
        "s ? own > 1 : own > 2 ; 没有运算 “?:” ; no operation '?:'",
        "own in [1, 2] ; 没有运算 “in” ; no operation 'in'",
        "has(limits.H) ; 未知 ; is unknown",
        "own.matches('8') ; 未知 ; is unknown",
        "b.active('OWN-1') ; 本身涉及多个点位 ; looks at several points itself"
      })
  void whatCannotBeSaidIsRefusedInWordsWithItsPlace(String text, String zh, String en) {
    assertThat(TypedPlant.refused(TypedPlant.own(text)))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.pointer()).startsWith("/conditions/0"))
        .anySatisfy(one -> assertThat(one.zh()).contains(zh))
        .anySatisfy(one -> assertThat(one.en()).contains(en));
  }

  @Test
  void conditionsThatWouldWaitForEachOtherAreRefused() {
    String both =
        TypedPlant.condition("OWN-1", "b.active('OWN-2')")
            + ","
            + TypedPlant.condition("OWN-2", "b.active('OWN-1')");
    assertThat(TypedPlant.refused(TypedPlant.file("integrity", "", conditions(both))))
        .extracting(Complaint::pointer, Complaint::en)
        .containsExactly(
            tuple("/conditions/0/when", SEVERAL.formatted("OWN-2")),
            tuple("/conditions/1/when", SEVERAL.formatted("OWN-1")));
  }

  @Test
  void idOfAPackOrOfThePointIsRefused() {
    String taken = TypedPlant.condition("IN-01", "s");
    assertThat(TypedPlant.refused(TypedPlant.file("integrity", "", conditions(taken))))
        .extracting(Complaint::pointer, Complaint::zh)
        .containsExactly(tuple("/conditions/0/id", "规则编号 IN-01 已被占用"));
  }

  @Test
  void tooDeepIsRefused() {
    String six = "s && (own > 1 || (s && (own > 2 || (s && own > 3))))";
    assertThat(TypedPlant.bound(TypedPlant.own(six), List.of()).points()).hasSize(3);
    assertThat(refusal("s && (own > 0 || (" + six + "))")).contains("too deep within each other");
    assertThat(refusal("(".repeat(100) + "s" + ")".repeat(100))).contains("no expression");
    assertThat(refusal("s" + " && s".repeat(1000))).contains("no expression");
  }

  @Test
  void manyPartsAreNotDeep() {
    String many = "own > 0" + " && s".repeat(60);
    assertThat(TypedPlant.bound(TypedPlant.own(many), List.of()).points()).hasSize(3);
  }

  @Test
  void packWithAWrongTextIsRefusedWithItsField() {
    assertThat(TypedPlant.pack("together", "\"when\":\"own >= 80 && feed\""))
        .isInstanceOfSatisfying(
            PackReader.Outcome.Refused.class,
            refused ->
                assertThat(refused.complaints())
                    .singleElement()
                    .satisfies(one -> assertThat(one.pointer()).isEqualTo("/rules/1/when"))
                    .satisfies(one -> assertThat(one.en()).contains("'feed' is unknown")));
    assertThat(TypedPlant.pack("together", "\"when\":\"own.active('X-1')\"").toString())
        .contains("rule X-1 looks at several points itself");
    assertThat(
            TypedPlant.pack(
                    "execution",
                    "\"roles\":{\"b\":\"number\",\"s\":\"switch\"},\"when\":\"b.active('B-HIGH')\","
                        + "\"confirmed\":\"!s\"")
                .toString())
        .as("control")
        .contains("Taken");
  }

  private static String refusal(String text) {
    return TypedPlant.refused(TypedPlant.own(text)).toString();
  }

  private static String conditions(String conditions) {
    return ",\"conditions\":[" + conditions + "]";
  }

  private static double[] row(String values) {
    return Arrays.stream(values.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> bytes(String roles, String condition) {
    PackReader.Outcome outcome =
        TypedPlant.pack("together", "\"roles\":{\"b\":\"number\",\"s\":\"switch\"}," + condition);
    assertThat(outcome).isInstanceOf(PackReader.Outcome.Taken.class);
    RulePack pack = ((PackReader.Outcome.Taken) outcome).pack();
    return TypedPlant.bytes(TypedPlant.bound(TypedPlant.ofPack(roles), List.of(pack))).stream()
        .map(Arrays::toString)
        .toList();
  }
}
