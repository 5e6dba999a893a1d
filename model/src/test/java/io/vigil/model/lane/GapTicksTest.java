package io.vigil.model.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTicksTest {
  @Test
  void clockMovesUntilNothingIsDue() {
    assertThat(ticks(new GapTicks(1_000, 2_500), 0, 10_000))
        .containsExactly(1_000L, 2_000L, 3_000L);
  }

  @Test
  void noTickStandsAtOrBehindTheNextStamp() {
    assertThat(ticks(new GapTicks(1_000, 60_000), 0, 2_000)).containsExactly(1_000L);
    assertThat(ticks(new GapTicks(1_000, 60_000), 0, 2_001)).containsExactly(1_000L, 2_000L);
  }

  @Test
  void nothingTicksBeforeTheFirstStampOrWithoutDelays() {
    assertThat(new GapTicks(1_000, 60_000).before(5_000)).isEqualTo(Batch.NO_AT);
    assertThat(ticks(new GapTicks(1_000, 0), 0, 10_000)).isEmpty();
  }

  @Test
  void clockNeverGoesBack() {
    GapTicks ticks = new GapTicks(1_000, 60_000);
    assertThat(ticks.at(9_000)).isEqualTo(9_000);
    assertThat(ticks.at(4_000)).isEqualTo(9_000);
    assertThat(ticks.before(10_500)).isEqualTo(10_000);
  }

  private static List<Long> ticks(GapTicks ticks, long stamp, long next) {
    List<Long> all = new ArrayList<>();
    ticks.at(stamp);
    for (long at = ticks.before(next); at != Batch.NO_AT; at = ticks.before(next)) {
      all.add(at);
    }
    return all;
  }
}
