package io.vigil.rules.lead;

import static io.vigil.rules.lead.LeadLane.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A meter that shows about 100 kWh from 16:00 to 02:00, Asia/Shanghai, and 10 otherwise, for
 * twenty-nine days, and then something else, or what is declared about its unit.
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

  private static final int CALENDAR = 3;
  private static final int STATE_ON_RECORD = 4;
  private static final int CURTAILMENT_ON_RECORD = 5;
  private static final int CALENDAR_ON_RECORD = 6;
  private static final int ALLOWED_KW = 7;

  private LeadLane lane = lane();
  private int slot;

  @BeforeEach
  void learn() {
    learn(0);
  }

  /** Every week of four draws so much more by day than the one before. */
  private void learn(double weekly) {
    lane = lane();
    slot = 0;
    while (slot < LEARNED) {
      meter(isDay() ? 100 + slot % 3 + weekly * (slot / WEEK % 4) : 10 + 0.001 * (slot % 5));
    }
  }

  private static LeadLane lane() {
    return new LeadLane(
        BEGIN,
        point(METER, "power.energy15", MeasureUnit.KWH),
        point(STATE, "plant.state", MeasureUnit.NONE),
        point(CURTAILMENT, "power.curtailment", MeasureUnit.BOOL),
        point(CALENDAR, "plant.calendar", MeasureUnit.NONE),
        point(STATE_ON_RECORD, "office.state", MeasureUnit.NONE),
        point(CURTAILMENT_ON_RECORD, "office.curtailment", MeasureUnit.NONE),
        point(CALENDAR_ON_RECORD, "office.calendar", MeasureUnit.NONE),
        point(ALLOWED_KW, "office.allowed_kw", MeasureUnit.KW));
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
    lane.read(point, BEGIN + after, value);
  }

  /** A slot that is so many slots old comes, or comes anew. */
  private void late(int slotsAgo, double kwh) {
    read(METER, (slot - slotsAgo) * SLOT, kwh);
  }

  private List<LeadEvent> said(LeadSource source) {
    return lane.said(source);
  }

  /** "BEGIN NONE 3": kind, outcome and the slot since {@code from} at which the lead began. */
  private List<String> said(LeadSource source, int from) {
    return said(source).stream()
        .map(
            event ->
                "%s %s %d"
                    .formatted(
                        event.kind(), event.outcome(), (event.began() - BEGIN) / SLOT - from))
        .toList();
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

  @ParameterizedTest(name = "on record {0}, ended after slot {1}")
  @CsvSource({"4, 9, 1", "0, 9, 0", "3, 9, 0", "4, 2, 0"})
  @DisplayName(
      "scenario 08: an order on record counts while it stands, whatever the plant declares (PW-01)")
  void loadDuringAnOrderOnRecord(double onRecord, int ended, int leads) {
    declare(STATE, 1);
    declare(STATE_ON_RECORD, onRecord);
    for (int i = 0; i < 4; i++) {
      meter(20);
      if (i == ended - 1) {
        declare(STATE_ON_RECORD, 0);
      }
    }
    assertThat(said(LeadSource.SHUTDOWN_LOAD)).hasSize(leads);
  }

  @ParameterizedTest(name = "notice {0}, calendar {1}")
  @CsvSource({"0, 0, 1", "1, 0, 0", "0, 1, 0", "0, 3, 0"})
  @DisplayName("scenario 08: a load that is lost under what is on record is no lead (PW-06)")
  void lostLoadOnRecord(double notice, double calendar, int leads) {
    while (slot % DAY < 48) {
      meter(isDay() ? 100 + slot % 3 : 10 + 0.001 * (slot % 5));
    }
    declare(CURTAILMENT_ON_RECORD, notice);
    declare(CALENDAR_ON_RECORD, calendar);
    for (int i = 0; i < 3; i++) {
      meter(2 + i);
    }
    assertThat(said(LeadSource.LOAD_LOST)).hasSize(leads);
  }

  @ParameterizedTest(name = "{0} and {1} kWh, {2} kW allowed")
  @CsvSource({
    "25, 25, 100, 0",
    "25.000000000000004, 25.000000000000004, 100, 1",
    "26, 25, 100, 0",
    "25, 26, 100, 0",
    "0, 0, 0, 0",
    "1, 1, 0, 1",
    "26, 26, -1, 0"
  })
  @DisplayName(
      "scenario 08: two slots in a row above what a notice allows are a lead, at it none (PW-19)")
  void curtailedLoad(double first, double second, double allowedKw, int leads) {
    declare(ALLOWED_KW, allowedKw);
    meter(first);
    meter(second);
    assertThat(said(LeadSource.CURTAILED_LOAD)).hasSize(leads);
  }

  @Test
  @DisplayName(
      "scenario 08: only slots in the window of the notice count, and the lead ends with it")
  void windowOfANotice() {
    meter(26);
    read(ALLOWED_KW, slot * SLOT + 1, 100);
    meter(26);
    meter(26);
    assertThat(said(LeadSource.CURTAILED_LOAD)).as("one slot began before the notice").isEmpty();
    meter(26);
    List<LeadEvent> said = said(LeadSource.CURTAILED_LOAD);
    assertThat(said).hasSize(1);
    assertThat(said.get(0).zh()).contains("平均功率 104 kW，通知允许 100 kW");
    assertThat(said.get(0).en()).contains("104 kW on average, 100 kW allowed");
    declare(ALLOWED_KW, -1);
    meter(26);
    assertThat(said(LeadSource.CURTAILED_LOAD)).hasSize(2);
  }

  @Test
  @DisplayName("scenario 08: a slot of the window that is revised takes the lead back (PW-19)")
  void revisedUnderANotice() {
    declare(ALLOWED_KW, 100);
    meter(26);
    meter(26);
    late(1, 20);
    assertThat(said(LeadSource.CURTAILED_LOAD))
        .extracting(LeadEvent::outcome)
        .containsExactly(LeadEvent.Outcome.NONE, LeadEvent.Outcome.WITHDRAWN);
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
  @DisplayName("scenario 08: a slot that is said again as it was says nothing new")
  void slotSaidAgain() {
    declare(STATE, ORDERED_SHUTDOWN);
    int from = slot;
    for (int i = 0; i < 4; i++) {
      meter(20 + i);
      late(0, 20 + i);
    }
    assertThat(said(LeadSource.SHUTDOWN_LOAD, from)).containsExactly("BEGIN NONE 3");
  }

  @Test
  @DisplayName(
      "scenario 08: a lead whose slots are revised is revised with them, and never doubled")
  void revisedSlots() {
    declare(STATE, ORDERED_SHUTDOWN);
    int from = slot;
    for (int i = 0; i < 4; i++) {
      meter(20 + i);
    }
    late(1, 99);
    late(1, 10);
    late(0, 10);
    late(0, 24);
    late(1, 25);
    assertThat(said(LeadSource.SHUTDOWN_LOAD, from))
        .containsExactly(
            "BEGIN NONE 3",
            "REVISE NONE 3",
            "REVISE NONE 3",
            "REVISE WITHDRAWN 3",
            "REVISE NONE 3",
            "REVISE NONE 3");
    assertThat(said(LeadSource.SHUTDOWN_LOAD))
        .extracting(LeadEvent::lead)
        .containsOnly(said(LeadSource.SHUTDOWN_LOAD).get(0).lead());
  }

  @ParameterizedTest(name = "{0} slots late")
  @CsvSource({"80, true", "119, true", "120, false"})
  @DisplayName("scenario 08: slots that come 20 hours late are a lead of their time")
  void lateSlots(int slotsAgo, boolean isLead) {
    declare(STATE, ORDERED_SHUTDOWN);
    int from = slot;
    meter(20);
    meter(20);
    slot++;
    for (int i = 0; i < slotsAgo; i++) {
      meter(10 + 0.001 * i);
    }
    late(slotsAgo, 20);
    assertThat(said(LeadSource.SHUTDOWN_LOAD, from))
        .isEqualTo(isLead ? List.of("BEGIN NONE 3", "END FADED 3") : List.of());
  }

  @ParameterizedTest(name = "calendar {0}")
  @CsvSource({"0, 1", "1, 0", "2, 0"})
  @DisplayName("a load that is lost on a holiday is no lead")
  void holiday(double calendar, int leads) {
    while (slot % DAY < 48) {
      meter(isDay() ? 100 + slot % 3 : 10 + 0.001 * (slot % 5));
    }
    declare(CALENDAR, calendar);
    for (int i = 0; i < 3; i++) {
      meter(2 + i);
    }
    assertThat(said(LeadSource.LOAD_LOST)).hasSize(leads);
  }

  @ParameterizedTest(name = "{0} kWh at night in {1} nights")
  @CsvSource({"120, 2, 1", "120, 1, 0", "100, 3, 0"})
  @DisplayName("a share of the night that is far above the median in two nights of three (PW-04)")
  void nightShare(double atNight, int nights, int leads) {
    for (int i = 0; i < (nights + 1) * DAY; i++) {
      boolean isNight = slot % DAY >= 72 && slot % DAY < 88;
      boolean isUnusual = isNight && slot - LEARNED < nights * DAY;
      meter(isDay() ? 100 + slot % 3 : isUnusual ? atNight + slot % 2 : 10 + 0.001 * (slot % 5));
    }
    assertThat(said(LeadSource.NIGHT_SHARE).stream().filter(MeterTest::begins)).hasSize(leads);
  }

  private static boolean begins(LeadEvent event) {
    return event.kind() == LeadEvent.Kind.BEGIN;
  }
}
