package io.vigil.rules.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChosenPointTest {
  private static final int DAY = 96;
  private static final int DAYS = 20;

  private final ChosenPoint point = new ChosenPoint(DAY);
  private final RangeDetector everyPoint = new RangeDetector(1);
  private final Random random = new Random(7);

  /**
   * Up and down each 8 readings between 0 and 10, with a little noise; every midnight and noon it
   * starts anew from the other side.
   */
  private double usual(int reading) {
    int phase = reading % DAY < DAY / 2 ? 0 : 4;
    return 5 + 5 * StrictMath.sin((reading + phase) * StrictMath.PI / 4) + random.nextDouble() / 2;
  }

  private void live(int days) {
    for (int i = 0; i < days * DAY; i++) {
      double reading = usual(i);
      point.read(reading);
      everyPoint.read(0, reading);
    }
  }

  @Test
  void usualDaysAreNoAnomaly() {
    live(DAYS);
    int found = 0;
    for (int i = 0; i < 3 * DAYS * DAY; i++) {
      found += point.read(usual(i)) >= ChosenPoint.THRESHOLD ? 1 : 0;
    }
    assertThat(found).as("in sixty days").isLessThan(4);
  }

  @Test
  void usualValueAtAnUnusualTimeIsFoundByYesterdayAlone() {
    live(DAYS);
    float most = 0;
    Explanation why = new Explanation("", "");
    for (int i = 0; i < DAY / 4; i++) {
      double reading = usual(DAY / 2 + i);
      assertThat(everyPoint.read(0, reading)).isLessThan(RangeDetector.THRESHOLD);
      float score = point.read(reading);
      if (score > most) {
        most = score;
        why = point.explain();
      }
    }
    assertThat(most).isGreaterThan(ChosenPoint.THRESHOLD);
    assertThat(why.en()).startsWith("the change since");
    assertThat(why.zh()).contains("昨日");
  }

  @Test
  void whatLeavesItsRangeIsFoundWithoutYesterday() {
    live(DAYS);
    assertThat(point.read(30)).isGreaterThan(ChosenPoint.THRESHOLD);
    assertThat(point.read(Double.NaN)).isZero();
  }

  @Test
  void goesOnFromItsBytesAsIfNothingHadHappened() {
    ChosenPoint restarted = new ChosenPoint(DAY);
    for (int i = 0; i < DAYS * DAY; i++) {
      double reading = usual(i) + i / 800;
      assertThat(restarted.read(reading)).isEqualTo(point.read(reading));
      if (i % 50 == 0) {
        byte[] bytes = bytes(restarted);
        ByteReader in = new ByteReader(bytes);
        restarted = ChosenPoint.get(in);
        in.requireEnd();
        assertThat(bytes(restarted)).isEqualTo(bytes).isEqualTo(bytes(point));
      }
    }
  }

  private static byte[] bytes(ChosenPoint point) {
    ByteWriter out = new ByteWriter(1_024);
    point.put(out);
    return out.toByteArray();
  }
}
