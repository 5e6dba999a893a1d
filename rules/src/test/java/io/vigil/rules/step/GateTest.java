package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.gateway;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestLane.reading;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Point 1 is the phase (1 = casting) and arms the rule on point 0. */
class GateTest {
  private final TestLane lane = lane(0);

  private static TestLane lane(long onMillis) {
    return TestLane.with(
        point(0).watch(0, high(10, 8, onMillis, 0, new Gate(1, 1))).build(),
        point(1).byException().build());
  }

  @Test
  void gateThatWasNeverSeenIsOpen() {
    assertThat(kinds(lane.read(0, 0, 12))).containsExactly(RAISE);
  }

  @Test
  void otherValueOfTheGateSilences() {
    lane.read(1, 0, 0);
    assertThat(kinds(lane.read(0, 100, 12))).doesNotContain(RAISE);
    lane.read(1, 200, 1);
    assertThat(kinds(lane.read(0, 300, 12))).as("control: same value, armed").isEmpty();
    assertThat(kinds(lane.activations())).contains(RAISE);
  }

  @Test
  void openingGateRaisesWithTheValueThatStandsAndItsOwnStamp() {
    lane.read(1, 0, 0);
    lane.read(0, 100, 12);
    ActivationEvent raised = lane.read(1, 900, 1).get(0);
    assertThat(raised.kind()).isEqualTo(RAISE);
    assertThat(raised.rule()).isEqualTo("R0");
    assertThat(raised.onset()).isEqualTo(START + 900);
  }

  @Test
  void closingGateClearsWhatStandsOpen() {
    lane.read(0, 0, 12);
    assertThat(kinds(lane.read(1, 100, 0))).containsExactly(CLEAR);
  }

  @Test
  void doubtfulOrBadGateDoesNotSilence() {
    for (QualityReason doubt : List.of(QualityReason.UNCERTAIN, QualityReason.BAD)) {
      TestLane own = lane(0);
      own.read(1, 0, 0, doubt);
      assertThat(kinds(own.read(0, 100, 12))).as(doubt.name()).containsExactly(RAISE);
    }
  }

  @Test
  void gateThatFellSilentDoesNotSilence() {
    TestLane own =
        TestLane.with(
            point(0).watch(0, high(10, 8, 0, 0, new Gate(1, 1))).build(), point(1).build());
    own.read(1, 0, 0);
    own.pass(3000);
    assertThat(kinds(own.read(0, 3000, 12))).doesNotContain(RAISE);
    own.pass(10);
    assertThat(kinds(own.read(0, 3010, 13))).containsExactly(RAISE);
  }

  @Test
  void gateThatClosesDuringTheOnDelayStopsIt() {
    TestLane own = lane(2000);
    own.read(0, 0, 12);
    own.read(1, 500, 0);
    assertThat(kinds(own.pass(5000))).doesNotContain(RAISE);
    assertThat(kinds(own.read(0, 6000, 12))).doesNotContain(RAISE);
  }

  @Test
  void gateThatClosesWhileThePointIsBadStopsTheOnDelayWhenItElapses() {
    TestLane own = lane(2000);
    own.read(0, 0, 12);
    own.read(0, 100, Double.NaN, QualityReason.BAD);
    own.read(1, 500, 0);
    assertThat(kinds(own.pass(5000))).doesNotContain(RAISE);
  }

  @Test
  void readingOfTheGateIsNoEvidenceOfThePoint() {
    TestLane own =
        TestLane.with(
            point(0).watch(0, high(10, 8, 0, 2000, new Gate(1, 1))).build(), point(1).build());
    own.read(0, 0, 12);
    own.read(0, 1000, 1);
    own.link(Door.MQTT, LinkState.LOST);
    own.link(Door.MQTT, LinkState.CURRENT);
    own.read(1, 1500, 1);
    assertThat(own.pass(10_000)).as("nothing of the point since the link was lost").isEmpty();
  }

  @Test
  void gateOfAnotherTimeDoesNotSilence() {
    lane.define(gateway(1, GatewayMode.REPLAY));
    lane.define(point(1).version(2).gateway(1).byException().build());
    lane.replay("r", 1, 0, reading(1, 0, 0));
    assertThat(kinds(lane.read(0, 0, 12))).containsExactly(RAISE);
  }

  @Test
  void gateIsFoundAgainAfterAnEditAndARestart() {
    lane.define(
        point(0).version(2).watch(0, high(10, 8, 0, 0, new Gate(2, 1))).build(),
        point(2).byException().build());
    lane.read(2, 0, 0);
    lane.read(0, 100, 12);
    lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
    assertThat(lane.read(1, 200, 1)).as("arms nothing any more").isEmpty();
    assertThat(kinds(lane.read(2, 300, 1))).containsExactly(RAISE);
  }
}
