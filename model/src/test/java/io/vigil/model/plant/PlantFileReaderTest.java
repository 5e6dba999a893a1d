package io.vigil.model.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Severity;
import io.vigil.model.plant.PlantFileReader.Outcome;
import io.vigil.model.point.Door;
import io.vigil.model.point.Endpoint;
import io.vigil.model.point.Endpoint.Security;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.RateOfChangeRule;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import io.vigil.model.rule.StaleRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantFileReaderTest {
  private static final String FILE =
      """
      {"enterprise":"coal-a","name":"示范煤矿","nameEn":"Demo coal mine","division":"140428",
       "packs":["coal","integrity"],
       "gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"},
                   {"name":"gw2","door":"opcUa","mode":"replay",
                    "endpoint":"opc.tcp://dcs.plant:4840/vigil","security":"sign"}],
       "points":[
        {"code":"F01.CH4","name":"工作面甲烷 T1","nameEn":"Face methane T1","unit":"F01",
         "kind":"gas.ch4","gateway":"gw1","measureUnit":"%CH4","rangeLow":0,"rangeHigh":40,
         "reporting":"periodic","sampleMillis":1000,"location":"face_T1","stampMemory":4,
         "forestSeed":42,"sentinels":[-9999],"rules":["CO-M1","IN-01"],"limits":{"H":12.0}},
        {"code":"F01.PHASE","name":"阶段","unit":"F01","kind":"phase","gateway":"gw2",
         "measureUnit":"1","rangeLow":0,"rangeHigh":9,"reporting":"byException",
         "sampleMillis":60000,"gas":"CO","refTempC":20,
         "source":"nsu=urn:plant:dcs;s=F01.PHASE","customRules":[
          {"id":"X-1","rule":"limit","comparison":"GE","limit":1.0,"clearWhen":"LT","clear":0.9,
           "onMillis":3000,"offMillis":10,"severity":2,"gate":{"point":"F01.CH4","value":1}},
          {"id":"X-2","rule":"discrete","abnormal":0,"severity":1},
          {"id":"X-3","rule":"rateOfChange","direction":"rise","change":0.3,
           "windowMillis":300000,"severity":3},
          {"id":"X-4","rule":"stale","silentMillis":5000,"severity":4},
          {"id":"X-5","rule":"limit","comparison":"LT","limit":2,"severity":4}]}],
       "gates":[{"name":"casting","unit":"F01","point":"F01.PHASE","value":2}]}
      """;

  private static PlantFile taken(String json) {
    Outcome outcome = read(json);
    assertThat(outcome).isInstanceOf(Outcome.Taken.class);
    return ((Outcome.Taken) outcome).file();
  }

  private static List<Complaint> refused(String json) {
    Outcome outcome = read(json);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).complaints();
  }

  private static Outcome read(String json) {
    return PlantFileReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everythingInTheFileIsRead() {
    PlantFile file = taken(FILE);
    assertThat(file.enterprise()).isEqualTo("coal-a");
    assertThat(file.name()).isEqualTo("示范煤矿");
    assertThat(file.packs()).containsExactly("coal", "integrity");
    assertThat(file.gates())
        .containsExactly(new UnitGate("casting", "F01", new PlantGate("F01.PHASE", 2)));
    assertThat(file.gateways())
        .containsExactly(
            PlantGateway.mqtt("gw1", GatewayMode.LIVE),
            new PlantGateway(
                "gw2",
                Door.OPC_UA,
                GatewayMode.REPLAY,
                new Endpoint("opc.tcp://dcs.plant:4840/vigil", Security.SIGN)));
    PlantPoint reached = file.points().get(1);
    assertThat(reached.source()).isEqualTo("nsu=urn:plant:dcs;s=F01.PHASE");
    assertThat(reached.keys()).isEqualTo(new TableKeys(null, "CO", 20.0));
    PlantPoint point = file.points().get(0);
    assertThat(point.measureUnit()).isEqualTo(MeasureUnit.PERCENT_CH4);
    assertThat(point.keys().location()).isEqualTo("face_T1");
    assertThat(point.stampMemory()).isEqualTo(4);
    assertThat(point.forestSeed()).isEqualTo(42);
    assertThat(point.sentinels()).containsExactly(-9999.0);
    assertThat(point.rules()).containsExactly("CO-M1", "IN-01");
    assertThat(point.limits()).containsEntry("H", 12.0);
  }

  @Test
  void whatMayBeLeftOutHasADefault() {
    PlantPoint point = taken(FILE).points().get(1);
    assertThat(point.nameEn()).as("the Chinese name").isEqualTo("阶段");
    assertThat(point.reporting()).isEqualTo(Reporting.BY_EXCEPTION);
    assertThat(point.stampMemory()).isEqualTo(1);
    assertThat(point.keys().location()).isNull();
    assertThat(point.rules()).as("every rule of the packs").isNull();
    assertThat(point.sentinels()).isEmpty();
  }

  @Test
  void customRulesOfAllKindsAreRead() {
    List<CustomRule> rules = taken(FILE).points().get(1).customRules();
    assertThat(rules)
        .extracting(CustomRule::rule)
        .containsExactly(
            new LimitRule(Comparison.GE, 1, Comparison.LT, 0.9, new Delays(3000, 10), null),
            new DiscreteRule(0, Delays.NONE, null),
            new RateOfChangeRule(Direction.RISE, 0.3, 300_000, Delays.NONE, null),
            new StaleRule(5000),
            new LimitRule(Comparison.LT, 2, Comparison.GE, 2, Delays.NONE, null));
    assertThat(rules.get(0).gate()).isEqualTo(new PlantGate("F01.CH4", 1));
    assertThat(rules.get(0).severity()).isEqualTo(Severity.ORANGE);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"coal-a\" | \"C\" | /enterprise",
        "\"140428\" | \"14\" | /division",
        "\"mode\":\"LIVE\" | \"mode\":\"DEAD\" | /gateways/0/mode",
        "\"name\":\"gw2\" | \"name\":\"gw1\" | /gateways/1/name",
        "\"%CH4\" | \"%LEX\" | /points/0/measureUnit",
        "\"rangeHigh\":40 | \"rangeHigh\":0 | /points/0/rangeHigh",
        "\"rangeHigh\":40 | \"rangeHigh\":\"40\" | /points/0/rangeHigh",
        "\"sampleMillis\":1000 | \"sampleMillis\":0.5 | /points/0/sampleMillis",
        "\"stampMemory\":4 | \"stampMemory\":65 | /points/0/stampMemory",
        "\"sentinels\":[-9999] | \"sentinels\":[\"x\"] | /points/0/sentinels/0",
        "\"limits\":{\"H\":12.0} | \"limits\":{\"H\":\"12\"} | /points/0/limits/H",
        "\"limits\" | \"limit\" | /points/0/limit",
        "\"F01.PHASE\" | \"F01.CH4\" | /points/1/code",
        "\"F01.PHASE\" | \"F01 PHASE\" | /points/1/code",
        "\"gateway\":\"gw2\" | \"gateway\":\"gw9\" | /points/1/gateway",
        "\"kind\":\"phase\", | '' | /points/1/kind",
        "\"id\":\"X-2\" | \"id\":\"X-1\" | /points/1/customRules/1/id",
        "\"rule\":\"discrete\" | \"rule\":\"magic\" | /points/1/customRules/1/rule",
        "\"clear\":0.9 | \"clear\":1.5 | /points/1/customRules/0",
        "\"severity\":1 | \"severity\":5 | /points/1/customRules/1/severity",
        "\"point\":\"F01.CH4\" | \"point\":\"F99\" | /points/1/customRules",
        "\"silentMillis\":5000, | '' | /points/1/customRules/3/silentMillis",
      })
  void mistakeIsNamedWithItsPlaceInBothLanguages(String right, String wrong, String pointer) {
    assertThat(FILE).contains(right);
    List<Complaint> complaints = refused(FILE.replace(right, wrong));
    assertThat(complaints).extracting(Complaint::pointer).contains(pointer);
    assertThat(complaints)
        .allSatisfy(
            complaint -> {
              assertThat(complaint.zh()).isNotBlank();
              assertThat(complaint.en()).isNotBlank();
            });
  }

  @Test
  void allMistakesAreFoundAtOnce() {
    String json = FILE.replace("\"140428\"", "\"x\"").replace("\"%CH4\"", "\"%X\"");
    assertThat(refused(json))
        .extracting(Complaint::pointer)
        .containsExactly("/division", "/points/0/measureUnit");
  }

  @Test
  void fieldNamedTwiceIsNoJson() {
    List<Complaint> complaints = refused(FILE.replace("\"stampMemory\"", "\"code\""));
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0).zh()).startsWith("第 ").contains("行").contains("列");
  }

  @Test
  void whatIsNoJsonObjectIsRefusedInWords() {
    for (String json : List.of("", "[]", "7", "{", "{\"a\":", FILE + "{}", "\u0000")) {
      assertThat(refused(json)).as(json).hasSize(1);
    }
  }

  @Test
  void noBytesMakeTheReaderThrow() {
    byte[] good = FILE.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] bytes =
          random.nextBoolean() ? good.clone() : Arrays.copyOf(good, random.nextInt(good.length));
      for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      refused += PlantFileReader.read(bytes) instanceof Outcome.Refused ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }
}
