package io.vigil.rules.step;

import static io.vigil.rules.step.TestLane.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.alert.LanePulse;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.Tick;
import io.vigil.model.point.Door;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {
  private static final int MQTT = Door.MQTT.ordinal();
  private static final int OPC_UA = Door.OPC_UA.ordinal();

  private final Clocks clocks = new Clocks();

  private void tick(int epoch, long appended) {
    clocks.advance(new Tick(epoch, appended));
  }

  @ParameterizedTest(name = "a step of {0} ms moves lane time by {1}")
  @CsvSource({"-500, 0", "0, 0", "1, 1", "999, 999", "1000, 1000", "1001, 1000", "86400000, 1000"})
  void eachRecordMovesLaneTimeByASecondAtMost(long step, long moved) {
    tick(1, START);
    assertThat(clocks.laneTime()).as("the first record moves nothing").isZero();
    tick(1, START + step);
    assertThat(clocks.laneTime()).isEqualTo(moved);
  }

  @Test
  void afterAStepBackTimeGoesOnFromThere() {
    tick(1, START);
    tick(1, START - 60_000);
    tick(1, START - 59_900);
    assertThat(clocks.laneTime()).isEqualTo(100);
  }

  @Test
  void recordOfALowerEpochMovesNothing() {
    tick(2, START);
    tick(1, START + 500);
    tick(2, START + 700);
    assertThat(clocks.laneTime()).isEqualTo(700);
  }

  @Test
  void linkOfAFormerOwnerTurnsNoClock() {
    TestLane lane = new TestLane();
    lane.append(new Tick(2, START));
    lane.append(new Link(2, START, Door.MQTT, LinkState.CURRENT));
    lane.append(new Link(1, START, Door.MQTT, LinkState.LOST));
    lane.append(new Link(1, START, Door.OPC_UA, LinkState.CURRENT));
    assertThat(lane.state().clocks().isCurrent(MQTT)).isTrue();
    assertThat(lane.state().clocks().isCurrent(OPC_UA)).isFalse();
    lane.append(new Link(2, START, Door.MQTT, LinkState.LOST));
    assertThat(lane.state().clocks().isCurrent(MQTT)).as("control").isFalse();
  }

  @Test
  void doorsMoveOnlyWhileTheirLinkIsCurrent() {
    tick(1, START);
    tick(1, START + 100);
    assertThat(clocks.now(MQTT)).as("lost until said otherwise").isZero();
    clocks.link(Door.MQTT, LinkState.CURRENT);
    tick(1, START + 300);
    clocks.link(Door.MQTT, LinkState.LOST);
    tick(1, START + 900);
    assertThat(clocks.now(MQTT)).isEqualTo(200);
    assertThat(clocks.now(OPC_UA)).isZero();
    assertThat(clocks.laneTime()).isEqualTo(900);
  }

  @Test
  void clockOfAReplayNeverGoesBack() {
    int replay = OPC_UA + 1;
    assertThat(clocks.now(replay)).isEqualTo(Clocks.NEVER);
    clocks.move(replay, START + 500);
    clocks.move(replay, START);
    assertThat(clocks.now(replay)).isEqualTo(START + 500);
    clocks.restart(replay, START);
    assertThat(clocks.now(replay)).as("another run").isEqualTo(START);
  }

  @Test
  void pulseComesOnceASecondOfLaneTimeAndSaysHowFarTheJudgeIs() {
    TestLane lane = new TestLane();
    List<JudgeEvent> first = lane.append(new Tick(1, START));
    assertThat(first).containsExactly(new LanePulse(3, 0, 0, START));
    int pulses = 0;
    for (int record = 1; record <= 500; record++) {
      pulses += lane.append(new Tick(1, START + record * 10L)).size();
    }
    assertThat(pulses).isEqualTo(5);
    assertThat(lane.said()).last().isEqualTo(new LanePulse(3, 500, 5000, START + 5000));
  }
}
