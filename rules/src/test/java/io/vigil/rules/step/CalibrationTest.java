package io.vigil.rules.step;

import static io.vigil.model.alert.ActivationEvent.Kind.CLEAR;
import static io.vigil.model.alert.ActivationEvent.Kind.RAISE;
import static io.vigil.rules.step.TestLane.kinds;
import static io.vigil.rules.step.TestPoint.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.rule.Delays;
import io.vigil.model.rule.MassRule;
import io.vigil.model.rule.MassRule.Sign;
import io.vigil.model.rule.QualityRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Marks of calibration that last too long or are on too many points (IN-04). */
class CalibrationTest {
  private static final long MINUTE = 60_000;
  private static final int POINTS = 20;

  private static TestLane marked() {
    QualityRule rule =
        new QualityRule(List.of(QualityReason.CALIBRATING), new Delays(31 * MINUTE, 0));
    return TestLane.with(point(0).sample(MINUTE).watch(0, rule).build());
  }

  /** Marked for so many minutes, then good; what was said. */
  private static List<ActivationEvent> calibrate(TestLane lane, int minutes) {
    List<ActivationEvent> said = new ArrayList<>();
    for (int minute = 0; minute < minutes; minute++) {
      said.addAll(lane.read(0, minute * MINUTE, 2, QualityReason.CALIBRATING));
    }
    said.addAll(lane.read(0, minutes * MINUTE, 0.4));
    return said;
  }

  @Test
  @DisplayName("scenario 3: a calibration of 30 min raises nothing, a mark at 31 min does")
  void markThatIsLeftOnIsRaisedAndClearedByAGoodValue() {
    assertThat(kinds(calibrate(marked(), 30))).doesNotContain(RAISE);
    assertThat(kinds(calibrate(marked(), 35))).contains(RAISE).endsWith(CLEAR);
  }

  @Test
  void otherBadValueIsNoSignThatTheMarkWasTakenOff() {
    TestLane lane = marked();
    for (int minute = 0; minute < 35; minute++) {
      lane.read(0, minute * MINUTE, 2, QualityReason.CALIBRATING);
    }
    assertThat(lane.read(0, 36 * MINUTE, 2, QualityReason.SENSOR_FAULT)).isEmpty();
    assertThat(kinds(lane.read(0, 37 * MINUTE, 0.4))).containsExactly(CLEAR);
  }

  private static TestLane crowd() {
    List<DefinitionEntry> points = new ArrayList<>();
    for (int slot = 0; slot < POINTS; slot++) {
      TestPoint point = point(slot).sample(MINUTE);
      points.add(
          (slot == 7 ? point.watch(0, new MassRule(Sign.CALIBRATING, 20, 2)) : point).build());
    }
    return TestLane.with(points.toArray(DefinitionEntry[]::new));
  }

  private static List<ActivationEvent> mark(TestLane lane, int slot, long time) {
    return lane.read(slot, time, 2, QualityReason.CALIBRATING);
  }

  @Test
  @DisplayName("scenario 3: mass calibration of 25 % of the points")
  void moreThanAFifthOfThePointsAtOnceIsRaisedOnceAndCleared() {
    TestLane lane = crowd();
    for (int slot = 0; slot < 4; slot++) {
      assertThat(kinds(mark(lane, slot, 1000))).as("point %d of 20", slot).doesNotContain(RAISE);
    }
    List<ActivationEvent> fifth = mark(lane, 4, 2000);
    assertThat(kinds(fifth)).containsExactly(RAISE);
    assertThat(fifth.get(0).value()).isEqualTo(5);
    assertThat(fifth.get(0).reason()).isEqualTo(QualityReason.GOOD);
    assertThat(mark(lane, 4, 3000)).as("still the same five").isEmpty();
    assertThat(lane.read(9, 3000, 1)).as("others go on").isEmpty();
    assertThat(kinds(lane.read(2, 4000, 1))).containsExactly(CLEAR);
  }

  @Test
  void oneAfterTheOtherIsNoMass() {
    TestLane lane = crowd();
    List<ActivationEvent> said = new ArrayList<>();
    for (int slot = 0; slot < POINTS; slot++) {
      said.addAll(mark(lane, slot, 1000 * slot + 1));
      said.addAll(lane.read(slot, 1000 * slot + 500, 1));
    }
    assertThat(kinds(said)).doesNotContain(RAISE);
  }
}
