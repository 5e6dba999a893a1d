package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.rules.step.TestLane.START;
import static io.vigil.rules.step.TestLane.gateway;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestLane.reading;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static io.vigil.rules.step.TestPoint.stale;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Condition;
import io.vigil.model.rule.Condition.Active;
import io.vigil.model.rule.Condition.AllOf;
import io.vigil.model.rule.Condition.AnyOf;
import io.vigil.model.rule.Condition.Apart;
import io.vigil.model.rule.Condition.Beyond;
import io.vigil.model.rule.Condition.Count;
import io.vigil.model.rule.Condition.Execution;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.Condition.IsNot;
import io.vigil.model.rule.Condition.Off;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.Gate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Watches over several points: execution, together, count, deviation. */
class ConditionJudgeTest {
  private static final int COMMANDED = 0;
  private static final int VALVE = 1;
  private static final int OTHER = 2;

  private static ConditionRule rule(Condition condition, long onMillis, long offMillis) {
    return new ConditionRule(condition, new Delays(onMillis, offMillis), null);
  }

  /** What was said about the watch over several points; {@code "C"} everywhere here. */
  private static List<ActivationEvent.Kind> said(List<ActivationEvent> events) {
    return kinds(events.stream().filter(event -> event.rule().equals("C")).toList());
  }

  /** Watch R0 of point 0 is active and the valve, which speaks by exception, is not shut in 5 s. */
  @Nested
  class Executing {
    private final TestLane lane = lane(0);

    private TestLane lane(long offMillis) {
      Condition unconfirmed = new Execution(new Active(COMMANDED, "R0"), new Is(VALVE, 1));
      TestLane own =
          TestLane.with(
              point(COMMANDED).watch(0, high(0, 0)).build(),
              point(VALVE).byException().watch(1, "C", rule(unconfirmed, 5000, offMillis)).build());
      own.read(COMMANDED, 0, 5);
      own.read(VALVE, 0, 0);
      return own;
    }

    @Test
    void raisesWhenNothingIsConfirmedInTimeAndNotAMomentEarlier() {
      lane.live(COMMANDED, 1000, 20);
      assertThat(said(lane.pass(4990))).isEmpty();
      ActivationEvent raised = lane.pass(10).get(0);
      assertThat(raised.kind()).isEqualTo(RAISE);
      assertThat(raised.point().code()).isEqualTo("P1");
      assertThat(raised.onset()).isEqualTo(START + 1000);
      assertThat(raised.at()).isEqualTo(START + 6000);
      assertThat(raised.value()).isZero();
      assertThat(raised.limit()).isNaN();
      assertThat(raised.reason()).isEqualTo(QualityReason.GOOD);
    }

    @Test
    void confirmationInTimeRaisesNothing() {
      lane.live(COMMANDED, 1000, 20);
      lane.live(VALVE, 5000, 1);
      assertThat(said(lane.pass(60_000))).isEmpty();
    }

    @Test
    void lateConfirmationClears() {
      lane.live(COMMANDED, 1000, 20);
      lane.pass(6000);
      assertThat(said(lane.live(VALVE, 8000, 1))).containsExactly(CLEAR);
    }

    @Test
    void whatWasDoneOnceIsDoneUntilItIsAskedForAnew() {
      lane.live(COMMANDED, 1000, 20);
      lane.live(VALVE, 3000, 1);
      lane.live(VALVE, 4000, 0);
      lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
      assertThat(said(lane.pass(60_000))).as("it was seen").isEmpty();
      lane.live(COMMANDED, 70_000, 5);
      lane.live(COMMANDED, 71_000, 20);
      assertThat(said(lane.pass(5000))).containsExactly(RAISE);
    }

    @Test
    void endOfWhatAskedForItClears() {
      lane.live(COMMANDED, 1000, 20);
      lane.pass(6000);
      assertThat(said(lane.live(COMMANDED, 9000, 5))).containsExactly(CLEAR);
    }

    @Test
    void clearsOnlyAfterItsOffDelay() {
      TestLane own = lane(3000);
      own.live(COMMANDED, 1000, 20);
      assertThat(said(own.pass(6000))).containsExactly(RAISE);
      own.live(VALVE, 8000, 1, QualityReason.BAD);
      assertThat(said(own.pass(10_000))).as("not seen for certain").isEmpty();
      own.live(VALVE, 20_000, 1);
      own.link(Door.MQTT, LinkState.CURRENT);
      own.pass(2990);
      assertThat(said(own.link(Door.MQTT, LinkState.CURRENT))).isEmpty();
      own.pass(10);
      own.link(Door.MQTT, LinkState.CURRENT);
      assertThat(said(own.link(Door.MQTT, LinkState.CURRENT))).containsExactly(CLEAR);
    }

