package io.vigil.rules.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.wire.ByteReader;
import io.vigil.model.wire.ByteWriter;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.rules.step.LastStamps.Fate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of sequence numbers and rings of stamps against plain sets and maps. */
class SequencesTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void windowKnowsWhatASetKnowsAsFarBackAsItReaches(long seed) {
    Random random = new Random(seed);
    BootWindow window = new BootWindow("b", 100);
    Set<Long> seen = new HashSet<>(Set.of(100L));
    long highest = 100;
    for (int i = 0; i < 20_000; i++) {
      long jump = random.nextInt(200) == 0 ? random.nextInt(9000) : random.nextInt(4);
      long number = Math.max(0, highest + jump - random.nextInt(30));
      boolean isInside = highest - number < BootWindow.LENGTH;
      assertThat(window.has(number)).isEqualTo(isInside && seen.contains(number));
      window.add(number);
      seen.add(number);
      highest = Math.max(highest, number);
      if (random.nextInt(500) == 0) {
        window = roundTrip(window);
      }
    }
  }

  @ParameterizedTest(name = "{0} behind the highest is known: {1}")
  @CsvSource({"4094, true", "4095, true", "4096, false"})
  void windowReachesBackExactly(long behind, boolean isKnown) {
    BootWindow window = new BootWindow("b", 10_000 - behind);
    window.add(10_000);
    assertThat(window.has(10_000 - behind)).isEqualTo(isKnown);
    assertThat(window.has(10_000)).isTrue();
  }

  @Test
  void windowTakesFewBytesWhenNothingIsMissing() {
    BootWindow window = new BootWindow("b", 1);
    for (int number = 2; number < 50_000; number++) {
      window.add(number);
    }
    ByteWriter out = new ByteWriter(16);
    window.put(out);
    assertThat(out.length()).isLessThan(12);
  }

  @Test
  void windowThatCannotBeIsCorrupt() {
    ByteWriter out = new ByteWriter(16);
    out.putText("b").putZigZag(5).putVarLong(0).putVarLong(BootWindow.LENGTH + 1);
    assertThatThrownBy(() -> BootWindow.get(new ByteReader(out.toByteArray())))
        .isInstanceOf(CorruptBytesException.class);
  }

  private static BootWindow roundTrip(BootWindow window) {
    ByteWriter out = new ByteWriter(600);
    window.put(out);
    return BootWindow.get(new ByteReader(out.toByteArray()));
  }

  @ParameterizedTest(name = "{0} stamps")
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void stampsKnowWhatASortedMapOfTheNewestKnows(int capacity) {
    Random random = new Random(capacity);
    LastStamps stamps = new LastStamps();
    TreeMap<Long, Double> newest = new TreeMap<>();
    stamps.reserve(5, capacity);
    for (int i = 0; i < 20_000; i++) {
      long time = (long) i / 3 + random.nextInt(9) - (random.nextInt(20) == 0 ? capacity : 0);
      double value = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(3);
      Fate fate = stamps.fateOf(5, time, value);
      assertThat(fate).isEqualTo(expected(newest, time, value));
      if (fate == Fate.IN_ORDER || fate == Fate.OUT_OF_ORDER) {
        stamps.remember(5, time, value);
        newest.put(time, value);
        if (newest.size() > capacity) {
          newest.remove(newest.firstKey());
        }
      } else {
        assertThat(stamps.valueAt(5, time)).isEqualTo(newest.get(time));
      }
      assertThat(stamps.newest(5)).isEqualTo(newest.lastKey());
      assertThat(stamps.newestValue(5)).isEqualTo(newest.lastEntry().getValue());
    }
  }

  private static Fate expected(TreeMap<Long, Double> newest, long time, double value) {
    if (newest.containsKey(time)) {
      return newest.get(time).equals(value) ? Fate.REPEAT : Fate.CONFLICT;
    }
    return newest.isEmpty() || time > newest.lastKey() ? Fate.IN_ORDER : Fate.OUT_OF_ORDER;
  }

  @Test
  void newestStampsSurviveAnotherMemoryAndTheNeighboursToo() {
    LastStamps stamps = new LastStamps();
    for (int slot = 0; slot < 20; slot++) {
      stamps.reserve(slot, 4);
      for (int time = 0; time < 9; time++) {
        stamps.remember(slot, time, slot * 100 + time);
      }
    }
    for (int capacity : new int[] {2, 8, 3, 1, 5}) {
      for (int slot = 0; slot < 20; slot += 2) {
        stamps.reserve(slot, capacity);
      }
    }
    for (int slot = 0; slot < 20; slot++) {
      assertThat(stamps.newestValue(slot)).isEqualTo(slot * 100 + 8);
      Fate older = stamps.fateOf(slot, 7, slot * 100 + 7);
      assertThat(older).isEqualTo(slot % 2 == 0 ? Fate.OUT_OF_ORDER : Fate.REPEAT);
    }
  }

  @Test
  void negativeZeroEqualsZero() {
    LastStamps stamps = new LastStamps();
    stamps.reserve(0, 1);
    stamps.remember(0, 1, 0.0);
    assertThat(stamps.fateOf(0, 1, -0.0)).isEqualTo(Fate.REPEAT);
  }
}
