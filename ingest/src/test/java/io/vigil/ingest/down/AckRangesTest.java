package io.vigil.ingest.down;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.wire.mqtt.AckMessage.Range;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AckRangesTest {
  private final AckRanges ranges = new AckRanges();

  @Test
  void numbersInARowAreOneRange() {
    add(3, 4, 5);
    assertThat(ranges.lowest(9)).containsExactly(new Range(3, 5));
  }

  @Test
  void gapParts() {
    add(3, 5);
    assertThat(ranges.lowest(9)).containsExactly(new Range(3, 3), new Range(5, 5));
  }

  @Test
  void numberThatFillsAGapJoins() {
    add(3, 5, 4);
    assertThat(ranges.lowest(9)).containsExactly(new Range(3, 5));
  }

  @Test
  void numberBelowExtendsDownwards() {
    add(5, 4);
    assertThat(ranges.lowest(9)).containsExactly(new Range(4, 5));
  }

  @Test
  void numberThatIsInChangesNothing() {
    add(3, 4, 5, 4, 3, 5);
    assertThat(ranges.lowest(9)).containsExactly(new Range(3, 5));
  }

  @Test
  void lowestAreTakenFirstAndDropped() {
    add(9, 1, 5);
    assertThat(ranges.lowest(2)).containsExactly(new Range(1, 1), new Range(5, 5));
    ranges.dropLowest(2);
    assertThat(ranges.lowest(2)).containsExactly(new Range(9, 9));
    ranges.dropLowest(1);
    assertThat(ranges.isEmpty()).isTrue();
  }

  @Test
  void coverExactlyWhatWasAddedAndNeverTouch() {
    Random random = new Random(5);
    TreeSet<Long> added = new TreeSet<>();
    for (int i = 0; i < 5_000; i++) {
      long sequence = random.nextInt(4_000);
      added.add(sequence);
      ranges.add(sequence);
    }
    List<Range> all = ranges.lowest(Integer.MAX_VALUE);
    assertThat(all.stream().flatMapToLong(r -> LongStream.rangeClosed(r.first(), r.last())))
        .containsExactlyElementsOf(added);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).first()).isGreaterThan(all.get(i - 1).last() + 1);
    }
  }

  private void add(long... sequences) {
    for (long sequence : sequences) {
      ranges.add(sequence);
    }
  }
}
