package io.vigil.standalone;

import static io.vigil.standalone.ChainTape.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.GroundTruth.Period;
import io.vigil.standalone.PostedReadings.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenarios of the domain guide through door, ingest, log, Flink and alerting in one, each at its
 * limit and beside it. Their time is that of the stamps (gateways in mode REPLAY), so none waits;
 * the cases of a scenario are units of one plant, and are played side by side.
 */
class ScenarioChainIT {
  private static final String HEADING = ",\"location\":\"heading_T1\"";

  @TempDir static Path data;

  /** Raised at once, so that its minute passes while the other scenarios are played. */
  private static JsonNode red;

  private static Standalone vigil;
  private static VigilApi admin;
  private static ChainAnswers answers;

  private ChainTape tape;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts());
    String password = Files.readString(data.resolve("passwords").resolve("admin")).strip();
    admin = VigilApi.login(vigil.endpoints().http(), "admin", password);
    answers = new ChainAnswers(admin);
    red = RedPlant.raise(vigil.endpoints(), admin);
    LatePlant.send(vigil.endpoints(), admin);
  }

  @AfterAll
  static void stop() {
    vigil.close();
  }

  @BeforeEach
  void wind() {
    tape = new ChainTape(vigil, admin);
  }

  @Test
  @DisplayName(
      "scenarios 04 05 through the chain: 9.999 s and 10 s, 9 min 59.999 s and 10 min, 20 % and one"
          + " ulp above, 70.0 and 70.1 degC and one ulp, 4.999 s and 5 s")
  void dust() throws IOException, InterruptedException {
    DustTape dust = new DustTape(tape);
    dust.fan("A", 9_999, 10 * MINUTE);
    dust.fan("B", 10_000, 599_999);
    dust.bags("C", 1200, 70.0, 0);
    dust.bags("D", Math.nextUp(1200.0), Math.nextUp(70.0), 4_999);
    dust.bags("E", 1000, 70.1, 5_000);
    assertThat(tape.played("dust-chain", "dust", ""))
        .containsExactlyInAnyOrder(
            "DU-F1 B.FAN 70.0",
            "DU-F2 B.FAN 899.999",
            "DU-P1 D.DP 120.0",
            "DU-T1 D.TEMP 60.0",
            "DU-T1 E.TEMP 60.0",
            "DU-T3 E.TEMP 65.0");
  }

  @Test
  @DisplayName(
      "scenario 06 through the chain: water lost before and behind the gate, one ulp below the"
          + " recipe, 2.999 s and 3 s to the shut-off")
  void casting() throws IOException, InterruptedException {
    String gates = "";
    for (String unit : List.of("A", "B", "C")) {
      gates +=
          (gates.isEmpty() ? "" : ",")
              + "{\"name\":\"casting\",\"unit\":\"%s\",\"point\":\"%s.ARMED\",\"value\":1}"
                  .formatted(unit, unit);
    }
    pit("A", 0, 0.05, 0);
    pit("B", 1, Math.nextDown(0.2), 2_999);
    pit("C", 1, 0.05, 3_000);
    assertThat(tape.played("pit-chain", "al_casting", ",\"gates\":[" + gates + "]"))
        .containsExactlyInAnyOrder("AL-P1 B.P 60.0", "AL-P1 C.P 60.0", "AL-X1 C.ILK 63.0");
  }

  private void pit(String unit, double armed, double water, long confirmed) {
    String limits = ",\"limits\":{\"recipe\":0.3,\"recipe_min\":0.2}";
    String pressure = tape.point(unit, "P", "cool.inlet_pressure", "MPa", 1, limits);
    String interlock = tape.point(unit, "ILK", "interlock.exec", "bool", 1, "");
    String gate = tape.point(unit, "ARMED", "phase", "bool", 1, ",\"rules\":[]");
    tape.role("AL-X1", interlock, "casting", pressure);
    tape.say(0, gate, armed);
    tape.say(0, pressure, 0.3);
    tape.say(0, interlock, 0);
    tape.say(MINUTE, pressure, water);
    tape.say(MINUTE + confirmed, interlock, 1);
  }

  @Test
  @DisplayName(
      "scenario 12 through the chain: two level instruments 1.0 % and 1.1 % of the height apart")
  void levels() throws IOException, InterruptedException {
    for (String unit : List.of("A", "B")) {
      String limits =
          ",\"limits\":{\"LL\":0.5,\"L\":1,\"H\":6,\"HH\":7,\"height\":8},\"rules\":[\"CH-L5\"]";
      String one = tape.point(unit, "LT1", "tank.level", "m", 10, limits);
      String other = tape.point(unit, "LT2", "tank.level", "m", 10, limits);
      tape.role("CH-L5", one, "other", other);
      tape.say(0, one, 0);
      tape.say(0, other, 0);
      tape.say(MINUTE, other, (unit.equals("A") ? 0.010 : 0.011) * 8);
    }
    assertThat(tape.played("tank-chain", "chem", "")).containsExactly("CH-L5 B.LT1 360.0");
  }

  @Test
  @DisplayName(
      "scenario 02 through the chain: an over-limit 10 min after the one before belongs to it, one"
          + " a millisecond later is another alert")
  void secondOverLimit() throws IOException, InterruptedException {
    relapse("A", 10 * MINUTE);
    relapse("B", 10 * MINUTE + 1);
    List<Period> periods = tape.periods("relapse-chain", "coal", "");
    assertThat(periods).extracting(Period::rule).containsOnly("CO-M1").hasSize(4);
    assertThat(answers.alerts("relapse-chain", "A.T1")).isEqualTo(1);
    assertThat(answers.alerts("relapse-chain", "B.T1")).isEqualTo(2);
  }

  /** Over the limit for a minute, cleared after 30 s below it, and over it again so much later. */
  private void relapse(String unit, long later) {
    String methane = tape.point(unit, "T1", "gas.ch4", "%CH4", 4, HEADING);
    tape.say(0, methane, 0.9);
    tape.say(MINUTE, methane, 1.0);
    tape.say(2 * MINUTE, methane, 0.9);
    tape.say(2 * MINUTE + 30_000 + later, methane, 1.0);
  }

  @Test
  @DisplayName(
      "scenario 03 through the chain: gas of a bottle under the mark raises nothing; a mark left on"
          + " for 30 min 59.999 s and 31 min; one and two of eight points at once")
  void calibration() throws IOException, InterruptedException {
    List<String> detectors = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      detectors.add(tape.hourly("M", "T" + i, "gas.ch4", "%CH4", 4, HEADING));
      tape.say(0, detectors.get(i), 0.4);
    }
    marked(detectors.get(0), MINUTE, 12 * MINUTE);
    marked(detectors.get(1), 20 * MINUTE, 31 * MINUTE - 1);
    marked(detectors.get(2), 60 * MINUTE, 31 * MINUTE);
    marked(detectors.get(3), 100 * MINUTE, 5 * MINUTE);
    marked(detectors.get(4), 101 * MINUTE, 5 * MINUTE);
    assertThat(tape.played("bottle-chain", "coal", ""))
        .containsExactlyInAnyOrder("IN-04 M.T2 5460.0", "IN-04-M M.T0 6060.0");
  }

  /** Gas of a bottle at a point that is marked as calibrating for so long. */
  private void marked(String point, long from, long millis) {
    tape.say(from, new Posted(point, ChainTape.START + from, 2.0, "CALIBRATING"));
    tape.say(from + millis, point, 0.4);
  }

  @Test
  @DisplayName(
      "scenario 07 through the chain: three blue points of one item and four, one ulp below blue,"
          + " three yellow, two orange, points of two items")
  void tailings() throws IOException, InterruptedException {
    String limits = ",\"limits\":{\"blue\":10,\"yellow\":20,\"orange\":30,\"red\":40}";
    for (String item : List.of("D", "E", "F")) {
      String[] codes = new String[5];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = tape.point(item, "P" + i, "tail.displacement", "mm", 100, limits);
        tape.say(0, codes[i], 1);
      }
      for (String rule : List.of("TP-AG1-Y", "TP-AG1-O", "TP-AG1-R")) {
        tape.role(rule, codes[0], "item", codes);
      }
    }
    show(MINUTE, 10, "D.P0", "D.P1", "D.P2", "E.P0", "E.P1");
    show(2 * MINUTE, Math.nextDown(10.0), "D.P3");
    show(3 * MINUTE, 10, "D.P3");
    show(3 * MINUTE, 20, "F.P0", "F.P1");
    show(4 * MINUTE, 20, "F.P2");
    show(5 * MINUTE, 30, "F.P0");
    show(6 * MINUTE, 30, "F.P1");
    List<Period> items =
        tape.periods("dam-chain", "tailings", "").stream()
            .filter(one -> one.rule().startsWith("TP-AG1"))
            .toList();
    assertThat(items)
        .extracting(one -> "%s %s %d".formatted(one.rule(), one.point(), after(one.raised())))
        .containsExactlyInAnyOrder("TP-AG1-Y D.P0 180", "TP-AG1-O F.P0 240", "TP-AG1-R F.P0 360");
  }

  private static long after(long time) {
    return (time - ChainTape.START) / 1_000;
  }

  private void show(long at, double value, String... points) {
    for (String point : points) {
      tape.say(at, point, value);
    }
  }

  @Test
  @DisplayName(
      "scenario 08 through the chain: a hoist at 13 % and one ulp below 1.3 of 9.7 % of a mine in"
          + " maintenance, one of a mine at work; a load that is lost with and without a notice; a"
          + " slot that comes 20 h late revises a lead and doubles none")
  void power() throws IOException, InterruptedException {
    PowerTape power = new PowerTape(tape);
    power.hoist("A", 3, 13);
    power.hoist("B", 3, Math.nextDown(9.7 * 1.3));
    power.hoist("C", 1, 13);
    power.meters();
    assertThat(tape.played("power-chain", "power", "")).containsExactly("PW-03 A.SHARE 60.0");
    answers.await("the meters are looked at", () -> !lost("power-chain", "E.KWH").isEmpty());
    assertThat(lost("power-chain", "E.KWH"))
        .as("not under the notice")
        .containsExactly(PowerTape.LOST + PowerTape.DAY + 2);
    assertThat(lost("power-chain", "D.KWH"))
        .as("dated by its slots")
        .containsExactly(PowerTape.LATE + 2);
  }

  private static List<Long> lost(String plant, String point)
      throws IOException, InterruptedException {
    List<Long> slots = new ArrayList<>();
    for (JsonNode lead : answers.leads(plant, "LOAD_LOST")) {
      if (lead.path("point").asText().equals(point)) {
        long began = OffsetDateTime.parse(lead.path("began").asText()).toInstant().toEpochMilli();
        slots.add((began - ChainTape.START) / PowerTape.SLOT);
      }
    }
    return slots;
  }

  @Test
  @DisplayName(
      "scenario 11 through the chain: methane of a mine in %LEL is refused in words; carbon monoxide"
          + " in mg/m3 at 20 degC below and above the limit in ppm")
  void units() throws IOException, InterruptedException {
    ChainTape wrong = new ChainTape(vigil, admin);
    wrong.point("A", "T1", "gas.ch4", "%LEL", 100, HEADING);
    assertThatThrownBy(() -> wrong.played("lel-chain", "coal", ""))
        .hasMessageContaining("/points/0/measureUnit")
        .hasMessageContaining("%LEL");
    for (String unit : List.of("A", "B")) {
      String monoxide =
          tape.point(unit, "CO", "gas.co", "mg/m3", 1000, ",\"gas\":\"CO\",\"refTempC\":20");
      tape.say(0, monoxide, 1);
      tape.say(MINUTE, monoxide, unit.equals("A") ? 27.9 : 28.0);
    }
    assertThat(tape.played("monoxide-chain", "steel", "")).containsExactly("ST-C1 B.CO 65.0");
  }

  @Test
  @DisplayName(
      "scenario 10 through the chain: a red of a live gateway is the county's, and after its time"
          + " the prefecture's")
  void redClimbs() throws IOException, InterruptedException {
    String alert = red.get("id").asText();
    answers.await(
        "one minute of the plan", () -> answers.alert(alert).path("escalations").asInt() > 0);
    JsonNode climbed = answers.alert(alert);
    assertThat(red.path("responsible").asText()).isEqualTo("county:533421");
    assertThat(climbed.path("responsible").asText()).isEqualTo("prefecture:5334");
    assertThat(climbed.path("state").asText()).isEqualTo("ACTIVE_UNACKED");
  }

  @Test
  @DisplayName("scenario 02 through the chain: a red that comes back is one alert of one case")
  void oneCase() throws IOException, InterruptedException {
    String alert = red.get("id").asText();
    String first = red.get("activation").asText();
    answers.await(
        "it came back", () -> !answers.alert(alert).path("activation").asText().equals(first));
    assertThat(answers.alerts("red-chain", "T1")).isEqualTo(1);
    List<String> cases = new ArrayList<>();
    admin
        .get("/api/v1/cases")
        .path("items")
        .forEach(one -> cases.add(one.path("enterprise").asText()));
    assertThat(cases).containsOnlyOnce("red-chain");
    assertThat(admin.get("/api/v1/cases/of-alert/" + alert).path("alerts")).hasSize(1);
  }

  @Test
  @DisplayName(
      "scenario 09 through the chain: what a gateway kept for six hours and sends twice and out of"
          + " order is found once, as history")
  void keptReadings() throws IOException, InterruptedException {
    answers.await("it is found", () -> answers.alerts("late-chain", LatePlant.POINT) > 0);
    List<JsonNode> found = answers.alertsOf("late-chain");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("mode").asText()).isEqualTo("HISTORY");
    assertThat(found.get(0).path("text").asText()).contains("4.20 m ≥ 3.00", "事后发现");
    assertThat(OffsetDateTime.parse(found.get(0).path("began").asText()).toInstant())
        .isEqualTo(LatePlant.PEAK);
  }

  @Test
  @DisplayName("a point to which its plant file gives a forest has a lead in words, its twin none")
  void forest() throws IOException, InterruptedException {
    ForestTape.twins(tape, "F.WITH", "F.WITHOUT");
    tape.periods("forest-chain", "integrity", "");
    answers.await("it is looked at", () -> !answers.leads("forest-chain", "FOREST").isEmpty());
    List<JsonNode> leads = answers.leads("forest-chain", "FOREST");
    assertThat(leads).extracting(one -> one.path("point").asText()).containsOnly("F.WITH");
    assertThat(leads.get(0).path("text").asText()).startsWith("之前 400 行中几乎没有与此相近的");
    assertThat(leads.get(0).path("text_en").asText())
        .startsWith("hardly any of the 400 rows before is like this one");
  }
}