    @Test
    void badConfirmationConfirmsNothingAndTheAlertSaysSo() {
      lane.live(VALVE, 500, 1, QualityReason.SENSOR_FAULT);
      lane.live(COMMANDED, 1000, 20);
      ActivationEvent raised = lane.pass(5000).get(0);
      assertThat(raised.kind()).isEqualTo(RAISE);
      assertThat(raised.reason()).isEqualTo(QualityReason.SENSOR_FAULT);
    }

    @Test
    void doubtfulConfirmationConfirmsNothing() {
      lane.live(VALVE, 500, 1, QualityReason.MANUAL);
      lane.live(COMMANDED, 1000, 20);
      assertThat(said(lane.pass(5000))).containsExactly(RAISE);
    }

    @Test
    void missingConfirmationConfirmsNothingAndTheAlertSaysSo() {
      Condition unconfirmed = new Execution(new Active(COMMANDED, "R0"), new Is(OTHER, 1));
      TestLane own =
          TestLane.with(
              point(COMMANDED)
                  .watch(0, high(0, 0))
                  .watch(1, "C", rule(unconfirmed, 5000, 0))
                  .build(),
              point(OTHER).build());
      own.live(COMMANDED, 1000, 20);
      List<ActivationEvent> raised = own.pass(5000);
      assertThat(said(raised)).containsExactly(RAISE);
      assertThat(raised.get(0).reason()).isEqualTo(QualityReason.BAD);
    }

    @Test
    void isRaisedByAWatchThatTimeAloneRaised() {
      TestLane own =
          TestLane.with(
              point(COMMANDED)
                  .watch(0, stale(3000))
                  .watch(1, "C", rule(new Active(COMMANDED, "R0"), 2000, 0))
                  .build());
      own.read(COMMANDED, 0, 1);
      assertThat(said(own.pass(4990))).isEmpty();
      assertThat(said(own.pass(10))).containsExactly(RAISE);
      assertThat(said(own.read(COMMANDED, 5000, 1))).containsExactly(CLEAR);
    }

    @Test
    void ourOwnOutageIsNoEvidenceThatNothingWasConfirmed() {
      Condition unconfirmed = new Execution(new Active(COMMANDED, "R0"), new Is(VALVE, 1));
      TestLane own =
          TestLane.with(
              new GatewayDefinition(1, 1, "coal-a", "opc", Door.OPC_UA, GatewayMode.LIVE, false),
              point(COMMANDED)
                  .watch(0, high(0, 0))
                  .watch(1, "C", rule(unconfirmed, 5000, 0))
                  .build(),
              point(VALVE).gateway(1).byException().build());
      own.read(COMMANDED, 0, 5);
      own.live(COMMANDED, 1000, 20);
      own.link(Door.OPC_UA, LinkState.LOST);
      assertThat(said(own.pass(60_000))).as("nothing of the valve can come").isEmpty();
      own.link(Door.OPC_UA, LinkState.CURRENT);
      assertThat(said(own.pass(5000))).containsExactly(RAISE);
    }
  }

  /** Process running (point 0), fan off (point 1), for 10 s. */
  @Nested
  class Together {
    private final TestLane lane = lane(null);

    private TestLane lane(@Nullable Gate gate) {
      Condition both = new AllOf(List.of(new Is(0, 1), new Is(1, 0)));
      TestLane own =
          TestLane.with(
              point(0).byException().build(),
              point(1)
                  .byException()
                  .watch(0, "C", new ConditionRule(both, new Delays(10_000, 0), gate))
                  .build(),
              point(2).byException().build());
      own.read(0, 0, 1);
      own.read(1, 0, 1);
      return own;
    }

    @Test
    void raisesOnceAllHaveHeldForItsDelay() {
      lane.live(1, 1000, 0);
      assertThat(said(lane.pass(9990))).isEmpty();
      assertThat(said(lane.pass(10))).containsExactly(RAISE);
      assertThat(said(lane.live(0, 20_000, 0))).containsExactly(CLEAR);
    }

    @Test
    void oneThatEndsBeforeRestartsTheDelay() {
      lane.live(1, 1000, 0);
      lane.live(0, 5000, 0);
      lane.live(0, 6000, 1);
      assertThat(said(lane.pass(9990))).isEmpty();
      assertThat(said(lane.pass(10))).containsExactly(RAISE);
    }

