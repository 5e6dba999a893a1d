package io.vigil.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.alerting.testing.Events;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.WatchMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered of a Watch, and which event is a repeat. */
class WatchStateTest {
  @ParameterizedTest(name = "known {0}/{1}, said {2}/{3}: repeat {4}")
  @CsvSource({
    "5, 7, 5, 6, true",
    "5, 7, 5, 7, true",
    "5, 7, 5, 8, false",
    "5, 7, 6, 1, false",
    "5, 7, 4, 1, false",
    "5, 7, 4, 99, false",
    "-1, -1, 0, 1, false",
    "0, 0, 0, 0, true"
  })
  void eventIsARepeatWithinItsEpochOnly(
      long knownEpoch, long knownOrdinal, long epoch, long ordinal, boolean repeat) {
    WatchState state = WatchState.unheard("w", 0).after(event(knownEpoch, knownOrdinal));
    assertThat(state.hasSeen(event(epoch, ordinal))).isEqualTo(repeat);
  }

  @Test
  void watchOfWhichNothingWasHeardHasSeenNothing() {
    WatchState unheard = WatchState.unheard("w", 3);
    assertThat(unheard.base()).isEqualTo(AlertState.NORMAL);
    assertThat(unheard.active()).isFalse();
    assertThat(unheard.lane()).isEqualTo(3);
    assertThat(unheard.hasSeen(event(0, 0))).isFalse();
  }

  @Test
  void memoriesGoInAndOutUnchanged() {
    WatchMemory memory = WatchState.unheard("w", 0).memory();
    WatchState state = WatchState.unheard("w", 0).after(event(2, 9)).with(memory);
    assertThat(state.memory()).isEqualTo(memory);
    assertThat(state.stateEpoch()).as("what was heard stays").isEqualTo(2);
    assertThat(state.ordinal()).isEqualTo(9);
  }

  private static ActivationEvent event(long epoch, long ordinal) {
    return Events.raise(epoch, ordinal);
  }
}
