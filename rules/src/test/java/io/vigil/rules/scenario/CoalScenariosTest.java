package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.MINUTE;
import static io.vigil.rules.scenario.ScenarioLane.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.reading.QualityReason;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methane at a heading face (guide §2.4), and calibrations. */
class CoalScenariosTest {
  private static final String FEED = point("F1", "power.feed", "bool", 0, 1, "");

  private static String methane(String code) {
    return point(code, "gas.ch4", "%CH4", 0, 4, ",\"location\":\"heading_T1\"");
  }

  private static ScenarioLane heading() {
    return new ScenarioLane(
        plant(
            "coal",
            methane("T1") + "," + FEED,
            ",\"roles\":[{\"rule\":\"CO-M4\",\"point\":\"F1\",\"points\":{\"methane\":[\"T1\"]}}]"));
  }

  private static ScenarioLane mine(int detectors) {
    String points =
        IntStream.range(0, detectors)
            .mapToObj(i -> methane("T" + i))
            .collect(Collectors.joining(","));
    ScenarioLane lane = new ScenarioLane(plant("coal", points, ""));
    IntStream.range(0, detectors).forEach(i -> lane.say("T" + i, 0.4 + 0.01 * i));
    return lane;
  }

  @Test
  @DisplayName("scenario 01: methane raises at exactly 1.0 and 1.5, and clears only below 1.0")
  void methaneRamp() {
    ScenarioLane lane = heading().say("F1", 1).say("T1", 0.4);
    lane.until(10 * SECOND).say("T1", Math.nextDown(1.0));
    lane.until(20 * SECOND).say("T1", 1.0);
    lane.until(30 * SECOND).say("T1", Math.nextDown(1.5));
    lane.until(40 * SECOND).say("T1", 1.5);
    lane.until(60 * SECOND).say("F1", 0).say("T1", 1.6);
    lane.until(100 * SECOND).say("T1", 1.0);
    lane.until(140 * SECOND).say("T1", 0.99);
    lane.until(200 * SECOND);
    assertThat(lane.judged().said("CO-M"))
        .containsExactly(
            "RAISE CO-M5 T1 10.0",
            "RAISE CO-M1 T1 20.0",
            "CLEAR CO-M5 T1 20.0",
            "RAISE CO-M2 T1 40.0",
            "CLEAR CO-M1 T1 170.0",
            "CLEAR CO-M2 T1 170.0");
  }

  @Test
  @DisplayName("scenario 01: a rise of 0.3 below the alarm value is told, and until the gas falls")
  void rise() {
    ScenarioLane lane = heading().say("F1", 1).say("T1", 0.5);
    lane.until(10 * SECOND).say("T1", Math.nextDown(0.8));
    lane.until(20 * SECOND).say("T1", 0.8);
    lane.until(60 * SECOND).say("T1", 0.75);
    lane.until(90 * SECOND).say("T1", 0.9);
    assertThat(lane.until(10 * MINUTE).judged().said("CO-M"))
        .containsExactly(
            "RAISE CO-M5 T1 20.0",
            "CLEAR CO-M5 T1 60.0",
            "RAISE CO-M5 T1 90.0",
            "CLEAR CO-M5 T1 301.0");
  }

  @Test
  @DisplayName("scenario 01: a relapse during the 30 s below 1.0 begins them anew")
  void relapse() {
    ScenarioLane lane = heading().say("F1", 0).say("T1", 1.0);
    lane.until(10 * SECOND).say("T1", Math.nextDown(1.0));
    lane.until(39 * SECOND).say("T1", 1.0);
    lane.until(50 * SECOND).say("T1", 0.4);
    lane.until(100 * SECOND);
    assertThat(lane.judged().said("CO-M"))
        .containsExactly("RAISE CO-M1 T1 0.0", "CLEAR CO-M1 T1 80.0");
  }

  @ParameterizedTest(name = "{0} ms after the cut-off value")
  @CsvSource({"39999, false", "40000, true", "60000, true"})
  @DisplayName(
      "scenario 01: a feed that is off within 40 s is in order, one that stays live is red")
  void feedAfterCutOff(long offAfter, boolean isRaised) {
    ScenarioLane lane = heading().say("F1", 1).say("T1", 1.5);
    lane.until(offAfter).say("F1", 0);
    lane.until(90 * SECOND);
    assertThat(lane.judged().raised("CO-M4"))
        .isEqualTo(isRaised ? List.of("RAISE CO-M4 F1 40.0") : List.of());
  }

  @Test
  @DisplayName("scenario 03: gas of a bottle raises nothing while its point is being calibrated")
  void calibration() {
    ScenarioLane lane = heading().say("F1", 1).say("T1", 0.4);
    lane.until(10 * MINUTE).say("T1", 2.0, QualityReason.CALIBRATING);
    lane.until(22 * MINUTE).say("T1", 0.4);
    lane.until(25 * MINUTE);
    JudgedTwice judged = lane.judged();
    assertThat(judged.said("CO-")).isEmpty();
    assertThat(judged.said("IN-04")).isEmpty();
  }

  @ParameterizedTest(name = "mark on for {0} ms")
  @CsvSource({"1859999, false", "1860000, true"})
  @DisplayName("scenario 03: a calibration mark that is still on after 31 min is told")
  void calibrationMarkLeftOn(long until, boolean isRaised) {
    ScenarioLane lane = mine(1).until(SECOND).say("T0", 2.0, QualityReason.CALIBRATING);
    lane.until(SECOND + until).say("T0", 0.4);
    lane.until(SECOND + until + MINUTE);
    assertThat(lane.judged().raised("IN-04"))
        .isEqualTo(isRaised ? List.of("RAISE IN-04 T0 1861.0") : List.of());
  }

  @ParameterizedTest(name = "2 of {0} points")
  @ValueSource(ints = {8, 10})
  @DisplayName(
      "scenario 03: a quarter of the points in calibration at once is told, a fifth is not")
  void massCalibration(int detectors) {
    ScenarioLane lane = mine(detectors);
    lane.until(10 * SECOND).say("T1", 2.0, QualityReason.CALIBRATING);
    lane.until(20 * SECOND).say("T2", 2.0, QualityReason.CALIBRATING);
    lane.until(30 * SECOND);
    assertThat(lane.judged().said("IN-04-M"))
        .isEqualTo(detectors == 8 ? List.of("RAISE IN-04-M T0 20.0") : List.of());
  }
}