    @Test
    void badPartNeitherRaisesNorClears() {
      lane.live(1, 1000, 0);
      lane.live(0, 5000, 1, QualityReason.BAD);
      assertThat(said(lane.pass(60_000))).isEmpty();
      lane.live(0, 70_000, 1);
      assertThat(said(lane.pass(10_000))).as("begins anew").containsExactly(RAISE);
      assertThat(said(lane.live(0, 90_000, 1, QualityReason.BAD))).isEmpty();
      assertThat(said(lane.pass(60_000))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
        value = QualityReason.class,
        names = {"UNCERTAIN", "MANUAL"})
    void doubtfulPartRaisesAndDoesNotClear(QualityReason doubt) {
      lane.live(1, 1000, 0, doubt);
      assertThat(said(lane.pass(10_000))).containsExactly(RAISE);
      assertThat(said(lane.live(1, 20_000, 1, doubt))).isEmpty();
      assertThat(said(lane.live(1, 21_000, 1))).containsExactly(CLEAR);
    }

    @Test
    void gateArmsIt() {
      TestLane own = lane(new Gate(2, 1));
      own.live(2, 500, 0);
      own.live(1, 1000, 0);
      assertThat(said(own.pass(20_000))).isEmpty();
      own.live(2, 30_000, 1);
      assertThat(said(own.pass(10_000))).containsExactly(RAISE);
      assertThat(said(own.live(2, 50_000, 0))).containsExactly(CLEAR);
    }

    @Test
    void silentPartIsNotKnown() {
      TestLane own =
          TestLane.with(
              point(0).build(), point(1).watch(0, "C", rule(new Is(0, 1), 5000, 0)).build());
      own.read(0, 0, 1);
      assertThat(said(own.pass(60_000))).isEmpty();
    }

    @Test
    void eitherOfTwoIsEnoughAndBothMustEnd() {
      Condition either =
          new AnyOf(List.of(new Beyond(0, Comparison.GE, 10, Comparison.LT, 8), new IsNot(1, 1)));
      TestLane own =
          TestLane.with(
              point(0).byException().watch(0, "C", rule(either, 0, 0)).build(),
              point(1).byException().build());
      own.read(0, 0, 5);
      own.read(1, 0, 1);
      assertThat(said(own.live(0, 1000, 12))).containsExactly(RAISE);
      assertThat(said(own.live(0, 2000, 9))).as("inside the deadband").isEmpty();
      own.live(1, 3000, 0);
      assertThat(said(own.live(0, 4000, 5))).isEmpty();
      assertThat(said(own.live(1, 5000, 1))).containsExactly(CLEAR);
    }

    @Test
    void pointsOfAnotherTimeAreNotKnown() {
      TestLane own =
          TestLane.with(
              gateway(1, GatewayMode.REPLAY),
              point(0).gateway(1).byException().build(),
              point(1).byException().watch(0, "C", rule(new Is(0, 1), 0, 0)).build());
      own.replay("r", 1, 0, reading(0, 0, 1));
      assertThat(said(own.activations())).isEmpty();
    }

    @Test
    void watchOverConditionsIsNotLookedAtByAnother() {
      TestLane own =
          TestLane.with(
              point(0).byException().watch(0, "FIRST", rule(new Is(0, 1), 0, 0)).build(),
              point(1).byException().watch(1, "C", rule(new Active(0, "FIRST"), 0, 0)).build());
      own.read(0, 0, 1);
      assertThat(kinds(own.activations())).as("control").contains(RAISE);
      assertThat(said(own.activations())).isEmpty();
    }

    @Test
    void goesOnAfterAnEditAndARestart() {
      lane.live(1, 1000, 0);
      lane.pass(5000);
      lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
      assertThat(said(lane.pass(5000))).containsExactly(RAISE);
      lane.define(
          point(1)
              .version(2)
              .byException()
              .watch(0, "C", rule(new AllOf(List.of(new Is(2, 1), new Is(1, 0))), 0, 0))
              .build());
      assertThat(said(lane.live(0, 20_000, 0))).as("not named any more").isEmpty();
      assertThat(said(lane.live(2, 21_000, 0))).containsExactly(CLEAR);
    }

    @Test
    void saysNothingMoreOnceItIsRemoved() {
      lane.live(1, 1000, 0);
      lane.define(point(1).version(2).byException().build());
      assertThat(said(lane.live(0, 2000, 1))).isEmpty();
      assertThat(said(lane.pass(60_000))).isEmpty();
    }
  }

