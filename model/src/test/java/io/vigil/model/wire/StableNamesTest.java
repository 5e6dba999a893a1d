package io.vigil.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent.EndReason;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.Reporting;
import io.vigil.model.presence.BirthDifference;
import io.vigil.model.presence.GatewayState.Presence;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.RateOfChangeRule.Direction;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What old logs hold by place or by name. Constants are written as their ordinals: a new one goes
 * behind the others, and none is ever moved.
 */
class StableNamesTest {
  static Stream<Arguments> constants() {
    return Stream.of(
        Arguments.of(Door.values(), "MQTT OPC_UA"),
        Arguments.of(GatewayMode.values(), "LIVE REPLAY"),
        Arguments.of(Reporting.values(), "PERIODIC BY_EXCEPTION"),
        Arguments.of(LinkState.values(), "LOST CURRENT"),
        Arguments.of(Comparison.values(), "GE GT LE LT"),
        Arguments.of(Direction.values(), "RISE FALL BOTH"),
        Arguments.of(Scheme.values(), "FOUR_COLOUR THREE_COLOUR"),
        Arguments.of(
            PlantEvent.Type.values(),
            "STATE CALIBRATION_BEGIN CALIBRATION_END PLANT_ALARM ALARM_COUNT INTERLOCK SELFTEST"
                + " CFG_APPLIED PLANT_ALARM_END INTERLOCK_RESET"),
        Arguments.of(PlantEvent.State.values(), "PRODUCING STOPPED MAINTENANCE ORDERED_SHUTDOWN"),
        Arguments.of(Presence.values(), "BORN LOST LEFT"),
        Arguments.of(BirthDifference.Kind.values(), "POINT KIND UNIT RANGE REPORTING PERIOD"),
        Arguments.of(Mode.values(), "REAL DRILL TEST HISTORY"),
        Arguments.of(LeadEvent.Kind.values(), "BEGIN END REVISE"),
        Arguments.of(LeadEvent.Outcome.values(), "NONE REACHED FADED WITHDRAWN"),
        Arguments.of(
            LeadSource.values(),
            "RANGE EARLY_WARNING METER_FROZEN LOAD_LOST UNEXPECTED_LOAD LOAD_SPIKE"
                + " SHUTDOWN_LOAD RESUMED_LOAD SURGE NIGHT_SHARE ENERGY_PER_TONNE"
                + " IDLE_SITE UNIT_UNLIKE METERS_APART FOREST"
                + " CURTAILED_LOAD"),
        Arguments.of(Kind.values(), "RAISE UPDATE CLEAR STATE END"),
        Arguments.of(EndReason.values(), "NONE WATCH_REMOVED POINT_RETIRED RUN_ENDED GAP_ENDED"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("constants")
  void constantsKeepTheirPlaces(Enum<?>[] constants, String names) {
    assertThat(String.join(" ", Arrays.stream(constants).map(Enum::name).toList()))
        .isEqualTo(names);
  }

  @Test
  void topicsOfTheLogKeepTheirNames() {
    assertThat(
            Stream.of(
                LogTopics.READINGS,
                LogTopics.BACKFILL,
                LogTopics.REFUSED,
                LogTopics.PLANT_EVENTS,
                LogTopics.GATEWAY_STATES,
                LogTopics.DEFINITIONS,
                LogTopics.ACTIVATIONS,
                LogTopics.LEADS,
                LogTopics.ALERT_JOURNAL))
        .containsExactly(
            "readings",
            "readings-backfill",
            "refused",
            "plant-events",
            "gateway-states",
            "definitions",
            "activations",
            "leads",
            "alert-journal");
  }
}
