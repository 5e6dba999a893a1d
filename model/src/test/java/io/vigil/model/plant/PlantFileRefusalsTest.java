package io.vigil.model.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.model.alert.Severity;
import io.vigil.model.plant.PlantFileReader.Outcome;
import io.vigil.model.rule.Delays;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of every mistake that a plant file can hold, as whoever wrote the file reads them. */
class PlantFileRefusalsTest {
  private static final String POINT =
      """
      {"code":"P1","name":"甲烷","unit":"F01","kind":"gas.ch4","gateway":"gw1",
       "measureUnit":"%CH4","rangeLow":0,"rangeHigh":4,"sampleMillis":1000}""";
  private static final String FILE =
      """
      {"enterprise":"coal-a","name":"矿","nameEn":"Mine","division":"140428","packs":["coal"],
       "gateways":[{"name":"gw1"}],"points":[%s]}"""
          .formatted(POINT);

  private static Outcome read(String json) {
    return PlantFileReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Complaint> complaints(String right, String wrong) {
    assertThat(FILE).contains(right);
    Outcome outcome = read(FILE.replace(right, wrong));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).complaints();
  }

  @Test
  void fileWithoutAMistakeIsTaken() {
    assertThat(read(FILE)).isInstanceOf(Outcome.Taken.class);
  }

