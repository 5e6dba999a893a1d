package io.vigil.rules.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.reading.Readings;
import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A meter that shows 10 kWh at night and about 100 by day for twenty-nine days, and then something
 * else, or what is declared about its unit.
 */
class MeterTest {
  private static final long BEGIN = 1_700_006_400_000L;
  private static final long SLOT = 900_000;
  private static final int DAY = 96;
  private static final int WEEK = 7 * DAY;
  private static final int LEARNED = 29 * DAY;
  private static final int METER = 0;
  private static final int STATE = 1;
  private static final int CURTAILMENT = 2;
  private static final double ORDERED_SHUTDOWN = 4;
  private static final double STOPPED = 2;

  private final List<LaneRecord> lane = new ArrayList<>();
  private long sequence;
  private int slot;

  @BeforeEach
  void learn() {
    learn(0);
  }

  /** Every week of four draws so much more by day than the one before. */
  private void learn(double weekly) {
    lane.clear();
    slot = 0;
    lane.add(
        new Definition(
            1,
            BEGIN,
            List.of(
                new GatewayDefinition(0, 1, "coal-a", "gw1", Door.MQTT, GatewayMode.LIVE, false),
                point(METER, "power.energy15", MeasureUnit.KWH),
                point(STATE, "plant.state", MeasureUnit.NONE),
                point(CURTAILMENT, "power.curtailment", MeasureUnit.BOOL))));
    while (slot < LEARNED) {
      meter(isDay() ? 100 + slot % 3 + weekly * (slot / WEEK % 4) : 10 + 0.001 * (slot % 5));
    }
  }

  private boolean isDay() {
    return slot % DAY >= 32 && slot % DAY < 72;
  }

  /** The next slot. */
  private void meter(double kwh) {
    slot++;
    read(METER, slot * SLOT, kwh);
  }

  /** What holds from the beginning of the next slot on. */
  private void declare(int point, double value) {
    read(point, slot * SLOT, value);
  }

  private void read(int point, long after, double value) {
    long time = BEGIN + after;
    Readings readings =
        new Readings(
            new int[] {point}, new long[] {time}, new double[] {value}, new byte[1], new byte[1]);
    lane.add(new Batch(1, time, 0, "b1", sequence++, time, time, Batch.NO_AT, readings));
  }

  private static PointDefinition point(int slot, String kind, MeasureUnit unit) {
    return new PointDefinition(
        slot,
        1,
        new PointId("coal-a", "P" + slot),
        "点位",
        "point",
        "U1",
        kind,
        0,
        unit,
        0,
        1_000,
        Reporting.BY_EXCEPTION,
        SLOT,
        4,
        List.of(),
        List.of(),
        false);
  }

  /** Events of the source; the state went through bytes before each record, or nothing changes. */
  private List<LeadEvent> said(LeadSource source) {
    List<LeadEvent> straight = new ArrayList<>();
    List<LeadEvent> restarted = new ArrayList<>();
    LeadState one = LeadState.fresh(3);
    LeadState other = LeadState.fresh(3);
    for (int offset = 0; offset < lane.size(); offset++) {
      LeadStep.step(one, offset, lane.get(offset), straight::add);
      if (offset % 7 == 0) {
        ByteWriter out = new ByteWriter(1 << 12);
        LeadStateCodec.put(other, out);
        other = LeadStateCodec.get(new ByteReader(out.toByteArray()));
      }
      LeadStep.step(other, offset, lane.get(offset), restarted::add);
    }
    assertThat(restarted).isEqualTo(straight);
    return straight.stream().filter(event -> event.source() == source).toList();
  }

  @Test
  @DisplayName("scenario 08: load in three of four slots of an ordered shutdown is a lead (PW-01)")
  void loadDuringAnOrderedShutdown() {
    declare(STATE, ORDERED_SHUTDOWN);
    for (double kwh : new double[] {20, 10, 20, 20}) {
      meter(kwh);
    }
    List<LeadEvent> said = said(LeadSource.SHUTDOWN_LOAD);
    assertThat(said).hasSize(1);
    assertThat(said.get(0).at()).as("dated by its slots").isEqualTo(BEGIN + slot * SLOT);
    assertThat(said.get(0).zh()).contains("PW-01").contains("20");
  }

  @ParameterizedTest(name = "{0}, {1}, {2}, {3} kWh in state {4}")
  @CsvSource({"20, 10, 10, 20, 4", "15, 15, 15, 15, 4", "20, 20, 20, 20, 1"})
  void loadThatAShutdownExplainsIsNoLead(double a, double b, double c, double d, double state) {
    declare(STATE, state);
    for (double kwh : new double[] {a, b, c, d}) {
      meter(kwh);
    }
    assertThat(said(LeadSource.SHUTDOWN_LOAD)).isEmpty();
  }

  @ParameterizedTest(name = "{0} slots")
  @ValueSource(ints = {11, 12})
  void productionForThreeHoursWhileStoppedIsALead(int slots) {
    declare(STATE, STOPPED);
    for (int i = 0; i < slots; i++) {
      meter(40 + i);
    }
    assertThat(said(LeadSource.RESUMED_LOAD)).hasSize(slots - 11);
  }

  @ParameterizedTest(name = "curtailment {0}, state {1}")
  @CsvSource({"0, 1, 1", "1, 1, 0", "0, 3, 0"})
  @DisplayName("scenario 08: a load that is lost under a notice of curtailment is no lead (PW-06)")
  void lostLoad(double curtailment, double state, int leads) {
    while (slot % DAY < 48) {
      meter(isDay() ? 100 + slot % 3 : 10 + 0.001 * (slot % 5));
    }
    declare(CURTAILMENT, curtailment);
    declare(STATE, state);
    for (int i = 0; i < 3; i++) {
      meter(2 + i);
    }
    assertThat(said(LeadSource.LOAD_LOST)).hasSize(leads);
  }

  @ParameterizedTest(name = "{1} and {2} kWh, a week {0} more than the one before")
  @CsvSource({
    "2, 158, 158, 1",
    "2, 154, 154, 0",
    "2, 158, 100, 0",
    "30, 225, 225, 0",
  })
  void surgeIsFarAboveTheMedianAndBeyondWhatTheWeeksDifferBy(
      double weekly, double first, double second, int leads) {
    learn(weekly);
    while (slot % DAY < 48) {
      meter(isDay() ? 100 + slot % 3 : 10 + 0.001 * (slot % 5));
    }
    meter(first);
    meter(second);
    assertThat(said(LeadSource.SURGE)).hasSize(leads);
  }

  @Test
  @DisplayName("scenario 08: a slot that is said again, as it was or revised, doubles no lead")
  void slotSaidAgain() {
    declare(STATE, ORDERED_SHUTDOWN);
    for (int i = 0; i < 4; i++) {
      meter(20 + i);
      read(METER, slot * SLOT, 20 + i);
      read(METER, slot * SLOT, 99);
    }
    assertThat(said(LeadSource.SHUTDOWN_LOAD)).hasSize(1);
  }
}
