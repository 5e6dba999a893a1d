package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cooling water of an aluminium casting pit, armed by the length that was cast (guide §2.8). */
class CastingScenarioTest {
  private static ScenarioLane pit() {
    String points =
        String.join(
            ",",
            point(
                "P",
                "cool.inlet_pressure",
                "MPa",
                0,
                1,
                ",\"limits\":{\"recipe\":0.3,\"recipe_min\":0.2}"),
            point("ILK", "interlock.exec", "bool", 0, 1, ""),
            point("ARMED", "phase", "bool", 0, 1, ",\"rules\":[]"));
    String more =
        ",\"gates\":[{\"name\":\"casting\",\"unit\":\"U1\",\"point\":\"ARMED\",\"value\":1}],"
            + "\"roles\":[{\"rule\":\"AL-X1\",\"point\":\"ILK\",\"points\":{\"casting\":[\"P\"]}}]";
    return new ScenarioLane(plant("al_casting", points, more)).say("ILK", 0).say("P", 0.3);
  }

  @Test
  @DisplayName("scenario 06: water that is lost after 200 mm, before the gate opens, is not told")
  void beforeTheGate() {
    ScenarioLane lane = pit().say("ARMED", 0);
    lane.until(30 * SECOND).say("P", 0.05);
    lane.until(60 * SECOND).say("P", 0.3);
    lane.until(70 * SECOND).say("ARMED", 1);
    assertThat(lane.until(90 * SECOND).judged().said("AL-")).isEmpty();
  }

  @Test
  @DisplayName(
      "scenario 06: water that is lost after 600 mm is red by the very reading that shows it")
  void behindTheGate() {
    ScenarioLane lane = pit().say("ARMED", 1);
    lane.until(30 * SECOND).say("P", 0.2);
    lane.until(40 * SECOND).say("P", Math.nextDown(0.2)).say("ILK", 1);
    lane.until(60 * SECOND);
    assertThat(lane.judged().said("AL-P1")).containsExactly("RAISE AL-P1 P 40.0");
  }

  @ParameterizedTest(name = "confirmed after {0} ms")
  @CsvSource({"2999, false", "3000, true"})
  @DisplayName("scenario 06: a shut-off that is not confirmed within 3 s is red")
  void shutOff(long millis, boolean isRaised) {
    ScenarioLane lane = pit().say("ARMED", 1);
    lane.until(30 * SECOND).say("P", 0.05);
    lane.until(30 * SECOND + millis).say("ILK", 1);
    lane.until(60 * SECOND);
    assertThat(lane.judged().raised("AL-X1"))
        .isEqualTo(isRaised ? List.of("RAISE AL-X1 ILK 33.0") : List.of());
  }
}
