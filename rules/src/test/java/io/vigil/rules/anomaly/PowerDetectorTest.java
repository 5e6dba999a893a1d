package io.vigil.rules.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A works that produces on weekdays from 8 to 18 h and idles otherwise, with noise. */
class PowerDetectorTest {
  private static final int DAY = 96;
  private static final int WEEK = 7 * DAY;
  private static final int NOON = 12 * 4;
  private static final int NIGHT = 2 * 4;

  private final PowerDetector meter = new PowerDetector();
  private final Random random = new Random(851);
  private long slot;

  private double usual(long at) {
    boolean weekday = at / DAY % 7 < 5;
    long hour = at % DAY / 4;
    boolean producing = weekday && hour >= 8 && hour < 18;
    return producing ? 60 + 20 * random.nextDouble() : 3 + random.nextDouble();
  }

  private Set<PowerFinding> read(double kwh) {
    slot++;
    return Set.copyOf(meter.read(kwh).keySet());
  }

  /** Usual slots until the next of this kind on a weekday; whatever was found in them. */
  private List<PowerFinding> usualUntil(long end) {
    List<PowerFinding> found = new ArrayList<>();
    while (slot < end) {
      found.addAll(read(usual(slot)));
    }
    return found;
  }

  @Test
  void usualWeeksAreSilent() {
    assertThat(usualUntil(12 * WEEK)).isEmpty();
  }

  @Test
  void eighthEqualSlotIsAFrozenMeter() {
    usualUntil(4 * WEEK + NOON);
    for (int i = 1; i < 8; i++) {
      assertThat(read(66)).as("slot %d", i).isEmpty();
    }
    assertThat(meter.read(66).get(PowerFinding.FROZEN))
        .isEqualTo(
            new Explanation(
                "电表读数停滞：连续 8 个时段均为 66 kWh", "the meter stands still: 8 slots in a row of 66 kWh"));
  }

  @Test
  void meterOfWhatIsSwitchedOffIsNotFrozen() {
    for (int i = 0; i < 100; i++) {
      assertThat(read(0)).isEmpty();
    }
  }

  @Test
  void secondSlotOfALostLoadIsFound() {
    usualUntil(4 * WEEK + NOON);
    assertThat(read(4)).isEmpty();
    assertThat(read(5)).containsExactly(PowerFinding.LOAD_LOST);
    assertThat(read(70)).isEmpty();
  }

  @Test
  void loadThatFadesWithinAnHourIsNotLost() {
    usualUntil(4 * WEEK + NOON);
    for (double kwh : new double[] {45, 30, 20, 12, 7}) {
      assertThat(read(kwh)).isEmpty();
    }
  }

  @Test
  void loadOutOfAnIdleNightIsUnexpected() {
    usualUntil(4 * WEEK + NIGHT);
    assertThat(read(40)).isEmpty();
    assertThat(read(41)).containsExactly(PowerFinding.UNEXPECTED_LOAD);
    assertThat(read(3.5)).isEmpty();
  }

  @Test
  void startOfTheShiftIsExpected() {
    usualUntil(4 * WEEK + 8 * 4);
    assertThat(read(70)).isEmpty();
    assertThat(read(71)).isEmpty();
  }

  @Test
  void moreThanEverDrawnIsASpikeWhichIsNotLearned() {
    usualUntil(4 * WEEK + NOON);
    assertThat(read(95)).as("less than a quarter above 80").isEmpty();
    assertThat(read(150)).containsExactly(PowerFinding.SPIKE);
    usualUntil(5 * WEEK + NOON);
    assertThat(read(150)).containsExactly(PowerFinding.SPIKE);
  }

  @Test
  void twoWeeksAreLearnedBeforeAnythingButAFrozenMeterIsFound() {
    usualUntil(2 * WEEK - 1);
    assertThat(read(500)).isEmpty();
    assertThat(read(900)).containsExactly(PowerFinding.SPIKE);
  }

  @Test
  void missingSlotIsFilledWithThatOfAWeekBefore() {
    assertThat(meter.sameAsLastWeek()).isZero();
    for (int i = 0; i < WEEK; i++) {
      read(i);
    }
    assertThat(meter.sameAsLastWeek()).isZero();
    read(1);
    assertThat(meter.sameAsLastWeek()).isEqualTo(1);
    read(2);
    assertThat(meter.sameAsLastWeek()).isEqualTo(2);
  }

  @Test
  void goesOnFromItsBytesAsIfNothingHadHappened() {
    PowerDetector restarted = new PowerDetector();
    for (int i = 0; i < 5 * WEEK; i++) {
      double kwh = i % 500 < 3 ? usual(i) * random.nextInt(4) : usual(i);
      assertThat(restarted.read(kwh)).isEqualTo(meter.read(kwh));
      if (i % 37 == 0) {
        byte[] bytes = bytes(restarted);
        ByteReader in = new ByteReader(bytes);
        restarted = PowerDetector.get(in);
        in.requireEnd();
        assertThat(bytes(restarted)).isEqualTo(bytes).isEqualTo(bytes(meter));
      }
    }
  }

  private static byte[] bytes(PowerDetector meter) {
    ByteWriter out = new ByteWriter(12_000);
    meter.put(out);
    return out.toByteArray();
  }
}
