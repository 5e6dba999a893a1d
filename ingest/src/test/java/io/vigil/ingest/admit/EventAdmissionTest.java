package io.vigil.ingest.admit;

import static io.vigil.model.reading.QualityReason.CALIBRATING;
import static io.vigil.model.reading.QualityReason.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.reading.Readings;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.EventMessage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventAdmissionTest {
  private static final long NOW = 1_795_334_700_000L;
  private static final int STATE = 8;
  private static final long MINUTE = 60_000;
  private static final long TEN_MINUTES = 10 * MINUTE;

  private final IngestCounters counters = new IngestCounters();
  private final PointRegistry.Enterprise mine =
      Objects.requireNonNull(
          PointRegistry.EMPTY
              .with(Defined.mine(3))
              .registry()
              .with(
                  List.of(
                      new Addressed(3, Defined.said(STATE, "STATE", "plant.state")),
                      new Addressed(3, Defined.said(STATE + 1, "ALARM", "plant.alarm"))))
              .registry()
              .enterprise(Defined.MINE));
  private Admission admission = new Admission(1, ClockLimits.defaults(), counters);
  private long sequence;

  @Test
  void readingsOfTheWindowCountAsCalibratingAndOthersAsTheyCame() {
    begin(NOW, NOW, "A");
    assertThat(reasonOf("A", NOW - 1, NOW)).isEqualTo(GOOD);
    assertThat(reasonOf("A", NOW, NOW)).isEqualTo(CALIBRATING);
    assertThat(reasonOf("B", NOW, NOW)).isEqualTo(GOOD);
    assertThat(reasonOf("A", NOW + TEN_MINUTES - 1, NOW + TEN_MINUTES)).isEqualTo(CALIBRATING);
    assertThat(reasonOf("A", NOW + TEN_MINUTES, NOW + TEN_MINUTES)).isEqualTo(GOOD);
  }

  @Test
  void valueBeyondTheRangeIsNoEvidenceEitherWhileItIsCalibrated() {
    begin(NOW, NOW, "A");
    Admitted admitted = admit("A", NOW, NOW, 99);
    assertThat(reason(admitted)).isEqualTo(CALIBRATING);
    assertThat(admitted.remarks()).isEmpty();
  }

  @Test
  void announcedAheadItBeginsOnTime() {
    begin(NOW, NOW + MINUTE, "A");
    assertThat(reasonOf("A", NOW + MINUTE - 1, NOW + MINUTE)).isEqualTo(GOOD);
    assertThat(reasonOf("A", NOW + MINUTE, NOW + MINUTE)).isEqualTo(CALIBRATING);
  }

  @Test
  void endIsTheEnd() {
    begin(NOW, NOW, "A", "B");
    admission.admit(
        gw1(),
        message(NOW + MINUTE, PlantEvent.calibrationEnd(List.of("A"), NOW + MINUTE, "李四")),
        NOW + MINUTE);
    assertThat(reasonOf("A", NOW + MINUTE, NOW + MINUTE)).isEqualTo(GOOD);
    assertThat(reasonOf("B", NOW + MINUTE, NOW + MINUTE)).isEqualTo(CALIBRATING);
  }

  @Test
  void clockThatIsConstantlyBehindMovesTheWindowToOurTime() {
    long behind = 60 * MINUTE;
    for (long t = 0; t <= 2 * MINUTE; t += 1_000) {
      behind(behind, NOW + t);
    }
    long began = NOW + 2 * MINUTE + 1_000;
    EventMessage begins = begins(began - behind, began - behind, "A");
    PlantEvents said = Objects.requireNonNull(admission.admit(gw1(), begins, began).events());
    assertThat(said.shift()).isEqualTo(behind);
    for (long t = 0; t < TEN_MINUTES; t += 1_000) {
      assertThat(reason(behind(behind, began + t))).isEqualTo(CALIBRATING);
    }
    assertThat(reason(behind(behind, began + TEN_MINUTES))).isEqualTo(GOOD);
  }

  @Test
  void clockThatIsAheadMovesTheWindowToOurTime() {
    long theirs = NOW + 60 * MINUTE;
    admission.admit(gw1(), begins(theirs, theirs, "A"), NOW);
    assertThat(reasonOf("A", theirs, NOW)).isEqualTo(CALIBRATING);
    assertThat(reasonOf("A", theirs + TEN_MINUTES, NOW + TEN_MINUTES)).isEqualTo(GOOD);
  }

  @Test
  void calibrationThatWasAnnouncedLongAgoAndWaitedBlindsNothingNow() {
    long then = NOW - 120 * MINUTE;
    EventMessage begins = begins(then, then, "A");
    PlantEvents said = Objects.requireNonNull(admission.admit(gw1(), begins, NOW).events());
    assertThat(said.shift()).isZero();
    assertThat(reasonOf("A", NOW, NOW)).isEqualTo(GOOD);
    DataMessage late = DataMessage.ofOne("b", ++sequence, then, "A", then + 1, 2).asLate();
    assertThat(reason(admission.admit(gw1(), late, true, NOW))).isEqualTo(CALIBRATING);
  }

  @Test
  void clockThatStandsInTheWindowDoesNotHoldItOpen() {
    begin(NOW, NOW, "A");
    admit("A", NOW, NOW, 2);
    long after = NOW + TEN_MINUTES;
    assertThat(reason(admit("A", NOW, after - 1, 3))).isEqualTo(CALIBRATING);
    assertThat(reason(admit("A", NOW, after, 4))).isEqualTo(GOOD);
  }

  @Test
  void whatIsNotTakenHasNoEffectAtAll() {
    EventMessage half =
        message(
            NOW,
            PlantEvent.calibrationBegin(List.of("A"), NOW, NOW + MINUTE, "李四"),
            PlantEvent.calibrationBegin(List.of("C"), NOW, NOW + MINUTE, "李四"));
    AdmittedEvents admitted = admission.admit(gw1(), half, NOW);
    assertThat(admitted.events()).isNull();
    assertThat(admitted.remarks())
        .extracting(Refusal::en)
        .containsExactly(
            "field e/1/p/0: point C is not registered under gateway gw1; the message was not"
                + " taken");
    assertThat(reasonOf("A", NOW, NOW)).isEqualTo(GOOD);
    assertThat(counters.get(PlantEvent.Type.CALIBRATION_BEGIN)).isZero();
  }

  @Test
  void everyTypeIsTakenAsItCameAndCounted() {
    for (PlantEvent.Type type : PlantEvent.Type.values()) {
      PlantEvent event =
          new PlantEvent(type, NOW, List.of("A"), NOW + MINUTE, "李四", "unit:U1", null, "", 1);
      PlantEvents said = admission.admit(gw1(), message(NOW, event), NOW + 5).events();
      assertThat(said)
          .isEqualTo(
              new PlantEvents(Defined.MINE, "gw1", "b", sequence, NOW, NOW + 5, 0, List.of(event)));
      assertThat(counters.get(type)).isEqualTo(1);
    }
  }

  @Test
  void repeatIsNotTakenAgain() {
    EventMessage begin = begins(NOW, NOW, "A");
    assertThat(admission.admit(gw1(), begin, NOW).events()).isNotNull();
    AdmittedEvents again = admission.admit(gw1(), begin, NOW);
    assertThat(again.events()).isNull();
    assertThat(again.remarks()).isEmpty();
    assertThat(counters.get(Count.MESSAGES_REPEATED)).isEqualTo(1);
  }

  @Test
  void anotherProcessGoesOnWhereThisOneWas() {
    EventMessage begin = begins(NOW, NOW, "A", "B");
    EventMessage end =
        message(NOW + MINUTE, PlantEvent.calibrationEnd(List.of("B"), NOW + MINUTE, ""));
    List<PlantEvents> log =
        List.of(
            Objects.requireNonNull(admission.admit(gw1(), begin, NOW).events()),
            Objects.requireNonNull(admission.admit(gw1(), end, NOW + MINUTE).events()));
    admission = new Admission(1, ClockLimits.defaults(), counters);
    log.forEach(said -> admission.recover(gw1(), said));
    assertThat(admission.admit(gw1(), begin, NOW + MINUTE).events()).as("sent again").isNull();
    assertThat(reasonOf("A", NOW + MINUTE, NOW + MINUTE)).isEqualTo(CALIBRATING);
    assertThat(reasonOf("B", NOW + MINUTE, NOW + MINUTE)).isEqualTo(GOOD);
  }

  @Test
  void stateOfAUnitIsAReadingOfThePointThatShowsIt() {
    PlantEvent stops = PlantEvent.state("unit:F01", NOW, PlantEvent.State.STOPPED, "检修单");
    AdmittedEvents admitted = admission.admit(gw1(), message(NOW, stops), NOW);
    assertThat(admitted.events()).as("kept as it was said").isNotNull();
    Readings shown = Objects.requireNonNull(admitted.shown()).readings();
    assertThat(shown.slots()).containsExactly(STATE);
    assertThat(shown.values()).containsExactly(2);
    assertThat(shown.times()).containsExactly(NOW);
  }

  @Test
  void alarmIsAboutThePointsItNamesAndShowsOnlyWhereAlarmsDo() {
    assertThat(shown(PlantEvent.Type.PLANT_ALARM, "ALARM", "A").values()).containsExactly(1);
    assertThat(shown(PlantEvent.Type.PLANT_ALARM_END, "ALARM").values()).containsExactly(0);
    AdmittedEvents gas = admission.admit(gw1(), event(PlantEvent.Type.PLANT_ALARM, "A"), NOW);
    assertThat(gas.shown()).as("no reading of gas").isNull();
    assertThat(gas.events()).isNotNull();
  }

  @Test
  void messageThatComesAgainIsKeptOnceAndShownAgainForTheJudgeToPassOver() {
    EventMessage message = event(PlantEvent.Type.PLANT_ALARM, "ALARM");
    AdmittedEvents first = admission.admit(gw1(), message, NOW);
    AdmittedEvents again = admission.admit(gw1(), message, NOW + MINUTE);
    assertThat(again.events()).isNull();
    assertThat(Objects.requireNonNull(again.shown()).sequence())
        .isEqualTo(Objects.requireNonNull(first.shown()).sequence());
  }

  @Test
  void whatIsNotYetSoIsRefused() {
    PlantEvent stops =
        PlantEvent.state("unit:F01", NOW + TEN_MINUTES, PlantEvent.State.STOPPED, "");
    AdmittedEvents admitted = admission.admit(gw1(), message(NOW, stops), NOW);
    assertThat(admitted.events()).isNull();
    assertThat(admitted.shown()).isNull();
    assertThat(admitted.remarks()).extracting(Refusal::en).first().asString().contains("e/0/t");
  }

  private Readings shown(PlantEvent.Type type, String... points) {
    Batch batch = admission.admit(gw1(), event(type, points), NOW).shown();
    return Objects.requireNonNull(batch).readings();
  }

  private EventMessage event(PlantEvent.Type type, String... points) {
    return message(NOW, new PlantEvent(type, NOW, List.of(points), 0, "", "", null, "液位高", 0));
  }

  private void begin(long sent, long time, String... points) {
    AdmittedEvents admitted = admission.admit(gw1(), begins(sent, time, points), sent);
    assertThat(admitted.remarks()).isEmpty();
  }

  private EventMessage begins(long sent, long time, String... points) {
    return message(
        sent, PlantEvent.calibrationBegin(List.of(points), time, time + TEN_MINUTES, "李四"));
  }

  private EventMessage message(long sent, PlantEvent... events) {
    return new EventMessage("b", ++sequence, sent, List.of(events), 0);
  }

  private QualityReason reasonOf(String point, long time, long now) {
    return reason(admit(point, time, now, 2));
  }

  private Admitted admit(String point, long time, long now, double value) {
    DataMessage message = DataMessage.ofOne("b", ++sequence, now, point, time, value);
    return admission.admit(gw1(), message, false, now);
  }

  /** A reading of point A whose gateway's clock is behind by so much. */
  private Admitted behind(long behind, long now) {
    DataMessage message =
        DataMessage.ofOne("b", ++sequence, now - behind, "A", now - behind, sequence % 40);
    return admission.admit(gw1(), message, false, now);
  }

  private static QualityReason reason(Admitted admitted) {
    byte[] reasons = Objects.requireNonNull(admitted.batch()).readings().reasons();
    return QualityReason.ofCode(reasons[0]);
  }

  private Origin gw1() {
    GatewayDefinition gateway = Objects.requireNonNull(mine.gateway("gw1"));
    return new Origin(mine, gateway);
  }
}
