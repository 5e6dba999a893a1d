package io.vigil.rules.lead;

import static io.vigil.rules.lead.LeadLane.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Kind;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import io.vigil.rules.anomaly.UnitDetector;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A unit of a flow and a pressure, a row a minute, that its plant chose to be looked at. */
class ChosenUnitTest {
  private static final long BEGIN = 1_700_006_400_000L;
  private static final long MINUTE = 60_000;
  private static final int NORMAL = 0;
  private static final int FLOW = 1;
  private static final int PRESSURE = 2;
  private static final int STATE = 3;

  private final Random random = new Random(16);
  private final LeadLane lane =
      new LeadLane(
          BEGIN,
          point(NORMAL, "unit.normal", MeasureUnit.BOOL, Reporting.BY_EXCEPTION, MINUTE),
          point(FLOW, "cool.flow", MeasureUnit.M3_PER_H, Reporting.PERIODIC, MINUTE),
          point(PRESSURE, "cool.pressure", MeasureUnit.KPA, Reporting.PERIODIC, MINUTE),
          point(STATE, "plant.state", MeasureUnit.NONE));

  private int minute;

  private void say(int point, double value) {
    lane.read(point, BEGIN + minute * MINUTE, value);
  }

  /** So many minutes with so much more flow than usual; the pressure is as ever. */
  private void run(int minutes, double moreFlow) {
    for (int i = 0; i < minutes; i++) {
      minute++;
      say(FLOW, 100 + moreFlow + random.nextGaussian());
      say(PRESSURE, 300 + 2 * random.nextGaussian());
    }
  }

  private void learn() {
    say(NORMAL, 1);
    run(UnitDetector.TRAINING + 1, 0);
  }

  private List<LeadEvent> said() {
    return lane.said(LeadSource.UNIT_UNLIKE);
  }

  @Test
  @DisplayName("a disturbance is a lead from its begin to its end, in words")
  void disturbance() {
    learn();
    run(100, 0);
    int from = minute;
    run(60, -6);
    run(60, 0);
    List<LeadEvent> said = said();
    assertThat(said).extracting(LeadEvent::kind).containsExactly(Kind.BEGIN, Kind.END);
    LeadEvent begin = said.get(0);
    assertThat(begin.began()).isBetween(BEGIN + from * MINUTE, BEGIN + (from + 15) * MINUTE);
    assertThat(begin.point().code()).isEqualTo("P0");
    assertThat(begin.en()).startsWith("the points of the unit together: ").contains("P1");
    assertThat(begin.zh()).startsWith("装置各测点合看与学习时不同：P1");
    assertThat(said.get(1).outcome()).isEqualTo(Outcome.FADED);
    assertThat(said.get(1).at()).isGreaterThan(BEGIN + (from + 60) * MINUTE);
  }

  @Test
  @DisplayName("a unit that goes on as it was is silent, and so is one that nobody chose")
  void silence() {
    learn();
    run(400, 0);
    say(NORMAL, 0);
    run(100, -6);
    assertThat(said()).isEmpty();
  }

  @Test
  @DisplayName("a declared standstill is no disturbance")
  void standstill() {
    learn();
    say(STATE, 2);
    run(60, -100);
    minute++;
    say(STATE, 1);
    run(5, 0);
    assertThat(said()).isEmpty();
  }

  @Test
  @DisplayName("while a channel is silent nothing is judged")
  void silentChannel() {
    learn();
    for (int i = 0; i < 60; i++) {
      minute++;
      say(FLOW, 80);
    }
    assertThat(said()).isEmpty();
  }

  @Test
  @DisplayName("what was said is withdrawn when the plant says that the unit is not as usual")
  void withdrawn() {
    learn();
    run(40, -6);
    say(NORMAL, 0);
    assertThat(said())
        .extracting(LeadEvent::outcome)
        .containsExactly(Outcome.NONE, Outcome.WITHDRAWN);
  }
}
