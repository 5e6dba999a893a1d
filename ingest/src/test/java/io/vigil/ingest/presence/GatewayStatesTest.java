package io.vigil.ingest.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.metric.IngestCounters.Level;
import io.vigil.model.point.Reporting;
import io.vigil.model.presence.BirthDifference;
import io.vigil.model.presence.BirthDifference.Kind;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.presence.GatewayState.Presence;
import io.vigil.model.wire.mqtt.BirthMessage;
import io.vigil.model.wire.mqtt.BirthMessage.BirthPoint;
import io.vigil.model.wire.mqtt.DeathMessage;
import io.vigil.model.wire.mqtt.DeathMessage.Why;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatewayStatesTest {
  private static final long NOW = 1_795_334_531_120L;
  private static final BirthPoint AS_REGISTERED =
      new BirthPoint("A", "gas.ch4", "%CH4", 0, 40, Reporting.PERIODIC, 1_000);

  private final IngestCounters counters = new IngestCounters();
  private final GatewayStates states = new GatewayStates(counters);
  private final PointRegistry.Enterprise mine =
      Objects.requireNonNull(
          PointRegistry.EMPTY.with(Defined.mine(0)).registry().enterprise(Defined.MINE));
  private final Origin gw1 = new Origin(mine, Objects.requireNonNull(mine.gateway("gw1")));

  @Test
  void catalogueThatIsAsRegisteredDiffersInNothing() {
    GatewayState state = states.born(gw1, birth("b1", AS_REGISTERED), NOW);
    assertThat(state)
        .isEqualTo(
            new GatewayState(
                Defined.MINE, "gw1", Presence.BORN, "b1", NOW, "edge 2", 72, List.of()));
  }

  @Test
  void everythingThatIsOtherwiseIsNamedInBothLanguages() {
    GatewayState state =
        states.born(
            gw1,
            birth(
                "b1",
                new BirthPoint("Z", "gas.ch4", "%CH4", 0, 40, Reporting.PERIODIC, 1_000),
                new BirthPoint("C", "gas.ch4", "%CH4", 0, 40, Reporting.PERIODIC, 1_000),
                new BirthPoint("A", "gas.co", "ppm", 0, 100, Reporting.PERIODIC, 5_000),
                new BirthPoint("B", "gas.ch4", "%CH4", 0, 40, Reporting.BY_EXCEPTION, 0)),
            NOW);
    assertThat(state.differences())
        .extracting(difference -> difference.point() + " " + difference.kind())
        .containsExactly(
            "Z POINT", "C POINT", "A KIND", "A UNIT", "A RANGE", "A PERIOD", "B REPORTING");
    assertThat(state.differences())
        .contains(
            new BirthDifference(
                "A",
                Kind.RANGE,
                "点位 A 的量程：网关为 0.0..100.0，登记为 0.0..40.0",
                "range of point A: 0.0..100.0 at the gateway, 0.0..40.0 in the registry"));
    assertThat(counters.get(Level.BIRTH_DIFFERENCES)).isEqualTo(7);
    states.born(gw1, birth("b2", AS_REGISTERED), NOW);
    assertThat(counters.get(Level.BIRTH_DIFFERENCES)).as("corrected").isZero();
  }

  @Test
  void willAndPlannedDeathAreToldApart() {
    states.born(gw1, birth("b1", AS_REGISTERED), NOW);
    assertThat(presence(states.died(gw1, new DeathMessage("b1", Why.LOST), NOW + 1)))
        .isEqualTo(Presence.LOST);
    assertThat(counters.get(Level.GATEWAYS_LOST)).isEqualTo(1);
    assertThat(counters.get(Level.GATEWAYS_BORN)).isZero();
    states.born(gw1, birth("b2", AS_REGISTERED), NOW + 2);
    GatewayState left = states.died(gw1, new DeathMessage("b2", Why.PLANNED), NOW + 3);
    assertThat(left)
        .isEqualTo(
            new GatewayState(
                Defined.MINE, "gw1", Presence.LEFT, "b2", NOW + 3, "edge 2", 72, List.of()));
    assertThat(states.died(gw1, new DeathMessage("b2", Why.LOST), NOW + 4))
        .as("its will, published behind it")
        .isNull();
    assertThat(counters.get(Level.GATEWAYS_LEFT)).isEqualTo(1);
    assertThat(counters.get(Level.GATEWAYS_LOST)).isZero();
  }

  @Test
  void willOfABootBeforeComesTooLate() {
    states.born(gw1, birth("b1", AS_REGISTERED), NOW);
    states.born(gw1, birth("b2", AS_REGISTERED), NOW + 1);
    assertThat(states.died(gw1, new DeathMessage("b1", Why.LOST), NOW + 2)).isNull();
    assertThat(counters.get(Level.GATEWAYS_BORN)).isEqualTo(1);
    assertThat(counters.get(Count.DEATHS_LATE)).isEqualTo(1);
  }

  @Test
  void gatewayThatIsHeardAfterItsWillIsBack() {
    states.born(gw1, birth("b1", AS_REGISTERED), NOW);
    assertThat(states.heard(gw1, "b1", NOW)).as("never gone").isNull();
    states.died(gw1, new DeathMessage("b1", Why.LOST), NOW + 1);
    assertThat(states.heard(gw1, "b0", NOW + 2)).as("of a boot before").isNull();
    assertThat(presence(states.heard(gw1, "b1", NOW + 3))).isEqualTo(Presence.BORN);
    assertThat(states.heard(gw1, "b1", NOW + 4)).isNull();
    assertThat(counters.get(Level.GATEWAYS_LOST)).isZero();
    assertThat(counters.get(Level.GATEWAYS_BORN)).isEqualTo(1);
  }

  @Test
  void deathOfAGatewayThatWasBornBeforeThisProcessIsTakenAsItIsSaid() {
    assertThat(presence(states.died(gw1, new DeathMessage("b0", Why.LOST), NOW)))
        .isEqualTo(Presence.LOST);
  }

  private static Presence presence(@Nullable GatewayState state) {
    return Objects.requireNonNull(state).presence();
  }

  private static BirthMessage birth(String boot, BirthPoint... points) {
    return new BirthMessage(boot, 1, NOW, "edge 2", 72, List.of(points));
  }
}
