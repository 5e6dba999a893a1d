package io.vigil.sim.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Consequence;
import io.vigil.model.alert.Severity;
import io.vigil.model.plant.CustomRule;
import io.vigil.model.plant.OwnCondition;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantGate;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.plant.RuleRationale;
import io.vigil.model.plant.RuleRoles;
import io.vigil.model.plant.TableKeys;
import io.vigil.model.plant.UnitGate;
import io.vigil.model.plant.WatchDesign;
import io.vigil.model.plant.WatchDesign.Latch;
import io.vigil.model.plant.WatchDesign.Named;
import io.vigil.model.plant.WatchDesign.Suppression;
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
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantFileWriterTest {
  private static final Delays DELAYS = new Delays(3_000, 30_000);

  @Test
  void everythingAFileCanSaySurvivesWritingAndReading() {
    PlantFile file =
        new PlantFile(
            "coal-x",
            "煤矿 \"X\"",
            "Mine X",
            "140428",
            List.of("coal", "integrity"),
            List.of(
                PlantGateway.mqtt("gw1", GatewayMode.LIVE),
                new PlantGateway(
                    "play",
                    Door.OPC_UA,
                    GatewayMode.REPLAY,
                    new Endpoint("opc.tcp://127.0.0.1:4840", Security.NONE))),
            List.of(
                point("A", "gw1", "face_T1", List.of("CO-M1"), Map.of("H", 12.0, "HH", 15.5)),
                point("B", "play", null, null, Map.of()),
                point("C", "gw1", null, List.of(), Map.of()),
                state("PHASE")),
            List.of(
                new UnitGate("casting", "F01", new PlantGate("PHASE", 3)),
                new UnitGate("melting", "F01", new PlantGate("PHASE", -1.5))),
            List.of(
                new RuleRoles("CO-M4", "B", Map.of("gas", List.of("A", "C"), "b", List.of("A"))),
                new RuleRoles("CO-F3", "C", Map.of())),
            List.of(
                new OwnCondition(
                    new RuleRoles("OWN-1", "A", Map.of("gas", List.of("B"))),
                    "自定",
                    "Own",
                    Severity.ORANGE,
                    "own >= 1 && gas >= 1",
                    DELAYS,
                    new RuleRationale(
                        Consequence.MAJOR, "后果", "consequence", "处置", "action", 2, null))),
            new WatchDesign(
                List.of(new Latch(new Named("A", "X1"), "须复位")),
                List.of(
                    new Suppression(new Named("A", "X1"), new Named("A", "X2"), "必然", "试验", 30))));
    assertThat(PlantFileReader.read(PlantFileWriter.write(file)))
        .isEqualTo(new PlantFileReader.Outcome.Taken(file));
  }

  @ParameterizedTest
  @CsvSource({"-1e-7, 1e-7", "-1.7e308, 1.7e308", "0.1, 0.30000000000000004", "-0.0, 4.9e-324"})
  void rangeSurvivesToTheLastBit(double low, double high) {
    PlantFile file = plant("Mine X", List.of(ranged(low, high)));
    assertThat(PlantFileReader.read(PlantFileWriter.write(file)))
        .isEqualTo(new PlantFileReader.Outcome.Taken(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"quoted\"", "back\\slash", "tab\there", "a\nb", "煤矿 𠮷", "</script>"})
  void namesSurviveWhateverSignsTheyHold(String name) {
    PlantFile file = plant(name, List.of(ranged(0, 1)));
    assertThat(PlantFileReader.read(PlantFileWriter.write(file)))
        .isEqualTo(new PlantFileReader.Outcome.Taken(file));
  }

  @Test
  void sameFileIsWrittenByteForByteTheSame() {
    Map<String, Double> limits = Map.of("H", 1.0, "HH", 2.0, "L", 0.5, "LL", 0.1);
    Map<String, Double> turned = new LinkedHashMap<>();
    List.of("LL", "L", "HH", "H").forEach(key -> turned.put(key, limits.getOrDefault(key, 0.0)));
    assertThat(PlantFileWriter.write(plant("X", List.of(limited(turned)))))
        .isEqualTo(PlantFileWriter.write(plant("X", List.of(limited(limits)))))
        .isNotEqualTo(PlantFileWriter.write(plant("X", List.of(limited(Map.of())))));
  }

  private static PlantPoint limited(Map<String, Double> limits) {
    return point("C", "gw1", null, null, limits);
  }

  private static PlantPoint ranged(double low, double high) {
    return like(point("C", "gw1", null, null, Map.of()), MeasureUnit.PERCENT_CH4, low, high);
  }

  private static PlantPoint state(String code) {
    return like(point(code, "gw1", null, null, Map.of()), MeasureUnit.NONE, 0, 9);
  }

  private static PlantPoint like(PlantPoint like, MeasureUnit unit, double low, double high) {
    return new PlantPoint(
        like.code(),
        like.name(),
        like.nameEn(),
        like.unit(),
        like.kind(),
        like.gateway(),
        unit,
        low,
        high,
        like.reporting(),
        like.sampleMillis(),
        like.keys(),
        like.stampMemory(),
        like.sentinels(),
        like.rules(),
        like.limits(),
        like.customRules(),
        like.source());
  }

  private static PlantFile plant(String name, List<PlantPoint> points) {
    return new PlantFile(
        "coal-x",
        name,
        name,
        "140428",
        List.of("coal"),
        List.of(PlantGateway.mqtt("gw1", GatewayMode.LIVE)),
        points,
        List.of());
  }

  private static PlantPoint point(
      String code,
      String gateway,
      @Nullable String location,
      @Nullable List<String> rules,
      Map<String, Double> limits) {
    return new PlantPoint(
        code,
        "测点 " + code,
        "Point " + code,
        "F01",
        "gas.ch4",
        gateway,
        MeasureUnit.PERCENT_CH4,
        -0.5,
        40,
        code.equals("A") ? Reporting.PERIODIC : Reporting.BY_EXCEPTION,
        1_000,
        new TableKeys(location, location == null ? null : "H2S", location == null ? null : 20.5),
        4,
        List.of(-9999.0, -200.0),
        rules,
        limits,
        code.equals("A") ? everyRule() : List.of(),
        gateway.equals("play") ? "ns=2;s=" + code : null);
  }

  private static List<CustomRule> everyRule() {
    return List.of(
        custom("X1", new LimitRule(Comparison.GE, 1, Comparison.LT, 0.9, DELAYS, null), null),
        custom("X2", new DiscreteRule(0, DELAYS, null), new PlantGate("B", 1)),
        custom("X3", new RateOfChangeRule(Direction.RISE, 0.3, 60_000, DELAYS, null), null),
        custom("X4", new StaleRule(5_000), null),
        new CustomRule("X5", Severity.YELLOW, new StaleRule(5_000), null, why(null)),
        new CustomRule("X6", Severity.RED, new StaleRule(5_000), null, why("无人值守")));
  }

  private static CustomRule custom(String id, Rule rule, @Nullable PlantGate gate) {
    return new CustomRule(id, Severity.ORANGE, rule, gate, null);
  }

  private static RuleRationale why(@Nullable String justification) {
    return new RuleRationale(
        Consequence.MAJOR, "泵坏", "the pump breaks", "停泵", "stop the pump", 5, justification);
  }
}
