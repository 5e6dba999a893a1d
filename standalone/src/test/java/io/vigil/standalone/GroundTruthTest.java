package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.scenario.Expectation;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Scenario;
import io.vigil.standalone.GroundTruth.Period;
import io.vigil.standalone.GroundTruth.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroundTruthTest {
  private static final Scenario LEAK = scenario("leak", "A", "R-1");
  private static final List<Happened> TWO =
      List.of(new Happened(100_000, LEAK), new Happened(200_000, scenario("stop", "B", "R-2")));

  private static Scenario scenario(String id, String point, String rule) {
    return new Scenario(
        id,
        id,
        id,
        Duration.ofSeconds(90),
        null,
        List.of(),
        List.of(new Expectation(point, rule, 5_000, 10_000, 30_000, 40_000)),
        List.of());
  }

  @Test
  @DisplayName("what was raised and cleared in its times is exact")
  void exact() {
    List<Verdict> verdicts =
        GroundTruth.of(
            TWO,
            List.of(
                new Period("B", "R-2", 210_000, 230_000),
                new Period("A", "R-1", 105_000, 140_000)));
    assertThat(verdicts).hasSize(2).allMatch(Verdict::isExact);
  }

  @Test
  @DisplayName("late, early, twice, elsewhere and without an end is not")
  void notExact() {
    assertThat(of(new Period("A", "R-1", 110_001, 135_000)).missing()).hasSize(1);
    assertThat(of(new Period("A", "R-1", 104_999, 135_000)).missing()).hasSize(1);
    assertThat(of(new Period("A", "R-1", 106_000, Long.MAX_VALUE)).missing()).hasSize(1);
    assertThat(of(new Period("B", "R-1", 106_000, 135_000)).missing()).hasSize(1);
    Period once = new Period("A", "R-1", 106_000, 135_000);
    assertThat(of(once, once).missing()).isEmpty();
    assertThat(of(once, once).surplus()).containsExactly(once);
  }

  @Test
  @DisplayName("what nothing names is laid to the scenario that ran")
  void surplus() {
    Period stray = new Period("C", "R-9", 205_000, 206_000);
    Period before = new Period("C", "R-9", 50_000, 60_000);
    List<Verdict> verdicts = GroundTruth.of(TWO, List.of(stray, before));
    assertThat(verdicts.get(0).surplus()).containsExactly(before);
    assertThat(verdicts.get(1).surplus()).containsExactly(stray);
  }

  private static Verdict of(Period... periods) {
    return GroundTruth.of(List.of(TWO.get(0)), List.of(periods)).get(0);
  }
}
