package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.standalone.chaos.SaidActivations.Said;
import org.junit.jupiter.api.Test;

class SaidActivationsTest {
  private final LedgerPlant plant = new LedgerPlant(2, 1, 0);
  private final SaidActivations said = new SaidActivations();
  private final JudgeSays judge = new JudgeSays(said, plant, plant.points().get(0));
  private final String watch = Reconciliation.watch(plant, plant.points().get(0));

  @Test
  void aPeriodLastsFromRaiseToClear() {
    judge.says(Kind.RAISE, "a", 100, 130);
    assertThat(said.of(watch)).containsExactly(new Said("a", 100, 130, 0));
    judge.says(Kind.UPDATE, "a", 100, 150);
    judge.says(Kind.STATE, "a", 100, 160);
    assertThat(said.of(watch)).containsExactly(new Said("a", 100, 130, 0));
    judge.says(Kind.CLEAR, "a", 100, 200);
    judge.says(Kind.RAISE, "b", 300, 300);
    judge.says(Kind.END, "b", 300, 310);
    assertThat(said.of(watch))
        .containsExactly(new Said("a", 100, 130, 200), new Said("b", 300, 300, 310));
  }

  @Test
  void aCopyOfAnEventCountsOnce() {
    ActivationEvent raise = judge.event(Kind.RAISE, "a", 1, 100, 130);
    said.take(raise);
    said.take(judge.event(Kind.CLEAR, "a", 2, 100, 200));
    said.take(raise);
    assertThat(said.of(watch)).containsExactly(new Said("a", 100, 130, 200));
  }

  @Test
  void aWatchOfWhichNothingWasSaidHasNone() {
    judge.says(Kind.CLEAR, "never raised", 100, 200);
    assertThat(said.of(watch)).isEmpty();
    assertThat(said.of("nobody/P/L-1")).isEmpty();
  }
}
