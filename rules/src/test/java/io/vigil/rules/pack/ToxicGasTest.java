package io.vigil.rules.pack;

import static io.vigil.rules.pack.PackFiles.bound;
import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.pack.PackFiles.refused;
import static io.vigil.rules.pack.PackFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.plant.Complaint;
import io.vigil.model.rule.LimitRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How limits of toxic gases reach a detector in its own unit. */
class ToxicGasTest {
  private static String detector(String unit, double high, String keys) {
    return point("TK1.TOX", "gas.toxic", unit, 0, high, keys);
  }

  private static Binding.Outcome.Bound chem(String point) {
    return bound(plant("chem", point, ""));
  }

  private static LimitRule limit(BoundRule rule) {
    assertThat(rule.rule()).isInstanceOf(LimitRule.class);
    return (LimitRule) rule.rule();
  }

  @Test
  void detectorInTheUnitOfTheLimitNeedsNoReferenceTemperature() {
    Binding.Outcome.Bound bound = chem(detector("mg/m3", 1000, ",\"gas\":\"H2S\""));
    assertThat(limit(rule(bound, "CH-T1")).limit()).isEqualTo(10);
    assertThat(limit(rule(bound, "CH-T1")).clear()).isEqualTo(9);
    assertThat(limit(rule(bound, "CH-T2")).limit()).isEqualTo(20);
    assertThat(limit(rule(bound, "CH-T2")).clear()).isEqualTo(18);
    assertThat(limit(rule(bound, "CH-T3")).limit()).isEqualTo(430);
    assertThat(limit(rule(bound, "CH-T3")).clear()).isEqualTo(387);
    assertThat(rule(bound, "CH-T1").text().name()).isEqualTo("有毒气体一级报警（硫化氢 MAC 10 mg/m3）");
    assertThat(rule(bound, "CH-T2").text().nameEn())
        .isEqualTo("Toxic gas, second level (2 × hydrogen sulphide MAC 10 mg/m3)");
  }

  @Test
  void limitIsConvertedToTheUnitOfTheDetectorAndSaysHow() {
    Binding.Outcome.Bound bound = chem(detector("ppm", 500, ",\"gas\":\"H2S\",\"refTempC\":20"));
    BoundRule first = rule(bound, "CH-T1");
    assertThat(limit(first).limit()).isCloseTo(7.06, within(0.005));
    assertThat(limit(first).clear()).isCloseTo(0.9 * limit(first).limit(), within(1e-9));
    assertThat(first.text().name()).isEqualTo("有毒气体一级报警（硫化氢 MAC 10 mg/m3 = 7.06 ppm，20 ℃，M 34.08）");
    assertThat(first.text().nameEn())
        .isEqualTo(
            "Toxic gas, first level (hydrogen sulphide MAC 10 mg/m3 = 7.06 ppm at 20 degC, M 34.08)");
    BoundRule third = rule(bound, "CH-T3");
    assertThat(limit(third).limit()).isCloseTo(303.5, within(0.1));
    assertThat(third.text().nameEn()).contains("hydrogen sulphide IDLH 430 mg/m3 = 304 ppm");
  }

  @ParameterizedTest(name = "{0} at {1} degC: {2} ppm")
  @CsvSource({"CO, 0, 16.0", "CO, 20, 17.2", "CO, 25, 17.5", "NH3, 20, 28.2", "Cl2, 20, 0.34"})
  void sameLimitIsAnotherNumberAtAnotherTemperature(String gas, double celsius, double ppm) {
    String keys = ",\"gas\":\"" + gas + "\",\"refTempC\":" + celsius;
    Binding.Outcome.Bound bound = chem(detector("ppm", 3000, keys));
    assertThat(limit(rule(bound, "CH-T1")).limit()).isCloseTo(ppm, within(0.06));
  }

  @Test
  void limitInPpmReachesADetectorInMilligrams() {
    String keys = ",\"gas\":\"CO\",\"refTempC\":0,\"rules\":[\"CO-C1\"]";
    BoundRule rule =
        rule(bound(plant("coal", point("CO1", "gas.co", "mg/m3", 0, 600, keys), "")), "CO-C1");
    assertThat(limit(rule).limit()).isCloseTo(30, within(0.01));
    assertThat(limit(rule).clear()).isCloseTo(27.5, within(0.01));
    assertThat(rule.text().name()).endsWith("（24 ppm = 30 mg/m3，0 ℃，M 28.01）");
    assertThat(rule.text().isLaw()).as("limit and molar mass were both verified").isTrue();
  }

