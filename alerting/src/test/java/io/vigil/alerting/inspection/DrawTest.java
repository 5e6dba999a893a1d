package io.vigil.alerting.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final List<String> PLANTS =
      IntStream.rangeClosed(1, 20).mapToObj("plant-%02d"::formatted).toList();

  @Test
  void sameSeedDrawsTheSamePlantsInWhateverOrderTheyStand() {
    List<String> drawn = Draw.of(PLANTS, 3, 42);
    assertThat(Draw.of(new HashSet<>(PLANTS), 3, 42)).isEqualTo(drawn);
    assertThat(drawn).hasSize(3).doesNotHaveDuplicates().isSubsetOf(PLANTS);
  }

  @Test
  void everyPlantIsDrawnBySomeSeedAndNoneByEvery() {
    List<Set<String>> draws =
        IntStream.range(0, 500).mapToObj(seed -> Set.copyOf(Draw.of(PLANTS, 3, seed))).toList();
    for (String plant : PLANTS) {
      assertThat(draws.stream().filter(one -> one.contains(plant)).count())
          .as("%s, 75 expected", plant)
          .isBetween(40L, 120L);
    }
  }

  @Test
  void noMoreAreDrawnThanThereAre() {
    assertThat(Draw.of(List.of("b", "a"), 5, 7)).containsExactlyInAnyOrder("a", "b");
  }
}
