package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.MINUTE;
import static io.vigil.rules.scenario.ScenarioLane.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.plant.PlantFile;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dust collector: its fan, its bags, the air that it takes in (guide §2.7). */
class DustScenariosTest {
  /** A collector whose bags showed this differential pressure when they were new, Pa. */
  private static PlantFile collector(int baseline) {
    String points =
        String.join(
            ",",
            point("FAN", "fan.collector", "bool", 0, 1, ""),
            point("PROCESS", "process.running", "bool", 0, 1, ""),
            point(
                "DP", "collector.dp", "Pa", 0, 5000, ",\"limits\":{\"baseline\":" + baseline + "}"),
            point("TEMP", "collector.inlet_temp", "degC", 0, 150, ""),
            point("VALVE", "valve.closed", "bool", 0, 1, ""));
    String roles =
        ",\"roles\":["
            + String.join(
                ",",
                role("DU-F1", "FAN", "process", "PROCESS"),
                role("DU-F2", "FAN", "process", "PROCESS"),
                role("DU-P1", "DP", "fan", "FAN"),
                role("DU-P2", "DP", "fan", "FAN"),
                role("DU-T3", "TEMP", "valve", "VALVE"))
            + "]";
    return plant("dust", points, roles);
  }

  private static String role(String rule, String point, String role, String of) {
    return "{\"rule\":\"%s\",\"point\":\"%s\",\"points\":{\"%s\":[\"%s\"]}}"
        .formatted(rule, point, role, of);
  }

  private static ScenarioLane running() {
    return new ScenarioLane(collector(1000))
        .say("FAN", 1)
        .say("PROCESS", 1)
        .say("DP", 1000)
        .say("TEMP", 30)
        .say("VALVE", 0);
  }

  @ParameterizedTest(name = "off for {0} ms")
  @CsvSource({"9999, false", "10000, true"})
  @DisplayName("scenario 04: a fan that is off for 10 s while the process runs is orange")
  void fanOffWhileTheProcessRuns(long millis, boolean isRaised) {
    ScenarioLane lane = running().until(MINUTE).say("FAN", 0);
    lane.until(MINUTE + millis).say("FAN", 1);
    lane.until(2 * MINUTE);
    assertThat(lane.judged().raised("DU-F1"))
        .isEqualTo(isRaised ? List.of("RAISE DU-F1 FAN 70.0") : List.of());
  }

  @ParameterizedTest(name = "off for {0} ms")
  @CsvSource({"59999, 0", "60000, 1", "299999, 1", "300000, 2"})
  @DisplayName("scenario 04: a fan without power is orange after one minute and red after five")
  void fanWithoutPower(long millis, int raised) {
    String limits = ",\"limits\":{\"rated\":30,\"process_rated\":200}";
    String points =
        point("FAN", "power.active", "kW", 0, 100, limits)
            + ","
            + point("PROCESS", "power.active", "kW", 0, 1000, limits);
    String roles =
        ",\"roles\":["
            + role("PW-12-O", "FAN", "process", "PROCESS")
            + ","
            + role("PW-12-R", "FAN", "process", "PROCESS")
            + "]";
    ScenarioLane lane = new ScenarioLane(plant("power", points, roles));
    lane.say("FAN", 3).say("PROCESS", 150).until(MINUTE).say("FAN", Math.nextDown(3.0));
    lane.until(MINUTE + millis).say("FAN", 3);
    assertThat(lane.until(7 * MINUTE).judged().raised("PW-12"))
        .isEqualTo(
            List.of("RAISE PW-12-O FAN 120.0", "RAISE PW-12-R FAN 360.0").subList(0, raised));
  }

