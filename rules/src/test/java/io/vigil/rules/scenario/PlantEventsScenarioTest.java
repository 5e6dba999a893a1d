package io.vigil.rules.scenario;

import static io.vigil.rules.pack.PackFiles.plant;
import static io.vigil.rules.pack.PackFiles.point;
import static io.vigil.rules.scenario.ScenarioLane.MINUTE;
import static io.vigil.rules.scenario.ScenarioLane.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.event.PlantEvent.State;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plants say of themselves, at the points that show it. */
class PlantEventsScenarioTest {
  private static final String BY_EXCEPTION = ",\"reporting\":\"byException\"";

  private static ScenarioLane site() {
    String points =
        String.join(
            ",",
            said("A1", "plant.alarm", "bool"),
            said("A2", "plant.alarm", "bool"),
            said("COUNT", "plant.alarm.count", "count"),
            said("ILK", "plant.interlock", "bool"),
            said("STATE", "plant.state", "1"),
            said("RUN", "process.running", "bool"));
    String more =
        ",\"roles\":[{\"rule\":\"EV-S1\",\"point\":\"STATE\",\"points\":{\"process\":[\"RUN\"]}},"
            + "{\"rule\":\"IN-05\",\"point\":\"COUNT\",\"points\":{\"alarms\":[\"A1\",\"A2\"]}}]";
    return new ScenarioLane(plant("events", points, more))
        .say("A1", 0)
        .say("A2", 0)
        .say("COUNT", 0)
        .say("ILK", 0)
        .say("STATE", State.PRODUCING.number())
        .say("RUN", 1);
  }

  private static String said(String code, String kind, String unit) {
    return point(code, kind, unit, 0, 10, BY_EXCEPTION);
  }

  @Test
  @DisplayName("an alarm and an interlock of the plant are told at once, and end when it says so")
  void alarmAndInterlock() {
    ScenarioLane lane = site();
    lane.until(10 * SECOND).say("A1", 1);
    lane.until(20 * SECOND).say("ILK", 1);
    lane.until(30 * SECOND).say("ILK", 0);
    lane.until(90 * SECOND).say("A1", 0);
    lane.until(2 * MINUTE);
    assertThat(lane.judged().said("EV-"))
        .containsExactly(
            "RAISE EV-A1 A1 10.0",
            "RAISE EV-I1 ILK 20.0",
            "CLEAR EV-I1 ILK 30.0",
            "CLEAR EV-A1 A1 90.0");
  }

  @Test
  @DisplayName("a plant that stands still, alarms nobody and counts none is not told of")
  void quietPlant() {
    ScenarioLane lane = site();
    lane.until(10 * SECOND).say("STATE", State.STOPPED.number()).say("RUN", 0);
    lane.until(3 * MINUTE);
    assertThat(lane.judged().said("")).isEmpty();
  }

  @ParameterizedTest(name = "{0}, running {1} for {2} ms")
  @CsvSource({
    "STOPPED, 1, 60000, true",
    "STOPPED, 1, 59999, false",
    "ORDERED_SHUTDOWN, 1, 60000, true",
    "MAINTENANCE, 0, 60000, false",
    "PRODUCING, 1, 60000, false"
  })
  @DisplayName("what is declared to stand still and runs for a minute is told of (EV-S1)")
  void declaredAndRunning(State state, double runs, long millis, boolean isRaised) {
    ScenarioLane lane = site();
    lane.until(10 * SECOND).say("RUN", runs).say("STATE", state.number());
    lane.until(10 * SECOND + millis).say("STATE", State.PRODUCING.number());
    lane.until(3 * MINUTE);
    assertThat(lane.judged().said("EV-S1"))
        .isEqualTo(
            isRaised ? List.of("RAISE EV-S1 STATE 70.0", "CLEAR EV-S1 STATE 70.0") : List.of());
  }

  @ParameterizedTest(name = "{0} alarms uploaded of {1}")
  @CsvSource({"1, 2, true", "2, 2, false", "2, 1, false", "0, 1, true"})
  @DisplayName("fewer alarms than the plant counts, for a minute, are told of (IN-05)")
  void fewerAlarmsThanCounted(int uploaded, double counted, boolean isRaised) {
    ScenarioLane lane = site();
    lane.until(10 * SECOND).say("COUNT", counted);
    for (int i = 1; i <= uploaded; i++) {
      lane.say("A" + i, 1);
    }
    lane.until(70 * SECOND).say("COUNT", 0);
    lane.until(3 * MINUTE);
    assertThat(lane.judged().said("IN-05"))
        .isEqualTo(
            isRaised ? List.of("RAISE IN-05 COUNT 70.0", "CLEAR IN-05 COUNT 70.0") : List.of());
  }
}
