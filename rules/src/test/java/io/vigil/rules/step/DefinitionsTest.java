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
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lane.Snapshot;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  private final TestLane lane = TestLane.with(point(0).watch(0, high(0, 4000)).build());

  /** The point with its limit at {@code limit} and its clear value 2 below. */
  private static PointDefinition edited(long version, double limit) {
    return point(0)
        .version(version)
        .ruleVersion((int) version)
        .watch(0, high(limit, limit - 2, 0, 4000, null))
        .build();
  }

  /** Trusted values until the watch has said that it is not active. */
  private void settle(double value) {
    lane.read(0, 0, value);
    lane.read(0, 2000, value);
    lane.read(0, 4000, value);
  }

  @Nested
  class Edits {
    @Test
    void openActivationGoesOnUnderTheNewVersionAndStateNamesIt() {
      ActivationEvent raised = lane.read(0, 0, 30).get(0);
      List<ActivationEvent> told = lane.define(edited(2, 20));
      assertThat(kinds(told)).containsExactly(STATE);
      assertThat(told.get(0).activation()).isEqualTo(raised.activation());
      assertThat(told.get(0).ruleVersion()).isEqualTo(2);
      assertThat(told.get(0).active()).isTrue();
      assertThat(told.get(0).limit()).isEqualTo(20);
      assertThat(lane.read(0, 1000, 19)).as("inside the new deadband").isEmpty();
    }

    @Test
    void valueThatNoLongerMeetsTheNewLimitClearsAfterTheOffDelay() {
      lane.read(0, 0, 12);
      assertThat(kinds(lane.define(edited(2, 50)))).containsExactly(STATE);
      lane.read(0, 1000, 12);
      assertThat(lane.read(0, 3999, 12)).isEmpty();
      assertThat(kinds(lane.read(0, 4000, 12))).containsExactly(CLEAR);
    }

    @Test
    void editDoesNotClearOnAValueThatIsTooOld() {
      lane.read(0, 0, 12);
      lane.pass(60_000);
      lane.define(edited(2, 50));
      assertThat(lane.pass(60_000)).isEmpty();
    }

    @Test
    void valueThatMeetsTheNewLimitRaisesAtOnce() {
      settle(7);
      lane.pass(500);
      List<ActivationEvent> told = lane.define(edited(2, 5));
      assertThat(kinds(told)).containsExactly(STATE, RAISE);
      assertThat(told.get(1).onset())
          .as("the value became too high when the limit changed")
          .isEqualTo(START + 4000);
    }

    @Test
    void watchThatIsNotActiveIsStatedToo() {
      settle(1);
      List<ActivationEvent> told = lane.define(edited(2, 20));
      assertThat(kinds(told)).containsExactly(STATE);
      assertThat(told.get(0).active()).isFalse();
    }

    @Test
    void oldVersionAndEqualRuleChangeNothing() {
      lane.read(0, 0, 30);
      assertThat(lane.define(edited(1, 20))).as("not newer").isEmpty();
      PointDefinition renamed = point(0).version(2).code("P0").watch(0, high(0, 4000)).build();
      assertThat(lane.define(renamed)).as("the watch is the same").isEmpty();
    }

    @Test
    void pendingOnDelayGoesOnUnderTheNewDelay() {
      TestLane own = TestLane.with(point(0).watch(0, high(5000, 0)).build());
      own.read(0, 0, 12);
      own.pass(2000);
      own.define(point(0).version(2).watch(0, high(8000, 0)).build());
      assertThat(own.pass(5990)).isEmpty();
      ActivationEvent raised = own.pass(10).get(0);
      assertThat(raised.onset()).isEqualTo(START);
      assertThat(raised.at()).isEqualTo(START + 8000);
    }

    @Test
    void pendingOffDelayBeginsAnewWithTheEdit() {
      lane.read(0, 0, 12);
      lane.read(0, 1000, 1);
      lane.pass(1000);
      lane.define(point(0).version(2).ruleVersion(2).watch(0, high(10, 8, 0, 6000, null)).build());
      for (int second = 2; second <= 6; second++) {
        assertThat(lane.pass(1000)).isEmpty();
        lane.read(0, 1000 * second, 1);
      }
      assertThat(lane.read(0, 6999, 1)).isEmpty();
      ActivationEvent cleared = lane.read(0, 7000, 1).get(0);
      assertThat(cleared.kind()).isEqualTo(CLEAR);
      assertThat(cleared.at()).isEqualTo(START + 7000);
    }

    @Test
    void shorterSilenceCountsFromTheLastReading() {
      TestLane own = TestLane.with(point(0).watch(0, stale(60_000)).build());
      own.pass(5000);
      own.define(point(0).version(2).watch(0, stale(6000)).build());
      assertThat(kinds(own.pass(1000))).containsExactly(RAISE);
      assertThat(kinds(own.define(point(0).version(3).watch(0, stale(60_000)).build())))
          .as("not silent for that long")
          .containsExactly(STATE, CLEAR);
    }
  }

  @Nested
  class Ends {
    @Test
    void removedWatchEndsItsActivation() {
      ActivationEvent raised = lane.read(0, 0, 12).get(0);
      List<ActivationEvent> told = lane.define(point(0).version(2).build());
      assertThat(kinds(told)).containsExactly(END);
      assertThat(told.get(0).endReason()).isEqualTo(EndReason.WATCH_REMOVED);
      assertThat(told.get(0).activation()).isEqualTo(raised.activation());
      assertThat(told.get(0).active()).isFalse();
      assertThat(lane.read(0, 1000, 50)).isEmpty();
    }

    @Test
    void retiredPointEndsItsActivationsAndSendsNothingMore() {
      lane.read(0, 0, 12);
      List<ActivationEvent> told = lane.define(point(0).version(2).retired().build());
      assertThat(told.get(0).endReason()).isEqualTo(EndReason.POINT_RETIRED);
      lane.read(0, 1000, 50);
      assertThat(lane.state().counts().unknown()).isEqualTo(1);
      assertThat(lane.pass(100_000)).isEmpty();
    }

    @Test
    void retiredPointIsNotBroughtBackByAnOlderVersion() {
      lane.define(point(0).version(5).retired().build());
      lane.define(point(0).version(4).watch(0, high(0, 0)).build());
      assertThat(lane.read(0, 0, 50)).isEmpty();
      lane.define(point(0).version(6).watch(0, high(0, 0)).build());
      assertThat(kinds(lane.read(0, 1000, 50))).as("control: newer").containsExactly(RAISE);
    }

    @Test
    void watchThatIsNotActiveEndsSilently() {
      lane.read(0, 0, 1);
      assertThat(lane.define(point(0).version(2).build())).isEmpty();
    }

    @Test
    void watchAddedLaterJudgesTheNewestValueAtOnce() {
      lane.read(0, 0, 12);
      List<ActivationEvent> told =
          lane.define(
              point(0).version(2).watch(0, high(0, 4000)).watch(1, high(5, 4, 0, 0, null)).build());
      assertThat(told).extracting(ActivationEvent::rule).containsExactly("R1");
      assertThat(kinds(told)).containsExactly(RAISE);
    }
  }

  @Nested
  class Snapshots {
    private final GatewayDefinition gateway = gateway(0, GatewayMode.LIVE);
    private final PointDefinition first = point(0).watch(0, high(0, 0)).build();
    private final PointDefinition second = point(1).watch(1, high(0, 0)).build();
    private final TestLane lane = TestLane.with(first, second);

    @Test
    void whatACompleteSnapshotDoesNotNameIsGone() {
      lane.read(0, 0, 12);
      lane.read(1, 0, 12);
      List<ActivationEvent> told = lane.snapshot(gateway, first);
      assertThat(kinds(told)).containsExactly(END);
      assertThat(told.get(0).point().code()).isEqualTo("P1");
      assertThat(told.get(0).endReason()).isEqualTo(EndReason.POINT_RETIRED);
      assertThat(kinds(lane.read(0, 1000, 1))).containsExactly(CLEAR);
    }

    @Test
    void nothingIsGoneBeforeAllPartsHavePassed() {
      lane.read(1, 0, 12);
      lane.append(new Snapshot(1, START, 9, 0, 2, List.of(gateway)));
      assertThat(kinds(lane.read(1, 1000, 1))).containsExactly(CLEAR);
      lane.read(1, 2000, 12);
      lane.append(new Snapshot(1, START, 9, 1, 2, List.of(second)));
      assertThat(kinds(lane.read(1, 3000, 1))).containsExactly(CLEAR);
      lane.read(0, 0, 12);
      assertThat(lane.state().counts().unknown()).as("P0 is gone").isEqualTo(1);
    }

    @Test
    void partOfAnotherRevisionBeginsAnew() {
      lane.append(new Snapshot(1, START, 9, 0, 2, List.of(gateway, first)));
      lane.append(new Snapshot(1, START, 10, 1, 2, List.of(second)));
      lane.append(new Snapshot(1, START, 10, 0, 2, List.of(gateway)));
      lane.read(0, 0, 12);
      assertThat(lane.state().counts().unknown()).isEqualTo(1);
    }

    @Test
    void definitionBetweenThePartsCountsAsNamed() {
      lane.append(new Snapshot(1, START, 9, 0, 2, List.of(gateway, first)));
      PointDefinition third = point(2).watch(2, high(0, 0)).build();
      lane.define(third);
      lane.append(new Snapshot(1, START, 9, 1, 2, List.of(second)));
      assertThat(kinds(lane.read(2, 0, 12))).containsExactly(RAISE);
    }

    @Test
    void repeatedSnapshotSaysNothing() {
      lane.read(0, 0, 12);
      assertThat(lane.snapshot(gateway, first, second)).isEmpty();
    }
  }

  @Nested
  class Wiring {
    private GatewayDefinition opcUa() {
      return new GatewayDefinition(2, 1, "coal-a", "gw2", Door.OPC_UA, GatewayMode.LIVE, false);
    }

    @Test
    void pointThatMovesToAnotherDoorKeepsItsActivationAndItsSilence() {
      TestLane own =
          TestLane.with(opcUa(), point(0).watch(0, high(0, 0)).watch(1, stale(5000)).build());
      own.link(Door.OPC_UA, LinkState.CURRENT);
      own.pass(700);
      own.read(0, 0, 12);
      own.pass(3000);
      own.define(point(0).version(2).gateway(2).watch(0, high(0, 0)).watch(1, stale(5000)).build());
      assertThat(own.pass(1990)).isEmpty();
      assertThat(kinds(own.pass(10))).as("silent for 5 s").containsExactly(RAISE);
      own.append(own.batch(2, "x", 1, Batch.NO_AT, reading(0, 1000, 1)));
      assertThat(kinds(own.activations())).endsWith(CLEAR, CLEAR);
    }

    @Test
    void pointsDefinedBeforeTheirGatewayAreJudgedOnceItIsKnown() {
      TestLane own = TestLane.with(point(0).gateway(2).watch(0, stale(2000)).build());
      assertThat(own.pass(10_000)).isEmpty();
      own.define(gateway(2, GatewayMode.LIVE));
      assertThat(own.pass(1990)).isEmpty();
      assertThat(kinds(own.pass(10))).containsExactly(RAISE);
    }

    @Test
    void pointThatMovesToARecordingEndsWhatItHasOpenNow() {
      lane.define(gateway(1, GatewayMode.REPLAY));
      lane.read(0, 0, 12);
      List<ActivationEvent> told =
          lane.define(point(0).version(2).gateway(1).watch(0, high(0, 4000)).build());
      assertThat(kinds(told)).containsExactly(END);
      assertThat(told.get(0).endReason()).isEqualTo(EndReason.WATCH_REMOVED);
      ActivationEvent raised = lane.replay("r", 1, -9000, reading(0, -9000, 12)).get(0);
      assertThat(raised.kind()).as("stamps of another time are news").isEqualTo(RAISE);
      assertThat(raised.mode()).isEqualTo(Mode.TEST);
    }

    @Test
    void pointsMayStandBeforeTheirGatewayInOneRecord() {
      TestLane own = new TestLane();
      own.define(point(0).watch(0, stale(2000)).build(), gateway(0, GatewayMode.LIVE));
      own.link(Door.MQTT, LinkState.CURRENT);
      assertThat(kinds(own.pass(2000))).containsExactly(RAISE);
    }

    @Test
    void retiredGatewayIsNotListenedTo() {
      lane.define(new GatewayDefinition(0, 2, "coal-a", "gw0", Door.MQTT, GatewayMode.LIVE, true));
      assertThat(lane.read(0, 0, 50)).isEmpty();
      assertThat(lane.state().counts().unknown()).isEqualTo(1);
    }
  }
}
