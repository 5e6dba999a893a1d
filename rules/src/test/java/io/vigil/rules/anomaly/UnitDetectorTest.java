package io.vigil.rules.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A pump with a flow and a vibration that jitter and a temperature that wanders. */
class UnitDetectorTest {
  private static final String[] NAMES = {"flow", "vibration", "temperature"};

  private final UnitDetector unit = new UnitDetector(3);
  private final Random random = new Random(400);
  private double temperature = 70;

  private double[] row(double moreFlow) {
    temperature += random.nextGaussian() * 0.05;
    return new double[] {
      32 + moreFlow + random.nextGaussian() * 0.5, 0.2 + random.nextGaussian() * 0.01, temperature
    };
  }

  private void train() {
    for (int i = 0; i < UnitDetector.TRAINING; i++) {
      unit.read(row(0));
      assertThat(unit.isUnlikeBefore()).isFalse();
      assertThat(unit.hasChanged()).isFalse();
    }
  }

  /** The rows, by number, in which something had begun or ended. */
  private List<Integer> changes(int rows, double moreFlow) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      unit.read(row(moreFlow));
      if (unit.hasChanged()) {
        found.add(i);
      }
    }
    return found;
  }

  private int unlike(int rows, double moreFlow) {
    int found = 0;
    for (int i = 0; i < rows; i++) {
      unit.read(row(moreFlow));
      found += unit.isUnlikeBefore() ? 1 : 0;
    }
    return found;
  }

  @Test
  void unitThatGoesOnAsItWasIsSaidToBeLikeBefore() {
    train();
    assertThat(unlike(3_000, 0)).isLessThan(30);
  }

  @Test
  void slowDriftOfAChannelThatWandersIsNoAnomaly() {
    train();
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      double[] row = row(0);
      row[2] += i * 0.02;
      unit.read(row);
      found += unit.isUnlikeBefore() ? 1 : 0;
    }
    assertThat(found).as("40 degrees in all").isLessThan(20);
  }

  @Test
  void leakIsUnlikeBeforeUntilTheFlowIsBack() {
    train();
    assertThat(unlike(200, -2)).as("all but the first seconds").isGreaterThan(190);
    assertThat(unit.explainUnlikeness(NAMES).en())
        .startsWith("the moving average of flow is ")
        .contains(" standard deviations from its reference (limit ");
    assertThat(unit.explainUnlikeness(NAMES).zh()).startsWith("flow的移动平均偏离基准 ");
    unlike(30, 0);
    assertThat(unlike(200, 0)).as("over").isLessThan(5);
  }

  @Test
  void whatStaysDifferentIsTheNewNormalInTheEndAndMayGoAsFarAgain() {
    train();
    assertThat(unlike(UnitDetector.ACCEPTED - 10, -2)).isGreaterThan(UnitDetector.ACCEPTED - 20);
    assertThat(unlike(20, -2)).as("until it is accepted").isBetween(1, 20);
    assertThat(unlike(500, -2)).as("normal by now").isLessThan(5);
    assertThat(unlike(500, -0.5)).as("most of the way back is no farther").isLessThan(5);
    assertThat(unlike(100, -8)).as("but what is farther is unlike").isGreaterThan(90);
  }

  @Test
  void beginAndEndAreChangesAndTheTimeBetweenIsNot() {
    train();
    assertThat(changes(15, -3)).as("begin").isNotEmpty();
    assertThat(unit.explainChange(NAMES).en()).contains("most of all flow");
    changes(40, -3);
    assertThat(changes(100, -3)).as("in between").hasSizeLessThanOrEqualTo(2);
    assertThat(changes(15, 0)).as("end").isNotEmpty();
  }

  @Test
  void changeIsNotRepeatedWhileItIsInTheWindow() {
    train();
    List<Integer> found = changes(19, -3);
    assertThat(found).hasSize(1);
  }

  @Test
  void channelThatStoodStillAndMovesIsFound() {
    UnitDetector still = new UnitDetector(2);
    for (int i = 0; i < UnitDetector.TRAINING; i++) {
      still.read(new double[] {5, random.nextGaussian()});
    }
    still.read(new double[] {5.01, 0});
    assertThat(still.isUnlikeBefore()).isTrue();
    assertThat(still.explainUnlikeness("valve", "noise").en()).contains("valve");
  }

  @Test
  void whileItLearnsItSaysSo() {
    unit.read(row(0));
    assertThat(unit.explainUnlikeness(NAMES))
        .isEqualTo(new Explanation("学习中：1 / 400 行", "learning: 1 of 400 rows"));
    assertThat(unit.explainChange(NAMES)).isEqualTo(unit.explainUnlikeness(NAMES));
  }

  @Test
  void rowOfAnotherWidthIsRefused() {
    assertThatThrownBy(() -> unit.read(new double[2])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UnitDetector(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goesOnFromItsBytesAsIfNothingHadHappened() {
    UnitDetector restarted = new UnitDetector(3);
    for (int i = 0; i < 2_500; i++) {
      double[] row = row(i / 600);
      unit.read(row);
      restarted.read(row);
      assertThat(restarted.isUnlikeBefore()).isEqualTo(unit.isUnlikeBefore());
      assertThat(restarted.hasChanged()).isEqualTo(unit.hasChanged());
      if (i % 53 == 0) {
        byte[] bytes = bytes(restarted);
        ByteReader in = new ByteReader(bytes);
        restarted = UnitDetector.get(in);
        in.requireEnd();
        assertThat(bytes(restarted)).isEqualTo(bytes).isEqualTo(bytes(unit));
      }
    }
    assertThat(restarted.explainUnlikeness(NAMES)).isEqualTo(unit.explainUnlikeness(NAMES));
    assertThat(restarted.explainChange(NAMES)).isEqualTo(unit.explainChange(NAMES));
  }

  private static byte[] bytes(UnitDetector unit) {
    ByteWriter out = new ByteWriter(4_096);
    unit.put(out);
    return out.toByteArray();
  }
}
