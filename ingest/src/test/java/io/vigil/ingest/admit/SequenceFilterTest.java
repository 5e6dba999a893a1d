package io.vigil.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceFilterTest {
  private static final long MOST = (1L << 53) - 1;

  private final SequenceFilter filter = new SequenceFilter();

  @Test
  void numberIsARepeatOnlyOnceItWasTaken() {
    assertThat(filter.isRepeat("b", 0)).isFalse();
    filter.take("b", 0);
    assertThat(filter.isRepeat("b", 0)).isTrue();
    assertThat(filter.isRepeat("b", 1)).isFalse();
    assertThat(filter.isRepeat("c", 0)).isFalse();
  }

  @Test
  void lateNumberInsideTheWindowIsNoRepeat() {
    filter.take("b", 100);
    assertThat(filter.isRepeat("b", 99)).isFalse();
    filter.take("b", 99);
    assertThat(filter.isRepeat("b", 99)).isTrue();
    assertThat(filter.isRepeat("b", 98)).isFalse();
  }

  @Test
  void windowHoldsTheNewest4096NumbersAndNothingOlder() {
    filter.take("b", 10);
    filter.take("b", 10 + SequenceFilter.WINDOW - 1);
    assertThat(filter.isRepeat("b", 10)).isTrue();
    filter.take("b", 10 + SequenceFilter.WINDOW);
    assertThat(filter.isRepeat("b", 10)).isFalse();
    assertThat(filter.isRepeat("b", 10 + SequenceFilter.WINDOW - 1)).isTrue();
  }

  @Test
  void numberBehindTheWindowIsNotRemembered() {
    filter.take("b", 10_000);
    filter.take("b", 1);
    assertThat(filter.isRepeat("b", 1)).isFalse();
    assertThat(filter.isRepeat("b", 1 + 2L * SequenceFilter.WINDOW)).isFalse();
  }

  @Test
  void jumpOverManyWindowsForgetsEverythingBefore() {
    filter.take("b", 5);
    filter.take("b", MOST);
    assertThat(filter.isRepeat("b", MOST)).isTrue();
    for (long n = MOST - SequenceFilter.WINDOW + 1; n < MOST; n++) {
      assertThat(filter.isRepeat("b", n)).isFalse();
    }
  }

  @Test
  void onlyTheEightBootsUsedLastAreRemembered() {
    for (int boot = 0; boot < SequenceFilter.BOOTS; boot++) {
      filter.take("b" + boot, 1);
    }
    assertThat(filter.isRepeat("b0", 1)).isTrue();
    filter.take("another", 1);
    assertThat(filter.isRepeat("b0", 1)).isTrue();
    assertThat(filter.isRepeat("b1", 1)).isFalse();
  }

  @Test
  void agreesWithASetOverRandomArrivals() {
    Random random = new Random(11);
    Set<Long> taken = new HashSet<>();
    long highest = 0;
    for (int i = 0; i < 50_000; i++) {
      long sequence = Math.max(0, highest - 3_000 + random.nextInt(3_100));
      boolean inWindow = sequence > highest - SequenceFilter.WINDOW;
      if (inWindow) {
        assertThat(filter.isRepeat("b", sequence)).isEqualTo(taken.contains(sequence));
      }
      filter.take("b", sequence);
      taken.add(sequence);
      highest = Math.max(highest, sequence);
    }
  }
}
