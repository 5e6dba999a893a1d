package io.vigil.standalone;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.admit.Admission;
import io.vigil.ingest.admit.Admitted;
import io.vigil.ingest.admit.ClockLimits;
import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.admit.WitnessedClock;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.alert.Scheme;
import io.vigil.model.alert.Severity;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvent.Type;
import io.vigil.model.lane.Batch;
import io.vigil.model.lane.Definition;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.lane.LaneRecord;
import io.vigil.model.lane.Link;
import io.vigil.model.lane.Link.LinkState;
import io.vigil.model.lane.PointDefinition;
import io.vigil.model.point.Door;
import io.vigil.model.point.GatewayMode;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.PointId;
import io.vigil.model.point.Reporting;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.rule.Comparison;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.DiscreteRule;
import io.vigil.model.rule.LimitRule;
import io.vigil.model.rule.WatchDefinition;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.LaneRecordCodec;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.EventMessage;
import io.vigil.rules.step.LaneState;
import io.vigil.rules.step.Step;
import io.vigil.rules.step.StepOutput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What admission makes of clocks and calibrations, as the judge hears it: through the bytes of the
 * lane, and once more from the same bytes.
 */
class AdmittedAndJudgedTest {
  private static final long NOW = 1_795_334_531_000L;
  private static final long SECOND = 1_000;
  private static final double CALM = 0.4;
  private static final double GAS = 2.0;
  private static final GatewayDefinition GATEWAY =
      new GatewayDefinition(0, 1, "coal-a", "gw1", Door.MQTT, GatewayMode.LIVE, false);
  private static final PointDefinition POINT = point();
  private static final PointDefinition ALARM = alarm();

  private final Admission admission =
      new Admission(1, ClockLimits.defaults(), new IngestCounters());
  private final Origin gw1 = new Origin(enterprise(), GATEWAY);
  private final List<byte[]> lane = new ArrayList<>();
  private long sequence;

  @Test
  void calibrationNeitherRaisesNorClears() {
    append(new Link(1, NOW, Door.MQTT, LinkState.CURRENT));
    append(new Definition(1, NOW, List.of(GATEWAY, POINT)));
    say(0, 0, CALM);
    announce(PlantEvent.calibrationBegin(List.of("A"), at(1), at(60), "李四"), 1);
    say(2, 2, GAS);
    assertThat(judged()).as("gas of a bottle").doesNotContain(RAISE);
    announce(PlantEvent.calibrationEnd(List.of("A"), at(3), "李四"), 3);
    say(3, 3, GAS);
    assertThat(judged()).as("gas of the face").endsWith(RAISE);
    announce(PlantEvent.calibrationBegin(List.of("A"), at(4), at(30), "李四"), 4);
    say(5, 5, CALM);
    assertThat(judged()).as("zero gas").endsWith(RAISE);
    say(30, 30, CALM);
    assertThat(judged()).as("the window has passed").endsWith(CLEAR);
  }

  @Test
  void stampThatStandsStillBlindsNobody() {
    append(new Link(1, NOW, Door.MQTT, LinkState.CURRENT));
    append(new Definition(1, NOW, List.of(GATEWAY, POINT)));
    say(0, 0, CALM);
    say(1, 0, GAS);
    assertThat(judged()).endsWith(RAISE);
    say(2, 0, CALM);
    assertThat(judged()).endsWith(RAISE, CLEAR);
    say(3, 0, GAS);
    say(4, 4, CALM);
    assertThat(judged()).as("and the clock goes again").endsWith(RAISE, CLEAR, RAISE, CLEAR);
  }

  @Test
  void leapsOfOurOwnClockMakeNothingLateAndBlindNobody() {
    append(new Link(1, NOW, Door.MQTT, LinkState.CURRENT));
    append(new Definition(1, NOW, List.of(GATEWAY, POINT)));
    long[] second = {0};
    long[] leapt = {0};
    InstantSource wall = () -> Instant.ofEpochMilli(at(second[0]) + leapt[0]);
    WitnessedClock clock =
        new WitnessedClock(wall, () -> second[0] * 1_000_000_000, new IngestCounters());
    List<Kind> must = new ArrayList<>();
    for (long leap : new long[] {0, 3_600_000, 0, -3_600_000, 0}) {
      leapt[0] = leap;
      for (double value : new double[] {GAS, CALM}) {
        long until = second[0] + 90;
        for (; second[0] < until; second[0]++) {
          clock.witness(GATEWAY, at(second[0]));
          sayReceived(clock.millis(), second[0], value);
        }
        must.add(value == GAS ? RAISE : CLEAR);
        assertThat(judged()).as("%s away, %s", leap, value).isEqualTo(must);
      }
    }
  }