  @ParameterizedTest(name = "{0}: {1} refused for want of {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ppm|,\"gas\":\"H2S\"|refTempC|换算须填写仪表的参考温度（refTempC，℃）|"
            + "the field refTempC must give the instrument's reference temperature",
        "mg/m3|''|gas|须填写气体（gas）|the field gas must name the gas",
        "ppm|,\"refTempC\":20|gas|须填写气体（gas）|the field gas must name the gas",
        "mg/m3|,\"gas\":\"Xe\"|gas|“Xe” 不在限值表|gas 'Xe' is not in the table of limits"
      })
  void detectorThatDoesNotSayWhatIsNeededIsRefusedByTheNameOfTheField(
      String unit, String keys, String field, String zh, String en) {
    List<Complaint> complaints = refused(plant("chem", detector(unit, 1000, keys), ""));
    assertThat(complaints)
        .hasSize(3)
        .allSatisfy(
            complaint -> {
              assertThat(complaint.pointer()).isEqualTo("/points/0/" + field);
              assertThat(complaint.zh()).startsWith("规则 CH-T").contains(zh);
              assertThat(complaint.en()).startsWith("rule CH-T").contains(en);
            });
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnceAndOnce() {
    String point = detector("ppm", 1000, ",\"rules\":[\"CH-T1\"]");
    assertThat(refused(plant("chem", point, "")))
        .extracting(Complaint::pointer)
        .containsExactly("/points/0/gas", "/points/0/refTempC");
  }

  @ParameterizedTest(name = "{0} of {1} in {2}: should be {3}")
  @CsvSource({
    "chem, gas.combustible, %VOL, %LEL",
    "chem, gas.combustible, ppm, %LEL",
    "chem, gas.o2, mg/m3, %VOL",
    "chem, gas.toxic, %VOL, mg/m3",
    "chem, gas.toxic, ug/m3, mg/m3",
    "coal, gas.ch4, %LEL, %CH4 / %VOL",
    "coal, gas.h2s, %VOL, ppm",
    "dust, gas.h2, %VOL, %LEL",
    "dust, gas.h2, ppm, %LEL"
  })
  void otherUnitsAreNeverConvertedWhateverThePointSays(
      String pack, String kind, String is, String allowed) {
    String keys = ",\"gas\":\"H2S\",\"refTempC\":20,\"location\":\"face_T1\"";
    assertThat(refused(plant(pack, point("P1", kind, is, 0, 100, keys), "")))
        .isNotEmpty()
        .allSatisfy(
            complaint -> {
              assertThat(complaint.pointer()).isEqualTo("/points/0/measureUnit");
              assertThat(complaint.zh()).contains("应使用 " + allowed + "，现为 " + is + "；两者不能互换");
              assertThat(complaint.en()).contains(allowed + ", not " + is + "; these cannot be");
            });
  }

  @Test
  void gasWithoutIdlhHasNoThirdLevel() {
    assertThat(chem(detector("mg/m3", 1000, ",\"gas\":\"vinyl-chloride\"")).points().get(0).rules())
        .extracting(BoundRule::ruleId)
        .containsExactly("CH-T1", "CH-T2", "IN-01", "IN-02", "IN-04", "IN-05-S", "IN-07-B");
  }

  @Test
  void proposalThatTheDetectorCannotReachIsLeftOutWithAWarning() {
    Binding.Outcome.Bound bound = chem(detector("ppm", 100, ",\"gas\":\"H2S\",\"refTempC\":20"));
    assertThat(bound.points().get(0).rules())
        .extracting(BoundRule::ruleId)
        .containsExactly("CH-T1", "CH-T2", "IN-01", "IN-02", "IN-04", "IN-05-S", "IN-07-B");
    assertThat(bound.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.pointer()).isEqualTo("/points/0/rangeHigh");
              assertThat(warning.zh()).contains("CH-T3", "超出量程 0.0–100.0", "该规则未启用");
              assertThat(warning.en()).contains("CH-T3", "outside the range", "not bound");
            });
  }

  @ParameterizedTest(name = "range to {0} ppm, {1}")
  @CsvSource({"5, ''", "100, ',\"rules\":[\"CH-T3\"]'"})
  void limitOfLawOrOfThePlantsChoiceThatCannotBeReachedIsRefused(double high, String rules) {
    String keys = ",\"gas\":\"H2S\",\"refTempC\":20" + rules;
    assertThat(refused(plant("chem", detector("ppm", high, keys), "")))
        .isNotEmpty()
        .allSatisfy(complaint -> assertThat(complaint.zh()).contains("超出量程"));
  }
}
