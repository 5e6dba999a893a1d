package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private final List<Fault> faults =
      List.of(
          fault(FaultKind.KILLED, "log"),
          fault(FaultKind.KILLED, "ingest"),
          fault(FaultKind.STOPPED, "log"),
          fault(FaultKind.CUT, "cable"),
          fault(FaultKind.DOWN, "store"));

  @Test
  void theSameSeedDrawsTheSamePlanAndAnotherAnother() {
    FaultPlan plan = FaultPlan.drawn(faults, 20, Pace.FULL, 1);

    assertThat(FaultPlan.drawn(faults, 20, Pace.FULL, 1)).isEqualTo(plan);
    assertThat(FaultPlan.drawn(faults, 20, Pace.FULL, 2)).isNotEqualTo(plan);
  }

  @Test
  void everyRoundHasEachFaultOnce() {
    List<FaultPlan.Step> steps = FaultPlan.drawn(faults, 10, Pace.FULL, 1).steps();

    assertThat(steps.subList(0, 5))
        .extracting(FaultPlan.Step::fault)
        .containsExactlyInAnyOrderElementsOf(faults);
    assertThat(steps.subList(5, 10))
        .extracting(FaultPlan.Step::fault)
        .containsExactlyInAnyOrderElementsOf(faults);
  }

  @Test
  void everyThirdKillOutlastsEveryOpenDelayAndStandingStillLastsHalfAMinute() {
    List<FaultPlan.Step> steps = FaultPlan.drawn(faults, 15, Pace.FULL, 1).steps();

    assertThat(steps)
        .filteredOn(step -> step.fault().kind() == FaultKind.KILLED)
        .extracting(FaultPlan.Step::lastsMillis)
        .containsExactly(0L, 0L, 8_000L, 0L, 0L, 8_000L);
    assertThat(steps)
        .filteredOn(step -> step.fault().kind() == FaultKind.STOPPED)
        .extracting(FaultPlan.Step::lastsMillis)
        .containsOnly(30_000L);
  }

  private static Fault fault(FaultKind kind, String target) {
    return new Fault(kind, target, () -> {}, () -> {});
  }
}
