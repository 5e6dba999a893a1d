package io.vigil.rules.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueQueuesTest {
  private final DueQueues queues = new DueQueues();

  @Test
  void earlierLookWinsAndLaterOneIsLazy() {
    queues.lookAt(0, 1, 50);
    queues.lookAt(0, 1, 70);
    assertThat(queues.first(0, 49)).isEqualTo(-1);
    assertThat(queues.first(0, 50)).isEqualTo(1);
    queues.lookAt(0, 1, 30);
    assertThat(queues.first(0, 30)).isEqualTo(1);
    assertThat(queues.due(1)).isEqualTo(30);
  }

  @Test
  void clocksDoNotMix() {
    queues.lookAt(0, 1, 10);
    queues.lookAt(4, 2, 5);
    assertThat(queues.first(0, 100)).isEqualTo(1);
    assertThat(queues.first(4, 100)).isEqualTo(2);
    assertThat(queues.first(2, 100)).isEqualTo(-1);
    assertThat(queues.first(9, 100)).isEqualTo(-1);
  }

  @Test
  void pointWithoutAClockIsNeverDue() {
    queues.lookAt(Clocks.NONE, 1, 0);
    queues.remove(Clocks.NONE, 1);
    assertThat(queues.first(0, Long.MAX_VALUE)).isEqualTo(-1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void orderIsThatOfASortedMap(long seed) {
    Random random = new Random(seed);
    TreeMap<Integer, Long> dues = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      int watch = random.nextInt(200);
      long due = random.nextInt(1000);
      switch (random.nextInt(4)) {
        case 0 -> {
          queues.remove(0, watch);
          dues.remove(watch);
        }
        case 1 -> {
          if (dues.containsKey(watch)) {
            queues.postpone(0, watch, dues.get(watch) + due);
            dues.merge(watch, due, Long::sum);
          }
        }
        default -> {
          queues.lookAt(0, watch, due);
          dues.merge(watch, due, Math::min);
        }
      }
      int expected =
          dues.keySet().stream()
              .min(Comparator.<Integer>comparingLong(dues::get).thenComparingInt(w -> w))
              .orElse(-1);
      assertThat(queues.first(0, Long.MAX_VALUE)).isEqualTo(expected);
    }
  }
}
