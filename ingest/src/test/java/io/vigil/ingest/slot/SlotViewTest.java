package io.vigil.ingest.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.lane.SlotEntry;
import io.vigil.model.lane.SlotEntry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotViewTest {
  private static final SlotEntry FIRST = new SlotEntry(Kind.CLAIM, "one", 0);

  @Test
  void claimCountsOnlyWhereNobodySaidAnythingSinceItsWriterLooked() {
    SlotView owned = SlotView.NOBODY.after(0, FIRST);
    assertThat(owned).isEqualTo(new SlotView(1, "one", false));
    SlotEntry late = new SlotEntry(Kind.CLAIM, "two", 1);
    assertThat(owned.after(1, late)).isEqualTo(new SlotView(2, "two", false));
    assertThat(owned.after(2, late)).as("a beat came before it").isEqualTo(owned);
  }

  @Test
  void whoWasReplacedChangesNothing() {
    SlotView replaced = SlotView.NOBODY.after(0, FIRST).after(1, new SlotEntry(Kind.CLAIM, "b", 1));
    SlotEntry beat = new SlotEntry(Kind.BEAT, "one", 1);
    assertThat(replaced.after(2, beat)).isEqualTo(replaced);
    assertThat(replaced.isNews(beat)).isFalse();
    assertThat(replaced.after(2, new SlotEntry(Kind.RELEASE, "one", 1)).free()).isFalse();
    assertThat(replaced.after(2, new SlotEntry(Kind.RELEASE, "b", 2)).free()).as("ours").isTrue();
  }

  /** Processes that look, stand still for long, claim by what they saw then, beat and release. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eachTokenHasOneOwnerAndWhoBeginsLaterSeesTheSame(long seed) {
    Random random = new Random(seed);
    List<SlotEntry> topic = new ArrayList<>();
    Map<Integer, Integer> seenEnd = new HashMap<>();
    Map<Integer, Long> tokens = new HashMap<>();
    Map<Long, Integer> owners = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      int process = random.nextInt(3);
      Long token = tokens.get(process);
      int dice = random.nextInt(10);
      if (dice < 4) {
        seenEnd.put(process, topic.size());
      } else if (token == null) {
        int expected = seenEnd.getOrDefault(process, 0);
        int offset = topic.size();
        topic.add(new SlotEntry(Kind.CLAIM, "p" + process, expected));
        if (expected == offset) {
          long taken = SlotView.tokenAt(offset);
          tokens.put(process, taken);
          assertThat(owners.put(taken, process)).as("token %d", taken).isNull();
        }
      } else {
        boolean ends = dice == 9;
        topic.add(new SlotEntry(ends ? Kind.RELEASE : Kind.BEAT, "p" + process, token));
        if (ends) {
          tokens.remove(process);
        }
      }
    }
    assertThat(owners).hasSizeGreaterThan(100);
    assertThat(read(topic, 0).token()).isEqualTo(owners.keySet().stream().max(Long::compare).get());
    for (int begin : new int[] {1, 10, 1_000}) {
      assertThat(read(topic, begin)).as("read from %d", begin).isEqualTo(read(topic, 0));
    }
  }

  private static SlotView read(List<SlotEntry> topic, int begin) {
    SlotView view = SlotView.NOBODY;
    for (int offset = begin; offset < topic.size(); offset++) {
      view = view.after(offset, topic.get(offset));
    }
    return view;
  }
}