  @Test
  void alarmOfThePlantRaisesAndItsEndClears() {
    append(new Link(1, NOW, Door.MQTT, LinkState.CURRENT));
    append(new Definition(1, NOW, List.of(GATEWAY, POINT, ALARM)));
    alarm(Type.PLANT_ALARM, "A", 0);
    assertThat(judged()).as("an alarm about gas is no gas").isEmpty();
    alarm(Type.PLANT_ALARM, "TAG", 1);
    assertThat(judged()).containsExactly(RAISE);
    lane.add(lane.get(lane.size() - 1));
    assertThat(judged()).as("the same message once more").containsExactly(RAISE);
    alarm(Type.PLANT_ALARM_END, "TAG", 5);
    assertThat(judged()).containsExactly(RAISE, CLEAR);
  }

  private void alarm(Type type, String point, long second) {
    PlantEvent event = new PlantEvent(type, at(second), List.of(point), 0, "", "", null, "液位高", 0);
    EventMessage message = new EventMessage("b", ++sequence, at(second), List.of(event), 0);
    Batch shown = admission.admit(gw1, message, at(second)).shown();
    if (shown != null) {
      append(shown);
    }
  }

  @AfterEach
  void sameBytesGiveTheSameEvents() {
    assertThat(judge()).isNotEmpty().isEqualTo(judge());
  }

  private void announce(PlantEvent event, long second) {
    EventMessage message = new EventMessage("b", ++sequence, at(second), List.of(event), 0);
    assertThat(admission.admit(gw1, message, at(second)).remarks()).isEmpty();
  }

  private void say(long second, long stamp, double value) {
    DataMessage message = DataMessage.ofOne("b", ++sequence, at(second), "A", at(stamp), value);
    append(Objects.requireNonNull(admission.admit(gw1, message, false, at(second)).batch()));
  }

  /** Sent at its stamp and received by a clock of its own. */
  private void sayReceived(long received, long stamp, double value) {
    DataMessage message = DataMessage.ofOne("b", ++sequence, at(stamp), "A", at(stamp), value);
    Admitted admitted = admission.admit(gw1, message, false, received);
    assertThat(admitted.late()).isFalse();
    append(Objects.requireNonNull(admitted.batch()));
  }

  private void append(LaneRecord record) {
    lane.add(LaneRecordCodec.encode(record));
  }

  private List<Kind> judged() {
    return judge().stream().map(ActivationEvent::kind).toList();
  }

  /** Judges the lane from its beginning. */
  private List<ActivationEvent> judge() {
    List<ActivationEvent> said = new ArrayList<>();
    StepOutput out =
        new StepOutput() {
          @Override
          public void event(JudgeEvent event) {
            if (event instanceof ActivationEvent activation) {
              said.add(activation);
            }
          }

          @Override
          public void refused(Refusal refusal) {
            throw new AssertionError(refusal.toString());
          }
        };
    LaneState state = LaneState.fresh(0);
    for (int offset = 0; offset < lane.size(); offset++) {
      Step.step(state, offset, LaneRecordCodec.decode(lane.get(offset)), out);
    }
    return said;
  }

  private static long at(long second) {
    return NOW + second * SECOND;
  }

  private static PointRegistry.Enterprise enterprise() {
    List<Addressed> all =
        List.of(new Addressed(0, GATEWAY), new Addressed(0, POINT), new Addressed(0, ALARM));
    return Objects.requireNonNull(PointRegistry.EMPTY.with(all).registry().enterprise("coal-a"));
  }

  private static PointDefinition point() {
    LimitRule rule = new LimitRule(Comparison.GE, 1.0, Comparison.LT, 1.0, Delays.NONE, null);
    return new PointDefinition(
        0,
        1,
        new PointId("coal-a", "A"),
        "甲烷",
        "methane",
        "F01",
        "gas.ch4",
        0,
        MeasureUnit.PERCENT_CH4,
        0,
        40,
        Reporting.PERIODIC,
        SECOND,
        4,
        List.of(),
        List.of(new WatchDefinition(0, "CO-M1", 1, Severity.YELLOW, Scheme.THREE_COLOUR, rule)),
        false);
  }

  private static PointDefinition alarm() {
    DiscreteRule rule = new DiscreteRule(1, Delays.NONE, null);
    return new PointDefinition(
        1,
        1,
        new PointId("coal-a", "TAG"),
        "控制系统报警",
        "alarm of the control system",
        "F01",
        "plant.alarm",
        0,
        MeasureUnit.BOOL,
        0,
        1,
        Reporting.BY_EXCEPTION,
        SECOND,
        4,
        List.of(),
        List.of(new WatchDefinition(1, "EV-A1", 1, Severity.YELLOW, Scheme.FOUR_COLOUR, rule)),
        false);
  }
}