  @ParameterizedTest(name = "{0} -> {1}: {3} {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"coal-a\"|\"vigil\"|/enterprise|“vigil” 及以 “vigil-” 开头的名称为系统自用|"
            + "'vigil' and what begins with 'vigil-' are names of our own",
        "\"coal-a\"|\"vigil-probe\"|/enterprise|“vigil” 及以 “vigil-” 开头的名称为系统自用|"
            + "'vigil' and what begins with 'vigil-' are names of our own",
        "\"coal-a\"|\"ab\"|/enterprise|应为 3–32 位小写字母、数字或 “-”|must be 3 to 32 of a-z, 0-9 and -",
        "\"enterprise\":\"coal-a\",|''|/enterprise|缺少必填字段|is missing",
        "\"name\":\"矿\",|''|/name|缺少必填字段|is missing",
        "\"Mine\"|\" \"|/nameEn|不能为空|must not be blank",
        "\"140428\"|\"1404280\"|/division|应为 6 位行政区划代码，或含乡镇的 9 位代码|must be a division code of 6 digits, or of 9"
            + " with the town",
        "\"140428\"|140428|/division|应为文字|must be a text",
        "[\"coal\"]|[]|/packs|至少选择一个规则包|name at least one rule pack",
        "\"packs\":[\"coal\"],|''|/packs|至少选择一个规则包|name at least one rule pack",
        "\"packs\"|\"colour\":1,\"packs\"|/colour|未知字段 “colour”|unknown field",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\"},{\"name\":\"gw1\"}|/gateways/1/name|网关 gw1 重复|"
            + "gateway gw1 is named twice",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\"},{\"name\":\"GW 2\"}|/gateways/1/name|"
            + "应为 1–32 位小写字母、数字或 “-”|must be 1 to 32 of a-z, 0-9 and -",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\",\"door\":\"modbus\"}|/gateways/0/door|"
            + "“modbus” 不在允许值 MQTT, OPC_UA 之内|must be one of MQTT, OPC_UA",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\",\"mode\":\"live!\"}|/gateways/0/mode|"
            + "“live!” 不在允许值 LIVE, REPLAY 之内|must be one of LIVE, REPLAY",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\",\"ip\":\"::1\"}|/gateways/0/ip|未知字段 “ip”|unknown field",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\"},{\"name\":\"o\",\"door\":\"OPC_UA\"}|/gateways/1/endpoint|"
            + "缺少必填字段|is missing",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\"},{\"name\":\"o\",\"door\":\"OPC_UA\",\"endpoint\":\"http://x\"}|"
            + "/gateways/1/endpoint|应为 opc.tcp://主机:端口/路径，现为 “http://x”|"
            + "must be opc.tcp://host:port/path, not 'http://x'",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\",\"endpoint\":\"opc.tcp://x\"}|/gateways/0/endpoint|"
            + "未知字段 “endpoint”|unknown field",
        "{\"name\":\"gw1\"}|{\"name\":\"gw1\",\"door\":\"OPC_UA\",\"endpoint\":\"opc.tcp://x\"}|"
            + "/points/0/source|缺少 OPC UA 节点标识|the node id at the OPC UA server is missing",
        "1000}|1000,\"source\":\"s=P1\"}|/points/0/source|MQTT 网关按点位编码上报，不填 source|"
            + "gateways of MQTT name points by their codes",
        "1000}|1000,\"refTempC\":\"warm\"}|/points/0/refTempC|应为数值|must be a number",
        "1000}|1000,\"refTempC\":293.15}|/points/0/refTempC|参考温度应为 0–40 ℃，现为 293.15|"
            + "a reference temperature is from 0 to 40 degC, not 293.15",
        "1000}|1000,\"refTempC\":-0.1}|/points/0/refTempC|参考温度应为 0–40 ℃，现为 -0.1|"
            + "a reference temperature is from 0 to 40 degC, not -0.1",
        "\"P1\"|\"P 1\"|/points/0/code|"
            + "点位编码含有不允许的字符，应为 1–64 位字母、数字或 . _ - # / : ( )|"
            + "must be 1 to 64 letters, digits or . _ - # / : ( )",
        "\"name\":\"甲烷\",|''|/points/0/name|缺少必填字段|is missing",
        "\"unit\":\"F01\",|''|/points/0/unit|缺少必填字段|is missing",
        "\"gas.ch4\"|7|/points/0/kind|应为文字|must be a text",
        "\"gateway\":\"gw1\"|\"gateway\":\"gw2\"|/points/0/gateway|网关 gw2 未在 gateways 中登记|"
            + "gateway gw2 is not among the gateways",
        "\"measureUnit\":\"%CH4\",|''|/points/0/measureUnit|缺少必填字段|is missing",
        "\"%CH4\"|\"%ch4\"|/points/0/measureUnit|“%ch4” 不是已知的计量单位|"
            + "'%ch4' is no known unit of measure",
        "\"rangeHigh\":4|\"rangeHigh\":-4|/points/0/rangeHigh|量程上限 -4.0 应大于下限 0.0|"
            + "must be more than rangeLow 0.0",
        "\"rangeHigh\":4|\"rangeHigh\":0|/points/0/rangeHigh|量程上限 0.0 应大于下限 0.0|"
            + "must be more than rangeLow 0.0",
        "\"rangeLow\":0,|''|/points/0/rangeLow|缺少必填字段|is missing",
        ",\"sampleMillis\":1000|''|/points/0/sampleMillis|缺少必填字段|is missing",
        "1000}|0}|/points/0/sampleMillis|应为 1 至 2678400000 的整数|"
            + "must be a whole number from 1 to 2678400000",
        "1000}|2678400001}|/points/0/sampleMillis|应为 1 至 2678400000 的整数|"
            + "must be a whole number from 1 to 2678400000",
        "1000}|1000,\"stampMemory\":0}|/points/0/stampMemory|应为 1 至 64 的整数|"
            + "must be a whole number from 1 to 64",
        "1000}|1000,\"forestSeed\":0}|/points/0/forestSeed|应为 1 至 1000000000 的整数|"
            + "must be a whole number from 1 to 1000000000",
        "1000}|1000,\"forestSeed\":42,\"reporting\":\"byException\"}|/points/0/forestSeed|"
            + "只能用于周期上报的测量值点位，或类型为 “unit.normal” 的点位|"
            + "is for points that report measured values periodically, or of kind 'unit.normal'",
        "1000}|1000,\"reporting\":\"often\"}|/points/0/reporting|"
            + "“often” 不在允许值 PERIODIC, BY_EXCEPTION 之内|must be one of PERIODIC, BY_EXCEPTION",
        "1000}|1000,\"location\":7}|/points/0/location|应为文字|must be a text",
        "1000}|1000,\"sentinels\":-9999}|/points/0/sentinels|应为列表|must be a list",
        "1000}|1000,\"rules\":[\"A\",7]}|/points/0/rules/1|应为文字|must be a text",
        "1000}|1000,\"limits\":[1]}|/points/0/limits|应为 JSON 对象|must be an object",
        "1000}|1000,\"limits\":{\"H\":\"x\"}}|/points/0/limits/H|应为数值|must be a number",
        "1000}|1000,\"customRules\":{}}|/points/0/customRules|应为列表|must be a list",
        "1000}|1000,\"customRules\":[1]}|/points/0/customRules/0|应为 JSON 对象|must be an object",
        "1000}|1000,\"limit\":{}}|/points/0/limit|未知字段 “limit”|unknown field"
      })
  void mistakeIsTheOnlyOneAndIsNamed(
      String right, String wrong, String pointer, String zh, String en) {
    assertThat(complaints(right, wrong)).containsExactly(new Complaint(pointer, zh, en));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TK101.LT1", "ns=x;s=A", "i=A", "s=", ""})
  void nodeIdThatIsNoneIsNamed(String source) {
    String gateway = "{\"name\":\"gw1\",\"door\":\"OPC_UA\",\"endpoint\":\"opc.tcp://h:4840/v\"}";
    Outcome outcome =
        read(
            FILE.replace("{\"name\":\"gw1\"}", gateway)
                .replace("1000}", "1000,\"source\":\"" + source + "\"}"));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).complaints())
        .singleElement()
        .satisfies(complaint -> assertThat(complaint.pointer()).isEqualTo("/points/0/source"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s=A", "ns=2;s=A;b", "nsu=urn:a:b;i=12", "i=85", "ns=1;g=09087e75"})
  void nodeIdIsTakenWithItsNamespaceByIndexOrByUri(String source) {
    String gateway = "{\"name\":\"gw1\",\"door\":\"OPC_UA\",\"endpoint\":\"opc.tcp://h:4840/v\"}";
    assertThat(
            read(
                FILE.replace("{\"name\":\"gw1\"}", gateway)
                    .replace("1000}", "1000,\"source\":\"" + source + "\"}")))
        .isInstanceOf(Outcome.Taken.class);
  }

  private static String gated(String gates) {
    String phase = POINT.replace("P1", "PHASE").replace("%CH4", "bool");
    return FILE.replace(POINT, POINT + "," + phase).replace("}]}", "}],\"gates\":[" + gates + "]}");
  }

  @Test
  void gateOfAUnitIsTaken() {
    String gate = "{\"name\":\"casting\",\"unit\":\"F01\",\"point\":\"PHASE\",\"value\":1}";
    assertThat(read(gated(gate)))
        .isInstanceOfSatisfying(
            Outcome.Taken.class,
            taken ->
                assertThat(taken.file().gates())
                    .containsExactly(new UnitGate("casting", "F01", new PlantGate("PHASE", 1))));
  }

  @ParameterizedTest(name = "gate {0} -> {1}: {3} {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"PHASE\"|\"STATE\"|/gates/0/point|点位 STATE 未登记|point STATE is unknown",
        "\"PHASE\"|\"P1\"|/gates/0/point|启用条件应为状态量（计量单位 bool 或 1），P1 的单位为 %CH4|"
            + "must be a state (measure unit bool or 1), but P1 is in %CH4",
        "\"F01\"|\"F02\"|/gates/0/unit|装置 F02 没有点位|unit F02 has no points",
        "\"name\":\"casting\",|''|/gates/0/name|缺少必填字段|is missing",
        ",\"value\":1|''|/gates/0/value|缺少必填字段|is missing",
        "\"value\":1|\"value\":\"on\"|/gates/0/value|应为数值|must be a number",
        "\"value\":1|\"value\":1,\"when\":2|/gates/0/when|未知字段 “when”|unknown field",
        "}|},{\"name\":\"casting\",\"unit\":\"F01\",\"point\":\"PHASE\",\"value\":2}|/gates/1/name|"
            + "装置 F01 的 “casting” 重复|'casting' of unit F01 is named twice"
      })
  void mistakeInAGateIsNamed(String right, String wrong, String pointer, String zh, String en) {
    String gate = "{\"name\":\"casting\",\"unit\":\"F01\",\"point\":\"PHASE\",\"value\":1}";
    assertThat(gate).contains(right);
    assertThat(read(gated(gate.replace(right, wrong))))
        .isEqualTo(new Outcome.Refused(List.of(new Complaint(pointer, zh, en))));
  }

  @ParameterizedTest(name = "roles {0} -> {1}: {3} {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"P1\"]|[\"P9\"]|/roles/0/points/a|点位 P9 未登记|point P9 is unknown",
        "[\"P1\"]|[]|/roles/0/points/a|至少指定一个点位|name at least one point",
        "\"PHASE\"|\"STATE\"|/roles/0/point|点位 STATE 未登记|point STATE is unknown",
        "\"rule\":\"R\",|''|/roles/0/rule|缺少必填字段|is missing",
        "\"points\"|\"of\":1,\"points\"|/roles/0/of|未知字段 “of”|unknown field",
        "}}|}},{\"rule\":\"R\",\"point\":\"PHASE\",\"points\":{}}|/roles/1/rule|"
            + "规则 R 在点位 PHASE 上重复|rule R of point PHASE is named twice"
      })
  void mistakeInRolesIsNamed(String right, String wrong, String pointer, String zh, String en) {
    String roles = "{\"rule\":\"R\",\"point\":\"PHASE\",\"points\":{\"a\":[\"P1\"]}}";
    String gate = "{\"name\":\"casting\",\"unit\":\"F01\",\"point\":\"PHASE\",\"value\":1}";
    String file = gated(gate);
    int place = file.lastIndexOf('}');
    String taken = file.substring(0, place) + ",\"roles\":[" + roles + "]}";
    assertThat(read(taken)).as("control").isInstanceOf(Outcome.Taken.class);
    assertThat(read(taken.replace(roles, roles.replace(right, wrong))))
        .isEqualTo(new Outcome.Refused(List.of(new Complaint(pointer, zh, en))));
  }

  @Test
  void plantWithoutGatewaysIsRefusedAndSoAreItsPoints() {
    assertThat(complaints("[{\"name\":\"gw1\"}]", "[]"))
        .containsExactly(
            new Complaint("/gateways", "至少需要一个网关", "name at least one gateway"),
            new Complaint(
                "/points/0/gateway",
                "网关 gw1 未在 gateways 中登记",
                "gateway gw1 is not among the gateways"));
  }

  @Test
  void plantWithoutPointsIsRefused() {
    assertThat(complaints(POINT, ""))
        .containsExactly(
            new Complaint("/points", "应有 1–200000 个点位，现为 0", "must be 1 to 200000 points, not 0"));
  }

  @Test
  void pointNamedTwiceIsRefusedTheSecondTime() {
    assertThat(complaints(POINT, POINT + "," + POINT))
        .containsExactly(new Complaint("/points/1/code", "点位编码 P1 重复", "point P1 is named twice"));
  }

  @Test
  void gateMayNameAPointFurtherDownButNotOneThatIsNowhere() {
    String rule =
        "1000,\"customRules\":[{\"id\":\"X\",\"rule\":\"discrete\",\"abnormal\":0,\"severity\":1,"
            + "\"gate\":{\"point\":\"P2\",\"value\":1}}]}";
    String gated = POINT.replace("1000}", rule);
    assertThat(complaints(POINT, gated))
        .containsExactly(
            new Complaint(
                "/points/0/customRules",
                "规则 X 的启用条件点位 P2 未登记",
                "rule X: gate point P2 is unknown"));
    String both = gated + "," + POINT.replace("P1", "P2");
    assertThat(read(FILE.replace(POINT, both))).isInstanceOf(Outcome.Taken.class);
  }

  @Test
  void customRuleIdMayComeAgainAtAnotherPointOnly() {
    String rule = "{\"id\":\"X\",\"rule\":\"stale\",\"silentMillis\":1,\"severity\":1}";
    String once = POINT.replace("1000}", "1000,\"customRules\":[" + rule + "]}");
    String twice = POINT.replace("1000}", "1000,\"customRules\":[" + rule + "," + rule + "]}");
    assertThat(complaints(POINT, twice))
        .containsExactly(
            new Complaint("/points/0/customRules/1/id", "规则 X 重复", "rule X is named twice"));
    assertThat(read(FILE.replace(POINT, once + "," + once.replace("P1", "P2"))))
        .isInstanceOf(Outcome.Taken.class);
  }

  @Test
  void conditionOfThePlantNamesKnownPointsAndNeedsItsWords() {
    String sound =
        "{\"id\":\"O\",\"point\":\"P1\",\"name\":\"自定\",\"severity\":2,\"when\":\"own > 1\"}";
    String with = POINT + "],\"conditions\":[" + sound;
    assertThat(read(FILE.replace(POINT, with)))
        .isInstanceOfSatisfying(
            Outcome.Taken.class,
            taken ->
                assertThat(taken.file().conditions())
                    .containsExactly(
                        new OwnCondition(
                            new RuleRoles("O", "P1", Map.of()),
                            "自定",
                            "自定",
                            Severity.ORANGE,
                            "own > 1",
                            Delays.NONE,
                            null)));
    String wrong =
        "{\"id\":\"A/B\",\"point\":\"P9\",\"points\":{\"x\":[\"P8\"]},\"name\":\"自定\",\"if\":\"x\"}";
    assertThat(complaints(POINT, with + "," + sound + "," + wrong))
        .extracting(Complaint::pointer, Complaint::en)
        .containsExactlyInAnyOrder(
            tuple("/conditions/1/id", "rule O is named twice"),
            tuple("/conditions/2/id", "must not hold a /"),
            tuple("/conditions/2/point", "point P9 is unknown"),
            tuple("/conditions/2/points/x", "point P8 is unknown"),
            tuple("/conditions/2/severity", "is missing"),
            tuple("/conditions/2/when", "is missing"),
            tuple("/conditions/2/if", "unknown field"));
  }
}