  /** Two of three detectors, within 5 minutes. */
  @Nested
  class Counting {
    private final TestLane lane = lane(300_000);

    private TestLane lane(long windowMillis) {
      List<Active> detectors =
          List.of(new Active(0, "R0"), new Active(1, "R1"), new Active(2, "R2"));
      TestLane own =
          TestLane.with(
              point(0)
                  .byException()
                  .watch(0, high(0, 0))
                  .watch(9, "C", rule(new Count(detectors, 2, windowMillis), 0, 0))
                  .build(),
              point(1).byException().watch(1, high(0, 0)).build(),
              point(2).byException().watch(2, high(0, 0)).build());
      for (int slot = 0; slot < 3; slot++) {
        own.read(slot, 0, 1);
      }
      return own;
    }

    @Test
    void oneIsNotEnoughAndTwoAre() {
      assertThat(said(lane.live(1, 1000, 20))).isEmpty();
      List<ActivationEvent> events = lane.live(2, 2000, 20);
      assertThat(said(events)).containsExactly(RAISE);
      ActivationEvent raised = events.get(1);
      assertThat(raised.value()).isEqualTo(2);
      assertThat(raised.limit()).isEqualTo(2);
    }

    @Test
    void oneThatWasActiveInsideTheWindowCounts() {
      lane.live(1, 1000, 20);
      lane.live(1, 2000, 1);
      assertThat(said(lane.live(2, 250_000, 20))).containsExactly(RAISE);
      assertThat(said(lane.live(2, 260_000, 1))).as("none is active").containsExactly(CLEAR);
    }

    @Test
    void oneThatWasActiveLongBeforeDoesNotCount() {
      lane.live(1, 1000, 20);
      lane.live(1, 2000, 1);
      assertThat(said(lane.live(2, 303_000, 20))).isEmpty();
    }

    @Test
    void withoutAWindowOnlyWhatIsActiveCounts() {
      TestLane own = lane(0);
      own.live(1, 1000, 20);
      own.live(1, 2000, 1);
      assertThat(said(own.live(2, 3000, 20))).isEmpty();
      assertThat(said(own.live(0, 4000, 20))).containsExactly(RAISE);
      assertThat(said(own.live(0, 5000, 1))).containsExactly(CLEAR);
    }
  }

  /** Two levels of one tank, more than 0.06 apart for 300 s. */
  @Nested
  class Deviation {
    private final TestLane lane =
        TestLane.with(
            point(0).sample(10_000).build(),
            point(1).sample(10_000).watch(0, "C", rule(new Apart(0, 1, 5, 4), 20_000, 0)).build());

    @Test
    void raisesOnceTheyHaveBeenApartForItsDelayAndTellsTheDifference() {
      lane.live(0, 0, 50);
      lane.live(1, 0, 55);
      lane.live(0, 10_000, 50);
      assertThat(said(lane.live(1, 10_000, 56))).isEmpty();
      lane.live(0, 20_000, 50);
      lane.live(1, 20_000, 57);
      List<ActivationEvent> events = lane.pass(10_000);
      assertThat(said(events)).containsExactly(RAISE);
      assertThat(events.get(0).onset()).isEqualTo(START + 10_000);
      assertThat(events.get(0).value()).isEqualTo(7);
      assertThat(events.get(0).extreme()).isEqualTo(7);
      assertThat(events.get(0).limit()).isEqualTo(5);
      assertThat(said(lane.live(1, 30_000, 54.5))).as("deadband").isEmpty();
      assertThat(said(lane.live(1, 40_000, 54)))
          .as("the other one is known")
          .containsExactly(CLEAR);
    }

    @Test
    void silenceOfOneEndsTheDelay() {
      lane.live(0, 0, 50);
      lane.live(1, 0, 60);
      lane.live(1, 10_000, 60);
      lane.live(1, 31_000, 60);
      assertThat(said(lane.pass(60_000))).isEmpty();
    }

    @Test
    void distanceFromAReferenceWorksLikewise() {
      TestLane own =
          TestLane.with(point(0).watch(0, "C", rule(new Off(0, 50, 10, 7), 0, 0)).build());
      assertThat(said(own.read(0, 0, 60))).isEmpty();
      assertThat(said(own.read(0, 1000, 39.5))).containsExactly(RAISE);
      assertThat(said(own.read(0, 2000, 42))).isEmpty();
      assertThat(said(own.read(0, 3000, 43))).containsExactly(CLEAR);
    }
  }
}