  @ParameterizedTest(name = "fan stopped {0} ms after the process")
  @CsvSource({"0, true", "599000, true", "599999, true", "600000, false", "900000, false"})
  @DisplayName("scenario 04: a fan that stops less than 10 min after the process is yellow")
  void fanStoppedAfterTheProcess(long millis, boolean isRaised) {
    ScenarioLane lane = running().until(MINUTE).say("PROCESS", 0);
    lane.until(MINUTE + millis).say("FAN", 0);
    lane.until(MINUTE + millis + 20 * MINUTE).say("FAN", 1);
    lane.until(MINUTE + millis + 21 * MINUTE);
    double stopped = 60 + millis / 1000.0;
    assertThat(lane.judged().said("DU-F2"))
        .isEqualTo(
            isRaised
                ? List.of("RAISE DU-F2 FAN " + stopped, "CLEAR DU-F2 FAN " + (stopped + 1200))
                : List.of());
  }

  @Test
  @DisplayName("scenario 04: a fan that was found standing says nothing about how it stopped")
  void fanThatStandsFromTheBeginning() {
    ScenarioLane lane = new ScenarioLane(collector(1000)).say("FAN", 0).say("PROCESS", 0);
    assertThat(lane.until(30 * MINUTE).judged().said("DU-F2")).isEmpty();
  }

  @Test
  @DisplayName("scenario 04: what stopped while nobody was heard says nothing about how it stopped")
  void fanThatStoppedDuringAnOutage() {
    ScenarioLane lane = running().until(MINUTE).silentUntil(31 * MINUTE);
    lane.say("FAN", 0).say("PROCESS", 0);
    assertThat(lane.until(45 * MINUTE).judged().said("DU-F2")).isEmpty();
  }

  @ParameterizedTest(name = "{0} Pa")
  @CsvSource({"1190", "1200", "800", "810"})
  @DisplayName("scenario 05: a differential pressure within 20 % of the baseline is in order")
  void pressureNearItsBaseline(double pascal) {
    ScenarioLane lane = running().until(MINUTE).say("DP", pascal);
    assertThat(lane.until(5 * MINUTE).judged().said("DU-P")).isEmpty();
  }

  @ParameterizedTest(name = "{0} Pa")
  @ValueSource(doubles = {1210, 1200.0000000000002, 790})
  @DisplayName("scenario 05: a differential pressure more than 20 % off its baseline is yellow")
  void pressureOffItsBaseline(double pascal) {
    ScenarioLane lane = running().until(MINUTE).say("DP", pascal);
    assertThat(lane.until(5 * MINUTE).judged().said("DU-P"))
        .containsExactly("RAISE DU-P1 DP 120.0");
  }

  @Test
  @DisplayName("scenario 05: a new baseline after a change of bags ends what the old one raised")
  void newBags() {
    ScenarioLane lane = running().until(MINUTE).say("DP", 1210);
    lane.until(4 * MINUTE).becomes(collector(1210));
    assertThat(lane.until(10 * MINUTE).judged().said("DU-P"))
        .containsExactly("RAISE DU-P1 DP 120.0", "CLEAR DU-P1 DP 540.0");
  }

  @Test
  @DisplayName("scenario 05: inlet air of 70.0 degC is in order, of the next number above it red")
  void inletAir() {
    ScenarioLane lane = running().say("VALVE", 1);
    lane.until(10 * SECOND).say("TEMP", 70.0);
    lane.until(20 * SECOND).say("TEMP", Math.nextUp(70.0));
    lane.until(30 * SECOND).say("TEMP", 70.1);
    lane.until(40 * SECOND);
    assertThat(lane.judged().said("DU-T")).containsExactly("RAISE DU-T1 TEMP 20.0");
  }

  @ParameterizedTest(name = "closed after {0} ms")
  @CsvSource({"4999, false", "5000, true"})
  @DisplayName("scenario 05: a valve that is not closed within 5 s of hot inlet air is red")
  void valveAfterHotAir(long millis, boolean isRaised) {
    ScenarioLane lane = running().until(10 * SECOND).say("TEMP", 70.1);
    lane.until(10 * SECOND + millis).say("VALVE", 1);
    lane.until(MINUTE);
    assertThat(lane.judged().raised("DU-T3"))
        .isEqualTo(isRaised ? List.of("RAISE DU-T3 TEMP 15.0") : List.of());
  }
}
