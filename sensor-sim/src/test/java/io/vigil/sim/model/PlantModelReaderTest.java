package io.vigil.sim.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.Complaint;
import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.reading.QualityReason;
import io.vigil.sim.plant.Integral;
import io.vigil.sim.plant.Mix;
import io.vigil.sim.plant.PlantFileWriter;
import io.vigil.sim.plant.Quantity;
import io.vigil.sim.plant.SensorModel;
import io.vigil.sim.scenario.Act;
import io.vigil.sim.scenario.Demo;
import io.vigil.sim.scenario.Expectation;
import io.vigil.sim.scenario.Pending;
import io.vigil.sim.scenario.Scenario;
import io.vigil.sim.scenario.TimedAct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantModelReaderTest {
  private static final String ACTS = "\"acts\": [";

  @Test
  void exampleOfThePageIsReadAsItStandsThere() {
    PlantModel model = Example.model();
    assertThat(model.file().enterprise()).isEqualTo("sump-a");
    assertThat(model.quantities())
        .extracting(Quantity::name)
        .containsExactly("inflow", "pumpWorks", "ripple", "wanted", "pump", "level", "surface");
    assertThat(model.quantities().get(5).element())
        .isEqualTo(
            new Integral(
                new Mix(0, List.of(new Mix.Term("inflow", 1), new Mix.Term("pump", -60))),
                3600,
                1.5,
                0,
                4,
                0,
                null));
    assertThat(model.sensors())
        .containsExactly(
            new SensorModel("S1.LT", "surface", 0.005, 0.01, 0.01),
            new SensorModel("S1.P1", "pump", 0, 0, 0));
    Scenario fails = model.scenario("pump-fails").orElseThrow();
    assertThat(fails.length()).isEqualTo(Duration.ofSeconds(320));
    assertThat(fails.when()).isNull();
    assertThat(fails.acts()).hasSize(4);
    assertThat(fails.acts().get(3))
        .isEqualTo(new TimedAct(150_000, new Act.Move("inflow", 18, 10)));
    assertThat(fails.expectations())
        .containsExactly(new Expectation("S1.LT", "SUMP-H", 60_000, 145_000, 200_000, 300_000));
    assertThat(model.demo()).isEqualTo(new Demo(fails, List.of(fails), 60_000, 180_000));
    assertThat(model.scenario("earthquake")).isEmpty();
  }

  @Test
  void everyActIsReadForWhatItIs() {
    String acts =
        """
        {"at": 1, "silence": "S1.LT"}, {"at": 2, "release": "S1.LT"},
        {"at": 3, "force": "S1.LT", "to": 4.5}, {"at": 4, "freeze": "S1.P1"},
        {"at": 5, "mark": "S1.LT", "as": "CALIBRATING"},
        {"at": 6, "release": "S1.LT"}, {"at": 6, "release": "S1.P1"},
        {"at": 7, "disconnect": "gw1"}, {"at": 8, "connect": "gw1"}""";
    Scenario scenario =
        taken(
                Example.json()
                    .replaceFirst("(?s)\"acts\": \\[.*?\\n      \\]", ACTS + acts + "]")
                    .replace("\"seconds\"", "\"when\": \"pump\", \"seconds\"")
                    .replace(
                        "\"expects\"",
                        "\"pending\": [{\"point\": \"S1.P1\", \"rule\": \"X\", \"raise\": [1, 2],"
                            + " \"clear\": [3, 4], \"kind\": \"together\"}], \"expects\""))
            .scenarios()
            .get(0);
    assertThat(scenario.when()).isEqualTo("pump");
    assertThat(scenario.acts())
        .containsExactly(
            new TimedAct(1_000, new Act.Silence("S1.LT")),
            new TimedAct(2_000, new Act.Release("S1.LT")),
            new TimedAct(3_000, new Act.Force("S1.LT", 4.5)),
            new TimedAct(4_000, new Act.Freeze("S1.P1")),
            new TimedAct(5_000, new Act.Mark("S1.LT", QualityReason.CALIBRATING)),
            new TimedAct(6_000, new Act.Release("S1.LT")),
            new TimedAct(6_000, new Act.Release("S1.P1")),
            new TimedAct(7_000, new Act.Disconnect("gw1")),
            new TimedAct(8_000, new Act.Connect("gw1")));
    assertThat(scenario.pending())
        .containsExactly(
            new Pending(new Expectation("S1.P1", "X", 1_000, 2_000, 3_000, 4_000), "together"));
  }

  /** One thing of the example is replaced by another; what follows of it may be named too. */
  @ParameterizedTest(name = "{2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"division\": \"140428\"|\"division\": \"1404\"|/plant/division|must be a division code of 6 digits, or of 9 with the town",
        "\"sampleMillis\": 5000|\"sampleMillis\": 500|/plant/points/0/sampleMillis|must be whole seconds in a model",
        "\"is\": \"product\"|\"is\": \"magic\"|/quantities/pump/is|must be one of lever, wander, day, shift, sum, product, integral, latch",
        "\"start\": 18|\"begin\": 18|/quantities/inflow/begin|unknown field",
        "\"start\": 18|\"start\": \"many\"|/quantities/inflow/start|must be a number",
        "\"memory\": 20|\"memory\": 0|/quantities/ripple/memory|must be more than 0",
        "\"spread\": 0.01, |''|/quantities/ripple/spread|is missing",
        "[\"wanted\", \"pumpWorks\"]|[\"wanted\", \"works\"]|/quantities/pump/of/1|no quantity works",
        "[\"wanted\", \"pumpWorks\"]|[]|/quantities/pump/of|name at least one quantity",
        "{\"level\": 1, |{\"levle\": 1, |/quantities/surface/of/levle|no quantity levle",
        "\"of\": \"level\"|\"of\": \"depth\"|/quantities/wanted/of|no quantity depth",
        "\"per\": 3600|\"per\": -1|/quantities/level/per|must be more than 0",
        "\"start\": 1.5|\"start\": 9|/quantities/level/start|must be within the bounds",
        "\"most\": 4|\"most\": -4|/quantities/level/most|must not be less than least",
        "\"most\": 4|\"most\": 4, \"during\": \"rain\"|/quantities/level/during|no quantity rain",
        "\"ripple\": {\"is\": \"wander\"|\"a b\": {\"is\": \"lever\"}, \"ripple\": {\"is\": \"wander\"|/quantities/a b|must be named with letters and digits",
        "\"shows\": \"pump\"|\"shows\": \"pumps\"|/sensors/1/shows|no quantity pumps",
        "\"noise\": 0.005|\"noise\": -0.005|/sensors/0/noise|must not be negative",
        "\"step\": 0.01|\"step\": 0|/sensors/0/step|a noisy sensor needs a resolution",
        "\"id\": \"pump-fails\"|\"id\": \"Pump fails\"|/scenarios/0/id|must be 1 to 40 of a-z, 0-9 and -",
        "\"seconds\": 320|\"seconds\": 320, \"when\": \"night\"|/scenarios/0/when|no quantity night",
        "{\"at\": 0, \"move\": \"inflow\"|{\"move\": \"pump\", \"to\": 1}, {\"at\": 0, \"move\": \"inflow\"|/scenarios/0/acts/1/move|there is no pump",
        "{\"at\": 0, \"move\": \"inflow\"|{\"silence\": \"S9\"}, {\"at\": 0, \"move\": \"inflow\"|/scenarios/0/acts/1/silence|there is no S9",
        "{\"at\": 0, \"move\": \"inflow\"|{\"silence\": \"S1.LT\"}, {\"at\": 0, \"move\": \"inflow\"|/scenarios/0/acts|S1.LT is not left as it was found",
        "{\"at\": 0, \"move\": \"inflow\"|{\"mark\": \"S1.LT\"}, {\"at\": 0, \"move\": \"inflow\"|/scenarios/0/acts/1/as|is missing",
        "{\"at\": 0, \"move\": \"inflow\"|{\"disconnect\": \"gw1\"}, {\"at\": 0, \"move\": \"inflow\"|/scenarios/0/acts|gw1 is not left as it was found",
        "\"to\": 18, \"over\": 10|\"to\": 19, \"over\": 10|/scenarios/0/acts|inflow is not left as it was found",
        "\"over\": 10|\"over\": 171|/scenarios/0/acts/3/over|must be a whole number from 0 to 170",
        "\"over\": 10|\"over\": 10, \"freeze\": \"S1.LT\"|/scenarios/0/acts/3|must name exactly one of [move, silence, force, freeze, mark, release, disconnect, connect]",
        "\"rule\": \"SUMP-H\", \"raise\"|\"rule\": \"SUMP-H\", \"level\": 1, \"raise\"|/scenarios/0/expects/0/level|unknown field",
        "\"raise\": [60, 145]|\"raise\": [145, 60]|/scenarios/0/expects/0/raise|must be two whole seconds, from and to, within the 320 s of the scenario",
        "\"clear\": [200, 300]|\"clear\": [200, 400]|/scenarios/0/expects/0/clear|must be two whole seconds, from and to, within the 320 s of the scenario",
        "\"clear\": [200, 300]|\"clear\": [20, 300]|/scenarios/0/expects/0/clear|must not be before raise",
        "\"point\": \"S1.LT\", \"rule\"|\"point\": \"S1\", \"rule\"|/scenarios/0/expects/0/point|there is no S1",
        "\"expects\"|\"pending\": [{\"point\": \"S1.LT\", \"rule\": \"X\", \"raise\": [1, 2], \"clear\": [3, 4], \"kind\": \"limit\"}], \"expects\"|/scenarios/0/pending/0/kind|must be one of [together, execution, power, stuck, expr, delta_pct]",
        "\"first\": \"pump-fails\"|\"first\": \"rain\"|/demo/first|no such scenario",
        "\"then\": [\"pump-fails\"]|\"then\": [\"pump-fails\", \"rain\"]|/demo/then/1|no such scenario",
        "\"pauseTo\": 180|\"pauseTo\": 60|/demo/pauseTo|must be a whole number from 61 to 86401",
        "\"demo\"|\"colour\": 1, \"demo\"|/colour|unknown field"
      })
  void mistakeIsNamedWithItsPlaceInBothLanguages(
      String right, String wrong, String pointer, String words) {
    assertThat(Example.json()).contains(right);
    List<Complaint> complaints = refused(Example.json().replace(right, wrong));
    assertThat(complaints)
        .extracting(Complaint::toString)
        .hasSizeBetween(1, 3)
        .contains(pointer + ": " + words);
    assertThat(complaints)
        .allSatisfy(one -> assertThat(one.zh()).containsPattern("[\\u4e00-\\u9fff]"));
  }

  @Test
  void everyPointNeedsOneSensorAndOneOnly() {
    String json = Example.json();
    String sensor = "{\"point\": \"S1.P1\", \"shows\": \"pump\"}";
    assertThat(refused(json.replace(sensor, sensor + "," + sensor)))
        .extracting(Complaint::toString)
        .containsExactly("/sensors/2/point: point S1.P1 is unknown, or has a sensor already");
    assertThat(refused(json.replace("},\n    " + sensor, "}")))
        .extracting(Complaint::toString)
        .containsExactly("/sensors: point S1.P1 has no sensor");
  }

  @Test
  void scenarioIdsAreUnique() {
    String again = "{\"id\": \"pump-fails\", \"zh\": \"又\", \"en\": \"again\", \"seconds\": 1},";
    assertThat(refused(Example.json().replace("\"scenarios\": [", "\"scenarios\": [" + again)))
        .extracting(Complaint::toString)
        .containsExactly("/scenarios/1/id: scenario pump-fails is named twice");
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    String json =
        Example.json()
            .replace("\"memory\": 20", "\"memory\": 0")
            .replace("\"noise\": 0.005", "\"noise\": \"much\"")
            .replace("\"seconds\": 320", "\"second\": 320");
    assertThat(refused(json))
        .extracting(Complaint::pointer)
        .contains(
            "/quantities/ripple/memory",
            "/sensors/0/noise",
            "/scenarios/0/seconds",
            "/scenarios/0/second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"plant\": ", "{} {}", "true"})
  void whatIsNoJsonObjectIsRefusedAsAWhole(String text) {
    assertThat(refused(text)).hasSize(1);
  }

  @Test
  void emptyObjectLacksEverything() {
    assertThat(refused("{}"))
        .extracting(Complaint::toString)
        .contains("/plant: is missing", "/quantities: is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "tank-farm", "casting-shop"})
  void plantOfABuiltInModelIsWhatTheOnboardingReads(String name) {
    PlantModel model = Plants.of(name);
    byte[] written = PlantFileWriter.write(model.file());
    assertThat(PlantFileReader.read(written))
        .isEqualTo(new PlantFileReader.Outcome.Taken(model.file()));
    assertThat(model.demo()).isNotNull();
  }

  private static PlantModel taken(String json) {
    PlantModelReader.Outcome outcome = read(json);
    assertThat(outcome).isInstanceOf(PlantModelReader.Outcome.Taken.class);
    return ((PlantModelReader.Outcome.Taken) outcome).model();
  }

  private static List<Complaint> refused(String json) {
    PlantModelReader.Outcome outcome = read(json);
    assertThat(outcome).isInstanceOf(PlantModelReader.Outcome.Refused.class);
    return ((PlantModelReader.Outcome.Refused) outcome).complaints();
  }

  private static PlantModelReader.Outcome read(String json) {
    return PlantModelReader.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
