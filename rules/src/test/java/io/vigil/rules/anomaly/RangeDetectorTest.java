package io.vigil.rules.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeDetectorTest {
  private static final int NORMAL = 1_000;

  private final RangeDetector detector = new RangeDetector(2);
  private final Random random = new Random(20261129);
  private int count;

  /** Up and down within 50 to 60 each 25 readings, with a little noise. */
  private double normal() {
    return 55 + 4.5 * StrictMath.sin(count++ * 2 * StrictMath.PI / 25) + random.nextDouble() - 0.5;
  }

  /** The readings, by number, that were called anomalies. */
  private List<Integer> anomalies(int readings, double more) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < readings; i++) {
      if (detector.read(0, normal() + more) >= RangeDetector.THRESHOLD) {
        found.add(i);
      }
    }
    return found;
  }

  @Test
  void whatStaysAsItWasIsNoAnomaly() {
    assertThat(anomalies(5_000, 0)).as("while its ranges are young").hasSizeLessThan(3);
    assertThat(anomalies(20_000, 0)).isEmpty();
  }

  @Test
  void stepIsFoundAtOnceAndSaidOnce() {
    assertThat(anomalies(NORMAL, 0)).isEmpty();
    List<Integer> found = anomalies(RangeDetector.WARM_UP, 20);
    assertThat(found).isNotEmpty();
    assertThat(found.get(0)).isLessThan(10);
    assertThat(found).as("only while it grows").allMatch(reading -> reading < 60);
    assertThat(anomalies(5_000, 20)).isEmpty();
  }

  @Test
  void spikeOfOneReadingIsFound() {
    assertThat(anomalies(NORMAL, 0)).isEmpty();
    assertThat(detector.read(0, 90)).isGreaterThan(RangeDetector.THRESHOLD);
  }

  @Test
  void valueThatStandsStillIsFoundByItsSpread() {
    assertThat(anomalies(NORMAL, 0)).isEmpty();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      if (detector.read(0, 55) >= RangeDetector.THRESHOLD) {
        found.add(i);
      }
    }
    assertThat(found).isNotEmpty();
  }

  @Test
  void slowDriftIsFoundWhenItHasLeftTheRange() {
    assertThat(anomalies(NORMAL, 0)).isEmpty();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      if (detector.read(0, normal() + i * 0.05) >= RangeDetector.THRESHOLD) {
        found.add(i);
      }
    }
    assertThat(found).isNotEmpty();
  }

  @Test
  void nothingIsSaidBeforeThePointIsKnown() {
    assertThat(anomalies(RangeDetector.WARM_UP - 1, 0)).isEmpty();
    assertThat(detector.read(0, 500)).isZero();
    RangeDetector known = new RangeDetector(1);
    for (int i = 0; i < RangeDetector.WARM_UP; i++) {
      known.read(0, normal());
    }
    assertThat(known.read(0, 500)).isGreaterThan(RangeDetector.THRESHOLD);
  }

  @Test
  void wordsSayViewRangeAndHowManyTimes() {
    for (int i = 0; i < 400; i++) {
      assertThat(detector.read(0, i % 50 < 25 ? 0 : 10)).isLessThan(RangeDetector.THRESHOLD);
    }
    assertThat(detector.read(0, 28)).isGreaterThan(RangeDetector.THRESHOLD);
    assertThat(detector.explain(0))
        .isEqualTo(
            new Explanation(
                "数值为 28，高于此前 400 个读数的范围 0～10，超出量为该范围宽度的 1.8 倍",
                "the value is 28, 1.8 times its own range of the last 400 readings (0 to 10) above"
                    + " it"));
  }

  @Test
  void valueThatNeverMovedIsSaidSo() {
    for (int i = 0; i < 400; i++) {
      assertThat(detector.read(0, 7)).isZero();
    }
    assertThat(detector.read(0, 8)).as("all views but the slow ones").isGreaterThan(0.5f);
    assertThat(detector.explain(0).en())
        .isEqualTo("the value is 8; it was 7 in all 400 readings before");
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    RangeDetector without = new RangeDetector(1);
    for (int i = 0; i < NORMAL; i++) {
      double reading = normal();
      assertThat(detector.read(0, reading)).isEqualTo(without.read(0, reading));
      assertThat(detector.read(0, Double.NaN)).isZero();
      assertThat(detector.read(0, Double.POSITIVE_INFINITY)).isZero();
      assertThat(detector.read(0, -1e31)).isZero();
    }
  }

  @Test
  void pointsKnowNothingOfEachOther() {
    RangeDetector alone = new RangeDetector(1);
    for (int i = 0; i < NORMAL; i++) {
      double reading = i == 900 ? 100 : normal();
      float score = alone.read(0, reading);
      detector.read(0, random.nextGaussian() * 1_000);
      assertThat(detector.read(1, reading)).isEqualTo(score);
    }
  }

  @Test
  void forgottenPointStartsAnew() {
    assertThat(anomalies(NORMAL, 0)).isEmpty();
    detector.forget(0);
    detector.grow(3);
    assertThat(detector.points()).isEqualTo(3);
    assertThat(detector.read(0, 500)).isZero();
  }

  @Test
  void goesOnFromItsBytesAsIfNothingHadHappened() {
    RangeDetector restarted = new RangeDetector(1);
    for (int i = 0; i < 3_000; i++) {
      double reading = normal() + i / 700;
      assertThat(restarted.read(0, reading)).isEqualTo(detector.read(0, reading));
      if (i % 100 == 0) {
        byte[] bytes = bytes(restarted, 0);
        assertThat(bytes).isEqualTo(bytes(detector, 0)).hasSizeLessThanOrEqualTo(256);
        restarted = new RangeDetector(1);
        ByteReader in = new ByteReader(bytes);
        restarted.get(0, in);
        in.requireEnd();
        assertThat(bytes(restarted, 0)).isEqualTo(bytes);
      }
    }
  }

  private static byte[] bytes(RangeDetector detector, int point) {
    ByteWriter out = new ByteWriter(256);
    detector.put(point, out);
    return out.toByteArray();
  }

  @Test
  void bytesOfAnotherVersionAreRefused() {
    byte[] bytes = bytes(detector, 0);
    bytes[0]++;
    assertThatThrownBy(() -> detector.get(0, new ByteReader(bytes)))
        .isInstanceOf(CorruptBytesException.class);
  }

  @Test
  void readingAllocatesNothing() {
    for (int i = 0; i < 20_000; i++) {
      detector.read(0, normal());
    }
    long before = allocated();
    for (int i = 0; i < 10_000; i++) {
      detector.read(0, 50 + i % 10);
      detector.read(1, i);
    }
    assertThat(allocated() - before).as("of 20,000 readings").isLessThan(10_000);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void thresholdIsTwoViewsOutByATenth() {
    float[] ranges = {0, 100, -7, -5};
    float sum = outside(ranges, 0, 110) + outside(ranges, 2, -7.2f);
    assertThat(sum / RangeDetector.VIEWS).isCloseTo(RangeDetector.THRESHOLD, within(1e-6f));
    assertThat(ranges).containsExactly(0, 110, -7.2f, -5);
  }

  private static float outside(float[] ranges, int at, float view) {
    return PastRange.leave(ranges, at, view, PastRange.HALF);
  }

  @Test
  void youngRangeIsLeftByMoreBeforeItCounts() {
    assertThat(PastRange.leave(new float[] {0, 100}, 0, 110, PastRange.half(1_000)))
        .isCloseTo(1 / 3f, within(1e-6f));
    assertThat(PastRange.leave(new float[] {0, 100}, 0, 120, PastRange.half(1_000)))
        .isCloseTo(0.5f, within(1e-6f));
    assertThat(PastRange.half(1 << 24)).isCloseTo(PastRange.HALF, within(1e-5f));
  }

  @Test
  void rangeOnlyWidens() {
    float[] range = new float[PastRange.CELLS];
    PastRange.begin(range, 0);
    assertThat(outside(range, 0, 5)).as("the first").isZero();
    assertThat(outside(range, 0, 6)).as("out of no range at all").isEqualTo(1);
    assertThat(outside(range, 0, 5.5f)).isZero();
    assertThat(range).containsExactly(5, 6);
  }
}
