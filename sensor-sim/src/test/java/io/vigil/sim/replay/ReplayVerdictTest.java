package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayVerdictTest {
  @Test
  void exactPlayOfNothingButGoodValuesIsSaidInOneClause() {
    assertThat(verdict(Map.of(Fate.STORED, 3L), 0, 3, 0).summary())
        .isEqualTo("exact: 3 of 3 distinct good values stored once");
  }

  @Test
  void everyOtherFateIsNamedWithItsCountInOneOrder() {
    Map<Fate, Long> fates =
        Map.of(
            Fate.EMPTY,
            1L,
            Fate.TEXT,
            2L,
            Fate.CONFLICT,
            3L,
            Fate.DUPLICATE,
            4L,
            Fate.SENTINEL,
            5L,
            Fate.BACKWARD,
            6L,
            Fate.STORED,
            7L);
    assertThat(verdict(fates, 8, 13, 0).summary())
        .isEqualTo(
            "exact: 13 of 13 distinct good values stored once, 6 backward, 5 sentinel,"
                + " 4 duplicate, 3 conflict, 2 text, 1 empty, lines that are no rows: 8");
  }

  @Test
  void oneDifferenceMakesItInexactAndSaysHowManyValuesAreThere() {
    ReplayVerdict verdict = verdict(Map.of(Fate.STORED, 10L, Fate.BACKWARD, 2L), 0, 11, 1);
    assertThat(verdict.isExact()).isFalse();
    assertThat(verdict.summary())
        .isEqualTo(
            "NOT exact, 1 differences: 11 of 12 distinct good values stored once, 2 backward");
  }

  @Test
  void stepsBackwardMustBeStoredAndOthersNeedNot() {
    ReplayVerdict verdict =
        verdict(Map.of(Fate.STORED, 4L, Fate.BACKWARD, 2L, Fate.SENTINEL, 9L), 0, 6, 0);
    assertThat(verdict.good()).isEqualTo(6);
    assertThat(verdict.count(Fate.SENTINEL)).isEqualTo(9);
    assertThat(verdict.count(Fate.CONFLICT)).as("none of them").isZero();
    assertThat(verdict.cells()).isEqualTo(15);
  }

  private static ReplayVerdict verdict(
      Map<Fate, Long> fates, long badLines, long storedOnce, long differing) {
    return new ReplayVerdict(fates, badLines, storedOnce, Map.of(), differing, List.of());
  }
}
