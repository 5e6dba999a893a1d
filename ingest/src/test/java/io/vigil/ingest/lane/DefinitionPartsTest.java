package io.vigil.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.fixture.Defined;
import io.vigil.model.lane.DefinitionEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionPartsTest {
  @Test
  void nothingIsOneEmptyPart() {
    assertThat(DefinitionParts.of(List.of())).containsExactly(List.of());
  }

  @Test
  void fiveHundredAreOnePartAndOneMoreBeginsTheNext() {
    assertThat(DefinitionParts.of(points(500))).extracting(List::size).containsExactly(500);
    assertThat(DefinitionParts.of(points(501))).extracting(List::size).containsExactly(500, 1);
  }

  @Test
  void partsTogetherAreTheWholeInOrder() {
    List<DefinitionEntry> all = points(1_234);
    assertThat(DefinitionParts.of(all).stream().flatMap(List::stream).toList()).isEqualTo(all);
  }

  private static List<DefinitionEntry> points(int count) {
    List<DefinitionEntry> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(Defined.point(i, "P" + i, 0));
    }
    return points;
  }
}
