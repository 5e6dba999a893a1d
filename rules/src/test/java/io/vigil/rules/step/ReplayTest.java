package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.END;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.model.alert.ActivationEvent.Kind.STATE;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.gateway;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestLane.reading;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static io.vigil.rules.step.TestPoint.stale;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.Mode;
import io.vigil.model.lane.Batch;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private final TestLane lane = lane();

  private static TestLane lane() {
    return TestLane.with(
        gateway(1, GatewayMode.REPLAY),
        point(0)
            .gateway(1)
            .watch(0, high(5000, 30_000))
            .watch(1, stale(60_000))
            .sample(30_000)
            .build());
  }

  @Test
  void pointsAreJudgedOnTheClockOfTheirGateway() {
    lane.replay("r1", 1, 0, reading(0, 0, 12));
    assertThat(lane.pass(600_000)).as("our time is no evidence").isEmpty();
    List<ActivationEvent> told = lane.replay("r1", 2, 5000, Readings.NONE);
    assertThat(kinds(told)).containsExactly(RAISE);
    assertThat(told.get(0).mode()).isEqualTo(Mode.TEST);
    assertThat(told.get(0).run()).isEqualTo("r1");
    assertThat(told.get(0).at()).isEqualTo(START + 5000);
  }

  @Test
  void silenceIsJudgedOnTheClockOfTheGateway() {
    lane.replay("r1", 1, 0, reading(0, 0, 1));
    assertThat(kinds(lane.replay("r1", 2, 59_999, Readings.NONE))).doesNotContain(RAISE);
    ActivationEvent raised = lane.replay("r1", 3, 90_000, Readings.NONE).get(0);
    assertThat(raised.rule()).isEqualTo("R1");
    assertThat(raised.onset()).isEqualTo(START + 60_000);
    assertThat(lane.replay("r1", 4, 120_000, reading(0, 120_000, 1)))
        .extracting(ActivationEvent::at)
        .contains(START + 120_000);
  }

  @Test
  void whatIsDueIsSettledBeforeTheReadingOfTheSameMoment() {
    lane.replay("r1", 1, 0, reading(0, 0, 12));
    lane.replay("r1", 2, 30_000, reading(0, 30_000, 1));
    List<ActivationEvent> told = lane.replay("r1", 3, 60_000, reading(0, 60_000, 12));
    assertThat(kinds(told)).containsExactly(CLEAR);
    assertThat(told.get(0).at()).isEqualTo(START + 60_000);
    assertThat(kinds(lane.replay("r1", 4, 90_000, reading(0, 90_000, 12))))
        .as("and the reading began another condition")
        .containsExactly(RAISE);
  }

  @Test
  void otherBootEndsTheRunAndStartsEverythingAnew() {
    lane.replay("r1", 1, 0, reading(0, 0, 12));
    ActivationEvent first = lane.replay("r1", 2, 30_000, reading(0, 30_000, 12)).get(0);
    List<ActivationEvent> told = lane.replay("r2", 1, 0, reading(0, 0, 12));
    assertThat(kinds(told)).containsExactly(END, STATE);
    assertThat(told.get(0).endReason()).isEqualTo(EndReason.RUN_ENDED);
    assertThat(told.get(0).run()).isEqualTo("r1");
    assertThat(told.get(0).at()).isEqualTo(START + 30_000);
    ActivationEvent second = lane.replay("r2", 2, 30_000, reading(0, 30_000, 12)).get(0);
    assertThat(second.run()).isEqualTo("r2");
    assertThat(second.onset()).isEqualTo(first.onset());
    assertThat(second.activation()).isNotEqualTo(first.activation());
    assertThat(second.ordinal()).isGreaterThan(first.ordinal());
    assertThat(lane.refusals).isEmpty();
  }

  @Test
  void resentMessageOfAnEarlierRunDoesNotBringItBack() {
    lane.replay("r1", 1, 0, reading(0, 0, 1));
    lane.replay("r2", 1, 0, reading(0, 0, 1));
    lane.replay("r1", 1, 0, reading(0, 0, 1));
    assertThat(lane.state().counts().repeats()).isEqualTo(1);
    lane.replay("r2", 2, 30_000, reading(0, 30_000, 12));
    assertThat(lane.replay("r2", 3, 60_000, reading(0, 60_000, 12)).get(0).run()).isEqualTo("r2");
  }

  @Test
  void playedAThousandTimesFasterItGivesTheSameEvents() {
    assertThat(play("slow", 30_000)).isNotEmpty().isEqualTo(play("fast", 30));
  }

  /** Plays a saw tooth with a gap, every step so many milliseconds of ours; events without run. */
  private static List<String> play(String run, long millisAStep) {
    TestLane lane = lane();
    List<ActivationEvent> events = new ArrayList<>();
    for (int step = 0; step < 200; step++) {
      lane.pass(millisAStep);
      long at = step * 30_000L;
      boolean isSilent = step > 90 && step < 110;
      Readings readings = isSilent ? Readings.NONE : reading(0, at, step % 17);
      Batch batch = lane.batch(1, run, step, START + at, readings);
      lane.append(batch);
    }
    events.addAll(lane.activations());
    return events.stream()
        .map(
            event ->
                event.kind()
                    + " "
                    + event.rule()
                    + " "
                    + event.ordinal()
                    + " "
                    + event.active()
                    + " "
                    + event.onset()
                    + " "
                    + event.at()
                    + " "
                    + event.value()
                    + " "
                    + event.extreme())
        .toList();
  }

  @Test
  void messageWithoutAClockMovesNone() {
    Batch batch = lane.batch(1, "r1", 1, Batch.NO_AT, reading(0, 0, 12));
    lane.append(batch);
    assertThat(lane.pass(60_000)).isEmpty();
    assertThat(kinds(lane.replay("r1", 2, 5000, reading(0, 5000, 12)))).contains(RAISE);
  }

  @Test
  void messageOfALiveGatewayHasNoClockOfItsOwn() {
    TestLane live = TestLane.with(point(0).watch(0, high(5000, 0)).build());
    live.append(live.batch(0, "x", 1, START, reading(0, 0, 12)));
    live.append(live.batch(0, "x", 2, START + 90_000, Readings.NONE));
    assertThat(live.activations()).isEmpty();
    assertThat(kinds(live.pass(5000))).containsExactly(RAISE);
  }
}
