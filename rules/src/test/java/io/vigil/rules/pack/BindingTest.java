package io.vigil.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFile;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.Gate;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.Rule;
import io.vigil.model.rule.StaleRule;
import io.vigil.model.rule.WatchDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
  private static final String POINT =
      """
      {"code":"P1","name":"点","unit":"U","gateway":"gw1","sampleMillis":1000,
       "rangeLow":0,"rangeHigh":40,"measureUnit":"%CH4","kind":"gas.ch4","location":"face_T1"}
      """;

  private static PlantFile file(String packs, String point) {
    String json =
        """
        {"enterprise":"coal-a","name":"矿","nameEn":"Mine","division":"140428","packs":[%s],
         "gateways":[{"name":"gw1"}],"points":[%s]}
        """
            .formatted(packs, point);
    PlantFileReader.Outcome outcome = PlantFileReader.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).isInstanceOf(PlantFileReader.Outcome.Taken.class);
    return ((PlantFileReader.Outcome.Taken) outcome).file();
  }

  private static Binding.Outcome.Bound bound(String packs, String point) {
    Binding.Outcome outcome = Binding.bind(file(packs, point));
    assertThat(outcome).isInstanceOf(Binding.Outcome.Bound.class);
    return (Binding.Outcome.Bound) outcome;
  }

  private static List<BoundRule> rules(String point) {
    return bound("\"coal\"", point).points().get(0).rules();
  }

  private static BoundRule rule(String point, String id) {
    return rules(point).stream().filter(r -> r.ruleId().equals(id)).findFirst().orElseThrow();
  }

  private static List<Complaint> refused(String packs, String point) {
    Binding.Outcome outcome = Binding.bind(file(packs, point));
    assertThat(outcome).isInstanceOf(Binding.Outcome.Refused.class);
    return ((Binding.Outcome.Refused) outcome).complaints();
  }

  private static String with(String right, String wrong) {
    assertThat(POINT).contains(right);
    return POINT.replace(right, wrong);
  }

  @Test
  void everyRuleForTheKindIsBoundAndSilenceIsJudged() {
    assertThat(rules(POINT))
        .extracting(BoundRule::ruleId)
        .containsExactly(
            "CO-M1", "CO-M2", "CO-M3", "CO-M5", "IN-01", "IN-02", "IN-04", "IN-05-S", "IN-07-B");
  }

  @ParameterizedTest(name = "{0}: alarm {1}, cut {2}, restore {3} ({4})")
  @CsvSource({
    "upper_corner_T0, 1.0, 1.5, 1.0, V",
    "face_T1, 1.0, 1.5, 1.0, V",
    "face_return_T2, 1.0, 1.0, 1.0, V",
    "face_intake_high_gas_T3, 0.5, 0.5, 0.5, V",
    "series_intake_T4, 0.5, 0.5, 0.5, V",
    "mid_return, 1.0, 1.0, 1.0, V",
    "gas_drainage_roadway_T7, 2.5, 2.5, 2.5, V",
    "mixed_return_T8, 1.0, 1.0, 1.0, V",
    "shearer_mounted, 1.0, 1.5, 1.0, V",
    "heading_T1, 1.0, 1.5, 1.0, V",
    "heading_return_T2, 1.0, 1.0, 1.0, V",
    "series_fan_inlet, 0.5, 0.5, 0.5, V",
    "series_fan_inlet_fan_cut, 0.5, 1.5, 0.5, V",
    "coal_bunker_top, 1.5, 1.5, 1.5, R"
  })
  void methaneLimitsFollowTheLocation(
      String location, double alarm, double cut, double restore, String mark) {
    String point = with("face_T1", location);
    assertThat(rule(point, "CO-M1").rule())
        .isEqualTo(
            new LimitRule(
                Comparison.GE, alarm, Comparison.LT, restore, new Delays(0, 30_000), null));
    assertThat(rule(point, "CO-M2").rule())
        .isEqualTo(
            new LimitRule(Comparison.GE, cut, Comparison.LT, restore, new Delays(0, 30_000), null));
    RuleText text = rule(point, "CO-M1").text();
    assertThat(text.limitMark().letter()).isEqualTo(mark);
    assertThat(text.isLaw()).as("only what was verified is law").isEqualTo(mark.equals("V"));
  }

  @Test
  void ruleThatTheTableDoesNotHaveForALocationIsNotBound() {
    assertThat(rules(with("face_T1", "main_return")))
        .extracting(BoundRule::ruleId)
        .containsExactly(
            "CO-M1", "CO-M3", "CO-M5", "IN-01", "IN-02", "IN-04", "IN-05-S", "IN-07-B");
  }

  @Test
  void textTellsPeopleWhatItIsAndWhereItComesFrom() {
    BoundRule rule = rule(POINT, "CO-M2");
    assertThat(rule.severity()).isEqualTo(Severity.ORANGE);
    assertThat(rule.scheme()).isEqualTo(Scheme.THREE_COLOUR);
    assertThat(rule.text())
        .isEqualTo(
            new RuleText(
                "甲烷达到断电值",
                "Methane at the cut-off value",
                "AQ 1029-2019 / 煤矿安全规程",
                Mark.VERIFIED,
                Mark.VERIFIED,
                "CO-M",
                2));
  }

  @ParameterizedTest(name = "{0} every {1} ms under {2}: {3} ms")
  @CsvSource({
    "periodic, 1000, coal, 60000",
    "periodic, 25000, coal, 75000",
    "periodic, 1000, integrity, 300000",
    "periodic, 200000, integrity, 600000"
  })
  void silenceIsThreeSamplesOrTheFloorOfThePack(
      String reporting, long sample, String pack, long expected) {
    String point =
        with("\"sampleMillis\":1000", "\"sampleMillis\":" + sample)
            .replace("\"kind\"", "\"reporting\":\"" + reporting + "\",\"kind\"");
    List<BoundRule> rules = bound('"' + pack + '"', point).points().get(0).rules();
    assertThat(rules)
        .filteredOn(rule -> rule.ruleId().equals("IN-01"))
        .singleElement()
        .extracting(BoundRule::rule)
        .isEqualTo(new StaleRule(expected));
  }

  @Test
  void pointThatReportsByExceptionIsJudgedForSilenceOnlyIfAsked() {
    String quiet = with("\"kind\"", "\"reporting\":\"byException\",\"kind\"");
    assertThat(rules(quiet)).extracting(BoundRule::ruleId).doesNotContain("IN-01");
    String asked = quiet.replace("\"kind\"", "\"rules\":[\"IN-01\"],\"kind\"");
    assertThat(rules(asked)).extracting(BoundRule::ruleId).containsExactly("IN-01");
  }

  @Test
  void chosenRulesAreBoundAndNoOthers() {
    assertThat(rules(with("\"kind\"", "\"rules\":[\"CO-M2\"],\"kind\"")))
        .extracting(BoundRule::ruleId)
        .containsExactly("CO-M2");
  }

  @Test
  void kindWithoutRulesIsWatchedForIntegrityOnly() {
    String power = with("\"gas.ch4\"", "\"power.energy15\"").replace("\"%CH4\"", "\"kWh\"");
    assertThat(rules(power))
        .extracting(BoundRule::ruleId)
        .containsExactly("IN-01", "IN-02", "IN-04", "IN-05-S", "IN-07-B");
  }

  @Test
  void fansAreDiscrete() {
    String fan = with("\"gas.ch4\"", "\"fan.local\"").replace("\"%CH4\"", "\"bool\"");
    assertThat(rule(fan, "CO-F1").rule())
        .isEqualTo(new DiscreteRule(0, new Delays(5000, 30_000), null));
  }

  @Test
  void customRulesComeLastInTheSchemeOfTheFirstPack() {
    String point =
        with(
            "\"kind\"",
            "\"rules\":[],\"customRules\":[{\"id\":\"X-1\",\"rule\":\"discrete\",\"abnormal\":3,"
                + "\"severity\":1,\"gate\":{\"point\":\"P1\",\"value\":7}}],\"kind\"");
    BoundRule custom = rules(point).get(0);
    assertThat(custom.scheme()).isEqualTo(Scheme.THREE_COLOUR);
    assertThat(custom.text().isLaw()).isFalse();
    WatchDefinition watch = custom.watch(12, 4, code -> code.equals("P1") ? 99 : -1);
    assertThat(watch.number()).isEqualTo(12);
    assertThat(watch.ruleVersion()).isEqualTo(4);
    assertThat(watch.rule()).isEqualTo(new DiscreteRule(3, Delays.NONE, new Gate(99, 7)));
  }

  @Test
  void gateIsFilledIntoEveryKindThatHasOne() {
    String[] kinds = {
      "\"rule\":\"limit\",\"comparison\":\"GE\",\"limit\":3",
      "\"rule\":\"rateOfChange\",\"change\":3,\"windowMillis\":5"
    };
    for (String kind : kinds) {
      String custom =
          "\"rules\":[],\"customRules\":[{\"id\":\"X\",\"severity\":1,"
              + kind
              + ",\"gate\":{\"point\":\"P1\",\"value\":7}}],\"kind\"";
      Rule rule = rules(with("\"kind\"", custom)).get(0).watch(0, 1, code -> 5).rule();
      assertThat(rule).asString().contains("Gate[slot=5, value=7.0]");
    }
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"location\":\"face_T1\" | '' | /points/0/location | 安装位置",
        "face_T1 | attic | /points/0/location | attic",
        "%CH4 | %LEL | /points/0/measureUnit | %CH4",
        "\"rangeHigh\":40 | \"rangeHigh\":2 | /points/0 | 超出量程",
        "\"kind\" | \"rules\":[\"CO-M4\"],\"kind\" | /points/0/rules/0 | CO-M4",
        "\"kind\" | \"rules\":[\"CO-C1\"],\"kind\" | /points/0/rules/0 | 不适用",
        "\"kind\" | \"limits\":{\"L\":9,\"H\":8},\"kind\" | /points/0/limits/H | 应大于"
      })
  void whatDoesNotFitIsRefusedInWordsWithItsPlace(
      String right, String wrong, String pointer, String word) {
    List<Complaint> complaints = refused("\"coal\"", with(right, wrong));
    assertThat(complaints).extracting(Complaint::pointer).contains(pointer);
    assertThat(complaints).anySatisfy(complaint -> assertThat(complaint.zh()).contains(word));
    assertThat(complaints).allSatisfy(c -> assertThat(c.en()).isNotBlank());
  }

  @Test
  void customRuleMayNotTakeTheIdOfAPackRule() {
    String point =
        with(
            "\"kind\"",
            "\"customRules\":[{\"id\":\"CO-M1\",\"rule\":\"stale\",\"silentMillis\":5,"
                + "\"severity\":1}],\"kind\"");
    assertThat(refused("\"coal\"", point))
        .extracting(Complaint::pointer)
        .containsExactly("/points/0/customRules/0/id");
  }

  @Test
  void unknownPackIsNamed() {
    assertThat(refused("\"coal\",\"moon\"", POINT))
        .extracting(Complaint::pointer)
        .containsExactly("/packs/1");
  }

  @Test
  void unusualRangeIsAWarningAndStopsNothing() {
    Binding.Outcome.Bound bound = bound("\"coal\"", with("\"rangeHigh\":40", "\"rangeHigh\":100"));
    assertThat(bound.warnings()).hasSize(1);
    assertThat(bound("\"coal\"", POINT).warnings()).isEmpty();
  }

  @Test
  void kindThatNoPackJudgesIsAWarningUnlessThePlantHasRulesOfItsOwn() {
    String misspelt = with("gas.ch4", "gas.chh4");
    assertThat(bound("\"coal\"", misspelt).warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.pointer()).isEqualTo("/points/0/kind");
              assertThat(warning.zh()).contains("gas.chh4").contains("不判限值");
              assertThat(warning.en()).contains("gas.chh4").contains("no limit");
            });
    assertThat(bound("\"coal\"", misspelt.replace("\"kind\"", "\"rules\":[],\"kind\"")).warnings())
        .isEmpty();
    String custom =
        "\"customRules\":[{\"id\":\"X\",\"rule\":\"stale\",\"silentMillis\":5000,\"severity\":1}],"
            + "\"kind\"";
    assertThat(bound("\"coal\"", misspelt.replace("\"kind\"", custom)).warnings()).isEmpty();
  }

  @Test
  void plantValuesFillLimitsScaledAndShifted() {
    RulePack pack = pack("{\"plant\":\"H\",\"factor\":0.5,\"plus\":1}", "{\"plant\":\"H\"}");
    String point = with("\"kind\"", "\"limits\":{\"H\":1.5},\"kind\"");
    Binding.Outcome outcome = Binding.bind(file("\"coal\"", point), List.of(pack));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Binding.Outcome.Bound.class,
            bound ->
                assertThat(bound.points().get(0).rules().get(0).rule())
                    .isEqualTo(
                        new LimitRule(Comparison.GE, 1.75, Comparison.LT, 1.5, Delays.NONE, null)));
  }

  @Test
  void missingPlantValueAndWrongOrderAreRefused() {
    RulePack pack = pack("{\"plant\":\"H\"}", "{\"plant\":\"H\",\"plus\":1}");
    for (String limits : List.of("{}", "{\"H\":1.5}")) {
      String point = with("\"kind\"", "\"limits\":" + limits + ",\"kind\"");
      assertThat(Binding.bind(file("\"coal\"", point), List.of(pack)))
          .isInstanceOfSatisfying(
              Binding.Outcome.Refused.class,
              refused ->
                  assertThat(refused.complaints())
                      .extracting(Complaint::pointer)
                      .containsExactly("/points/0/limits"));
    }
  }

  private static RulePack pack(String limit, String clear) {
    String json =
        """
        {"id":"x","name":"包","nameEn":"Pack","rules":[{"id":"X-1","kinds":["gas.ch4"],
          "units":["*"],"name":"规则","nameEn":"Rule","rule":"limit","comparison":"GE",
          "limit":%s,"clearWhen":"LT","clear":%s,"severity":3,"clause":"c","limitMark":"V",
          "clearMark":"P"}]}
        """
            .formatted(limit, clear);
    PackReader.Outcome outcome = PackReader.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).isInstanceOf(PackReader.Outcome.Taken.class);
    return ((PackReader.Outcome.Taken) outcome).pack();
  }
}
