package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.rules.step.TestLane.BOOT;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestLane.reading;
import static io.vigil.rules.step.TestPoint.high;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.reading.Readings;
import io.vigil.model.rule.Condition.AllOf;
import io.vigil.model.rule.Condition.Is;
import io.vigil.model.rule.ConditionRule;
import io.vigil.model.rule.Delays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What ends an off-delay of 4 s whose end no reading of the point itself tells. */
class CalmTest {
  private static final Readings NOTHING =
      new Readings(new int[0], new long[0], new double[0], new byte[0], new byte[0]);

  /** A point that reports by exception, through a broker. */
  @Nested
  class BehindABroker {
    private final TestLane lane =
        TestLane.with(point(0).byException().watch(0, high(0, 4000)).build());

    BehindABroker() {
      lane.read(0, 0, 12);
      lane.read(0, 1000, 1);
    }

    @Test
    void clockAloneClearsNothing() {
      assertThat(lane.pass(60_000)).isEmpty();
    }

    @Test
    void markerThatWasSentBehindTheEndClears() {
      lane.pass(5000);
      assertThat(lane.link(Door.MQTT, LinkState.CURRENT))
          .as("it may have been sent before the end")
          .isEmpty();
      lane.pass(1000);
      assertThat(kinds(lane.link(Door.MQTT, LinkState.CURRENT))).containsExactly(CLEAR);
    }

    @Test
    void markersBeforeTheEndAreNoEvidence() {
      lane.pass(2000);
      lane.link(Door.MQTT, LinkState.CURRENT);
      lane.pass(1000);
      lane.link(Door.MQTT, LinkState.CURRENT);
      assertThat(lane.pass(5000)).isEmpty();
    }

    @Test
    void messageOfTheGatewayMayBeOldAndIsNoEvidence() {
      lane.pass(5000);
      for (int message = 0; message < 3; message++) {
        assertThat(lane.append(lane.batch(0, BOOT, 10 + message, Batch.NO_AT, NOTHING))).isEmpty();
      }
    }

    @Test
    void readingThatWasUnderWayKeepsItUp() {
      lane.pass(5000);
      assertThat(lane.read(0, 1800, 12)).isEmpty();
      lane.link(Door.MQTT, LinkState.CURRENT);
      assertThat(lane.link(Door.MQTT, LinkState.CURRENT)).isEmpty();
    }

    @Test
    void stateThatWasReadWaitsOn() {
      lane.pass(5000);
      lane.link(Door.MQTT, LinkState.CURRENT);
      lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
      lane.pass(1000);
      assertThat(kinds(lane.link(Door.MQTT, LinkState.CURRENT))).containsExactly(CLEAR);
    }
  }

  /** A point that an OPC UA server reports by exception: its keep-alives are empty messages. */
  @Nested
  class BehindAServer {
    private final TestLane lane =
        TestLane.with(
            new GatewayDefinition(0, 2, "coal-a", "gw0", Door.OPC_UA, GatewayMode.LIVE, false),
            point(0).byException().watch(0, high(0, 4000)).build());
    private long sequence = 100;

    BehindAServer() {
      lane.link(Door.OPC_UA, LinkState.CURRENT);
      lane.read(0, 0, 12);
      lane.read(0, 1000, 1);
    }

    private List<?> keepAlive() {
      return lane.append(lane.batch(0, BOOT, sequence++, Batch.NO_AT, NOTHING));
    }

    @Test
    void secondKeepAliveBehindTheEndClears() {
      lane.pass(5000);
      assertThat(keepAlive()).isEmpty();
      lane.pass(500);
      assertThat(keepAlive()).hasSize(1);
    }

    @Test
    void serverThatSaysNothingClearsNothing() {
      lane.link(Door.MQTT, LinkState.CURRENT);
      lane.pass(60_000);
      assertThat(lane.link(Door.MQTT, LinkState.CURRENT)).isEmpty();
    }
  }

  /** Both of two points, one of which reports periodically. */
  @Nested
  class OverSeveralPoints {
    private final TestLane lane = bothOfTwo();

    @Test
    void clearsOnlyWhenAllThatAreBelievedHaveBeenHeard() {
      lane.live(0, 1000, 1);
      assertThat(kinds(lane.live(1, 1000, 1))).containsExactly(RAISE);
      lane.live(1, 2000, 0);
      lane.live(1, 3000, 0);
      lane.live(1, 4500, 0);
      assertThat(lane.pass(2000)).as("its next reading is under way").isEmpty();
      assertThat(lane.live(1, 6500, 0)).as("and so may be one of the other").isEmpty();
      lane.link(Door.MQTT, LinkState.CURRENT);
      lane.live(1, 7500, 0);
      assertThat(kinds(lane.link(Door.MQTT, LinkState.CURRENT))).containsExactly(CLEAR);
    }
  }

  @Test
  void restartWhileItWaitsChangesNothing() {
    assertThat(whatIsSaidAfterASilence(true)).isEqualTo(whatIsSaidAfterASilence(false));
  }

  private static List<?> whatIsSaidAfterASilence(boolean restarted) {
    TestLane lane = bothOfTwo();
    lane.live(0, 1000, 1);
    lane.live(1, 1000, 1);
    lane.live(1, 2000, 0);
    lane.live(1, 4500, 0);
    lane.pass(3200);
    if (restarted) {
      lane.continueFrom(DeterminismTest.roundTrip(lane.state()));
    }
    lane.pass(100);
    lane.live(1, 7900, 0);
    lane.link(Door.MQTT, LinkState.CURRENT);
    lane.pass(500);
    lane.link(Door.MQTT, LinkState.CURRENT);
    return lane.said();
  }

  private static TestLane bothOfTwo() {
    AllOf both = new AllOf(List.of(new Is(0, 1), new Is(1, 1)));
    return TestLane.with(
        point(0).byException().watch(0, new ConditionRule(both, new Delays(0, 4000), null)).build(),
        point(1).build());
  }

  @Test
  void clockOfAReplayIsMovedByWhatItsGatewaySends() {
    TestLane lane =
        TestLane.with(
            TestLane.gateway(1, GatewayMode.REPLAY),
            point(0).gateway(1).watch(0, high(0, 4000)).build());
    lane.replay("run", 1, 0, reading(0, 0, 12));
    lane.replay("run", 2, 1000, reading(0, 1000, 1));
    lane.replay("run", 3, 3000, reading(0, 3000, 1));
    assertThat(kinds(lane.replay("run", 4, 5000, NOTHING))).containsExactly(CLEAR);
  }
}
