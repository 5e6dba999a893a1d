package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.model.alert.ActivationEvent.Kind.STATE;
import static io.vigil.rules.step.TestLane.gateway;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** STATE: how things stand, after a gap in the lane or a start without the older state. */
class StateEventsTest {
  private static final PointDefinition POINT = point(0).watch(0, high(2000, 2000)).build();

  private final TestLane lane = TestLane.with(POINT);

  private ActivationEvent raise() {
    lane.read(0, 0, 12);
    return lane.read(0, 2000, 12).get(0);
  }

  private void startCold() {
    lane.startCold();
    lane.snapshot(gateway(0, GatewayMode.LIVE), POINT);
  }

  @Test
  void afterAGapAnOpenActivationIsStatedAtTheNextEvidence() {
    ActivationEvent raised = raise();
    lane.skip(3);
    assertThat(lane.read(0, 3000, Double.NaN, QualityReason.BAD)).isEmpty();
    List<ActivationEvent> told = lane.read(0, 4000, 11);
    assertThat(kinds(told)).containsExactly(STATE);
    assertThat(told.get(0).active()).isTrue();
    assertThat(told.get(0).activation()).isEqualTo(raised.activation());
    assertThat(lane.read(0, 5000, 11)).as("once").isEmpty();
  }

  @Test
  void gapEndsAnOffDelay() {
    raise();
    lane.read(0, 3000, 1);
    lane.skip(1);
    lane.read(0, 4500, 1);
    assertThat(lane.read(0, 6000, 1)).as("what is missing may have been above the limit").isEmpty();
    assertThat(kinds(lane.read(0, 6500, 1))).containsExactly(CLEAR);
  }

  @Test
  void gapLetsAnOnDelayGoOn() {
    lane.read(0, 0, 12);
    lane.skip(1);
    assertThat(kinds(lane.read(0, 2000, 12))).containsExactly(RAISE);
  }

  @Test
  void withoutAGapNothingIsStated() {
    raise();
    assertThat(lane.read(0, 4000, 11)).isEmpty();
  }

  @Test
  void coldStartHasAHigherEpochAndCountsItsEventsFromOne() {
    ActivationEvent before = raise();
    startCold();
    long born = lane.offset() - 1;
    lane.read(0, 3000, 12);
    ActivationEvent after = lane.read(0, 5000, 12).get(0);
    assertThat(after.kind()).isEqualTo(RAISE);
    assertThat(after.stateEpoch()).isEqualTo(born).isGreaterThan(before.stateEpoch());
    assertThat(after.ordinal()).isEqualTo(1);
  }

  @Test
  void coldStartDoesNotClearWhatMayBeOpenBeforeTheOffDelay() {
    raise();
    startCold();
    assertThat(lane.read(0, 3000, 1)).isEmpty();
    List<ActivationEvent> told = lane.read(0, 5000, 1);
    assertThat(kinds(told)).containsExactly(STATE);
    assertThat(told.get(0).active()).isFalse();
    assertThat(told.get(0).extreme()).isNaN();
  }

  @Test
  void coldStartSaysNothingOnDoubtfulOrMiddlingValues() {
    raise();
    startCold();
    assertThat(lane.read(0, 3000, 9)).as("an older state may have it open").isEmpty();
    assertThat(lane.read(0, 4000, 1, QualityReason.MANUAL)).isEmpty();
    assertThat(lane.pass(60_000)).isEmpty();
  }

  @Test
  void coldStartSaysNothingWhenADoubtCameInBetween() {
    startCold();
    lane.read(0, 3000, 1);
    lane.read(0, 4000, Double.NaN, QualityReason.BAD);
    assertThat(lane.read(0, 5000, 1)).isEmpty();
    assertThat(kinds(lane.read(0, 7000, 1))).as("control").containsExactly(STATE);
  }

  @Test
  void coldStartClearsOnlyWhileReadingsCome() {
    startCold();
    lane.link(Door.MQTT, LinkState.CURRENT);
    lane.read(0, 3000, 1);
    lane.read(0, 4000, 1);
    assertThat(lane.pass(2000)).isEmpty();
    assertThat(kinds(lane.read(0, 5000, 1))).containsExactly(STATE);
  }

  @Test
  void sameLaneFromItsBeginningMintsTheSameActivation() {
    ActivationEvent first = raise();
    TestLane again = TestLane.with(POINT);
    again.read(0, 0, 12);
    assertThat(again.read(0, 2000, 12)).containsExactly(first);
  }
}
