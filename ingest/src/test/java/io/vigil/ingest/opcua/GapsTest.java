package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.opcua.Gaps.Gap;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapsTest {
  private final Gaps gaps = new Gaps();

  @Test
  void newestIsFilledFirst() {
    gaps.open(0, 10);
    gaps.open(50, 60);
    gaps.open(20, 30);
    assertThat(gaps.all()).containsExactly(new Gap(50, 60), new Gap(20, 30), new Gap(0, 10));
  }

  @Test
  void gapsThatTouchAreOne() {
    gaps.open(0, 10);
    gaps.open(20, 30);
    gaps.open(10, 20);
    assertThat(gaps.all()).containsExactly(new Gap(0, 30));
  }

  @Test
  void gapThatIsFilledInPartKeepsItsRest() {
    gaps.open(0, 10);
    gaps.filledTo(4);
    assertThat(gaps.newest()).isEqualTo(new Gap(4, 10));
    gaps.filledTo(10);
    assertThat(gaps.newest()).isNull();
  }

  @Test
  void emptyGapIsNone() {
    gaps.open(10, 10);
    gaps.open(10, 5);
    assertThat(gaps.all()).isEmpty();
  }

  @Test
  void noMomentIsForgottenAndNoneIsOpenTwice() {
    Random random = new Random(4);
    BitSet open = new BitSet();
    for (int i = 0; i < 2_000; i++) {
      Gap newest = gaps.newest();
      if (newest == null || random.nextInt(3) > 0) {
        int from = random.nextInt(500);
        int to = from + random.nextInt(20);
        gaps.open(from, to);
        open.set(from, to);
      } else {
        long to = newest.from() + random.nextInt(10);
        gaps.filledTo(to);
        open.clear((int) newest.from(), (int) Math.min(to, newest.to()));
      }
      BitSet now = new BitSet();
      for (Gap gap : gaps.all()) {
        assertThat(now.get((int) gap.from(), (int) gap.to()).isEmpty()).isTrue();
        now.set((int) gap.from(), (int) gap.to());
      }
      assertThat(now).isEqualTo(open);
    }
  }
}
