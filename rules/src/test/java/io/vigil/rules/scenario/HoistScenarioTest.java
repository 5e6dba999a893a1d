package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.MINUTE;
import static io.vigil.rules.scenario.ScenarioLane.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.event.PlantEvent.State;
import io.vigil.rules.pack.OfficePoints;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of the hoist in the energy of a mine that is declared to stand still (guide §3.1). */
class HoistScenarioTest {
  private static final String ORDERED = "office.state/U1";

  private static ScenarioLane mine() {
    String points =
        String.join(
            ",",
            point(
                "SHARE", "power.share.hoist", "%", 0, 100, ",\"limits\":{\"shutdown_share\":9.7}"),
            point(
                "STATE", "plant.state", "1", 0, 4, ",\"reporting\":\"byException\",\"rules\":[]"));
    return new ScenarioLane(
        OfficePoints.with(
            plant(
                "power",
                points,
                ",\"roles\":[{\"rule\":\"PW-03\",\"point\":\"SHARE\",\"points\":{\"state\":[\"STATE\"]}}]")));
  }

  @ParameterizedTest(name = "{0}, {1} %")
  @CsvSource({
    "MAINTENANCE, 13, true",
    "MAINTENANCE, 12.6, false",
    "ORDERED_SHUTDOWN, 13, true",
    "PRODUCING, 13, false"
  })
  @DisplayName(
      "scenario 08: a hoist at 13 % against 9.7 % of a mine in maintenance is told (PW-03)")
  void concealedMining(State state, double share, boolean isRaised) {
    ScenarioLane lane = mine().say("STATE", State.PRODUCING.number()).say("SHARE", 25);
    lane.until(10 * SECOND).say("SHARE", 9.7).say("STATE", state.number());
    lane.until(20 * SECOND).say("SHARE", share);
    lane.until(MINUTE);
    assertThat(lane.judged().said("PW-03"))
        .isEqualTo(isRaised ? List.of("RAISE PW-03 SHARE 20.0") : List.of());
  }

  @Test
  @DisplayName(
      "scenario 08: an order on record counts whatever the plant declares, and its end clears"
          + " (PW-03)")
  void orderedOnRecord() {
    ScenarioLane lane = mine().say("STATE", State.PRODUCING.number()).say("SHARE", 25);
    lane.say(ORDERED, 0);
    lane.until(10 * SECOND).say(ORDERED, State.ORDERED_SHUTDOWN.number());
    lane.until(20 * SECOND).say(ORDERED, 0);
    lane.until(MINUTE);
    assertThat(lane.judged().said("PW-03"))
        .containsExactly("RAISE PW-03 SHARE 10.0", "CLEAR PW-03 SHARE 20.0");
  }
}
