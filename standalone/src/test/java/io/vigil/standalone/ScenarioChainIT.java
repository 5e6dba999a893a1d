package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.GroundTruth.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenarios of the domain guide through door, ingest, log, Flink and alerting in one, each at its
 * limit and beside it. Their time is that of the stamps (gateways in mode REPLAY), so none waits;
 * the cases of a scenario are units of one plant, and are played side by side.
 */
class ScenarioChainIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long START = 1_764_550_800_000L;
  private static final long MINUTE = 60_000;

  /** Says that everything before is on record: an enterprise's events keep their order. */
  private static final String END = "END";

  @TempDir static Path data;
  private static Standalone vigil;
  private static VigilApi admin;

  private final Map<String, String> points = new LinkedHashMap<>();
  private final List<String> roles = new ArrayList<>();
  private final TreeMap<Long, Map<String, Double>> tape = new TreeMap<>();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts());
    String password = Files.readString(data.resolve("passwords").resolve("admin")).strip();
    admin = VigilApi.login(vigil.endpoints().http(), "admin", password);
  }

  @AfterAll
  static void stop() {
    vigil.close();
  }

  @Test
  @DisplayName(
      "scenarios 04 05 through the chain: 9.999 s and 10 s, 9 min 59.999 s and 10 min, 20 % and one"
          + " ulp above, 70.0 and 70.1 degC and one ulp, 4.999 s and 5 s")
  void dust() throws IOException, InterruptedException {
    fan("A", 9_999, 10 * MINUTE);
    fan("B", 10_000, 599_999);
    bags("C", 1200, 70.0, 0);
    bags("D", Math.nextUp(1200.0), Math.nextUp(70.0), 4_999);
    bags("E", 1000, 70.1, 5_000);
    assertThat(played("dust-chain", "dust"))
        .containsExactlyInAnyOrder(
            "DU-F1 B.FAN 70.0",
            "DU-F2 B.FAN 899.999",
            "DU-P1 D.DP 120.0",
            "DU-T1 D.TEMP 60.0",
            "DU-T1 E.TEMP 60.0",
            "DU-T3 E.TEMP 65.0");
  }

  /** Off for so long while the process runs, and so long after the process stopped. */
  private void fan(String unit, long off, long after) {
    String fan = point(unit, "FAN", "fan.collector", "bool", 1, "");
    String process = point(unit, "PROCESS", "process.running", "bool", 1, "");
    role("DU-F1", fan, "process", process);
    role("DU-F2", fan, "process", process);
    say(0, fan, 1);
    say(0, process, 1);
    say(MINUTE, fan, 0);
    say(MINUTE + off, fan, 1);
    say(5 * MINUTE, process, 0);
    say(5 * MINUTE + after, fan, 0);
    say(30 * MINUTE, fan, 1);
  }

  /** A pressure and a temperature that come after a minute; the valve closes so long after them. */
  private void bags(String unit, double pascal, double celsius, long closed) {
    String fan = point(unit, "FAN", "fan.collector", "bool", 1, "");
    String pressure =
        point(unit, "DP", "collector.dp", "Pa", 5000, ",\"limits\":{\"baseline\":1000}");
    String inlet = point(unit, "TEMP", "collector.inlet_temp", "degC", 150, "");
    String valve = point(unit, "VALVE", "valve.closed", "bool", 1, "");
    role("DU-P1", pressure, "fan", fan);
    role("DU-T3", inlet, "valve", valve);
    say(0, fan, 1);
    say(0, pressure, 1000);
    say(0, inlet, 30);
    say(0, valve, 0);
    say(MINUTE, pressure, pascal);
    say(MINUTE, inlet, celsius);
    say(MINUTE + closed, valve, 1);
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
    assertThat(played("pit-chain", "al_casting", ",\"gates\":[" + gates + "]"))
        .containsExactlyInAnyOrder("AL-P1 B.P 60.0", "AL-P1 C.P 60.0", "AL-X1 C.ILK 63.0");
  }

  private void pit(String unit, double armed, double water, long confirmed) {
    String limits = ",\"limits\":{\"recipe\":0.3,\"recipe_min\":0.2}";
    String pressure = point(unit, "P", "cool.inlet_pressure", "MPa", 1, limits);
    String interlock = point(unit, "ILK", "interlock.exec", "bool", 1, "");
    String gate = point(unit, "ARMED", "phase", "bool", 1, ",\"rules\":[]");
    role("AL-X1", interlock, "casting", pressure);
    say(0, gate, armed);
    say(0, pressure, 0.3);
    say(0, interlock, 0);
    say(MINUTE, pressure, water);
    say(MINUTE + confirmed, interlock, 1);
  }

  @Test
  @DisplayName(
      "scenario 12 through the chain: two level instruments 1.0 % and 1.1 % of the height apart")
  void levels() throws IOException, InterruptedException {
    for (String unit : List.of("A", "B")) {
      String limits =
          ",\"limits\":{\"LL\":0.5,\"L\":1,\"H\":6,\"HH\":7,\"height\":8},\"rules\":[\"CH-L5\"]";
      String one = point(unit, "LT1", "tank.level", "m", 10, limits);
      String other = point(unit, "LT2", "tank.level", "m", 10, limits);
      role("CH-L5", one, "other", other);
      say(0, one, 0);
      say(0, other, 0);
      say(MINUTE, other, (unit.equals("A") ? 0.010 : 0.011) * 8);
    }
    assertThat(played("tank-chain", "chem")).containsExactly("CH-L5 B.LT1 360.0");
  }

  private String point(
      String unit, String code, String kind, String measure, double high, String more) {
    String whole = unit + "." + code;
    points.put(
        whole,
        """
        {"code":"%s","name":"点","nameEn":"point","unit":"%s","kind":"%s","gateway":"gw1",
         "measureUnit":"%s","rangeLow":0,"rangeHigh":%s,"reporting":"byException",
         "sampleMillis":1000%s}"""
            .formatted(whole, unit, kind, measure, high, more));
    return whole;
  }

  private void role(String rule, String point, String role, String of) {
    roles.add(
        "{\"rule\":\"%s\",\"point\":\"%s\",\"points\":{\"%s\":[\"%s\"]}}"
            .formatted(rule, point, role, of));
  }

  private void say(long at, String point, double value) {
    tape.computeIfAbsent(at, any -> new LinkedHashMap<>()).put(point, value);
  }

  private List<String> played(String plant, String pack) throws IOException, InterruptedException {
    return played(plant, pack, "");
  }

  /** Each rule that was raised, at which point, and how many seconds after the beginning. */
  private List<String> played(String plant, String pack, String more)
      throws IOException, InterruptedException {
    points.put(
        END,
        """
        {"code":"END","name":"结束","nameEn":"end","unit":"END","kind":"x","gateway":"gw1",
         "measureUnit":"bool","rangeLow":0,"rangeHigh":1,"reporting":"byException",
         "sampleMillis":1000,"rules":[],"customRules":[{"id":"X-END","severity":4,"rule":"limit",
         "comparison":"GE","limit":1,"clearWhen":"LT","clear":1,"onMillis":0,"offMillis":0}]}""");
    String file =
        """
        {"enterprise":"%s","name":"场景","nameEn":"Scenario","division":"530100","packs":["%s"],
         "gateways":[{"name":"gw1","door":"MQTT","mode":"REPLAY"}],"points":[%s],"roles":[%s]%s}"""
            .formatted(
                plant, pack, String.join(",", points.values()), String.join(",", roles), more);
    String password = Objects.requireNonNull(admin.importPlant(plant, file).get("gw1"));
    PostedReadings gateway = new PostedReadings(vigil.endpoints(), plant, "gw1", password);
    for (Map.Entry<Long, Map<String, Double>> one : tape.entrySet()) {
      gateway.replay(one.getValue(), START + one.getKey());
    }
    gateway.replay(Map.of(END, 1.0), START + 40 * MINUTE);
    List<Period> periods = RecordedPeriods.of(plant, admin);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (periods.stream().noneMatch(one -> one.point().equals(END))) {
      assertThat(System.nanoTime()).as("the tape is on record").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      periods = RecordedPeriods.of(plant, admin);
    }
    return periods.stream()
        .filter(one -> !one.point().equals(END))
        .map(one -> one.rule() + " " + one.point() + " " + (one.raised() - START) / 1000.0)
        .toList();
  }
}
