package io.vigil.rules.lead;

import static io.vigil.rules.lead.LeadLane.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lead.LeadEvent;
import io.vigil.model.lead.LeadEvent.Kind;
import io.vigil.model.lead.LeadEvent.Outcome;
import io.vigil.model.lead.LeadSource;
import io.vigil.model.point.MeasureUnit;
import io.vigil.model.point.Reporting;
import io.vigil.rules.anomaly.ForestDetector;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two points of a unit, a row of 216 s each. The plant gives the first a forest of its own, or one
 * to the unit, or none.
 */
class ForestLeadTest {
  private static final long BEGIN = 1_700_006_400_000L;
  private static final long ROW = 216_000;
  private static final int NORMAL = 0;
  private static final int FLOW = 1;
  private static final int PRESSURE = 2;

  private final Random random = new Random(16);
  private int row;

  private LeadLane lane(int ofUnit, int ofFlow) {
    return new LeadLane(
        BEGIN,
        point(NORMAL, "unit.normal", MeasureUnit.BOOL, Reporting.BY_EXCEPTION, ROW)
            .withForest(ofUnit),
        point(FLOW, "cool.flow", MeasureUnit.M3_PER_H, Reporting.PERIODIC, ROW).withForest(ofFlow),
        point(PRESSURE, "cool.pressure", MeasureUnit.KPA, Reporting.PERIODIC, ROW));
  }

  /** Usual for long enough to learn, disturbed for twenty rows, and usual again. */
  private List<LeadEvent> said(LeadLane lane, double disturbed) {
    lane.read(NORMAL, BEGIN, 1);
    run(lane, 2 * ForestDetector.TRAINING, 0);
    run(lane, 20, disturbed);
    run(lane, 40, 0);
    return lane.said(LeadSource.FOREST);
  }

  private void run(LeadLane lane, int rows, double more) {
    for (int i = 0; i < rows; i++) {
      row++;
      lane.read(FLOW, BEGIN + row * ROW, 100 + more + random.nextGaussian());
      lane.read(PRESSURE, BEGIN + row * ROW, 300 + more + random.nextGaussian());
    }
  }

  @Test
  @DisplayName("a point with a forest: a lead from the third unusual row to the tenth usual one")
  void pointLead() {
    List<LeadEvent> said = said(lane(0, 42), 8);
    assertThat(said).extracting(LeadEvent::kind).containsExactly(Kind.BEGIN, Kind.END);
    LeadEvent begin = said.get(0);
    long from = BEGIN + (2 * ForestDetector.TRAINING + 1) * ROW;
    assertThat(begin.point().code()).isEqualTo("P1");
    assertThat(begin.began()).isBetween(from + 3 * ROW, from + 6 * ROW);
    assertThat(begin.zh()).startsWith("之前 400 行中几乎没有与此相近的");
    assertThat(begin.en()).startsWith("hardly any of the 400 rows before is like this one");
    assertThat(said.get(1).outcome()).isEqualTo(Outcome.FADED);
  }

  @Test
  @DisplayName("a unit with a forest: a lead of the point that chose it, naming a channel")
  void unitLead() {
    List<LeadEvent> said = said(lane(42, 0), 8);
    assertThat(said).extracting(LeadEvent::kind).containsExactly(Kind.BEGIN, Kind.END);
    assertThat(said.get(0).point().code()).isEqualTo("P0");
    assertThat(said.get(0).en()).containsPattern("most of all by P[12], which is");
  }

  @Test
  @DisplayName("what is as it was is no lead, and without a seed nothing is")
  void silent() {
    assertThat(said(lane(42, 42), 0)).isEmpty();
    row = 0;
    assertThat(said(lane(0, 0), 8)).isEmpty();
  }
}
