package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.chaos.Oracle.Expected;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {
  @Test
  void anInstantWatchRaisesAndClearsAtTheReading() {
    assertThat(evaluate(WatchKind.INSTANT, 20, 80, 80, 20, 80))
        .containsExactly(new Expected(1_000, 3_000), new Expected(4_000, 0));
  }

  @Test
  void aDelayedWatchRaisesOnlyWhatHeldForItsDelay() {
    assertThat(evaluate(WatchKind.DELAYED, 80, 80, 80, 20, 20)).isEmpty();
    assertThat(evaluate(WatchKind.DELAYED, 20, 80)).containsExactly(new Expected(1_000, 0));
    assertThat(evaluate(WatchKind.DELAYED, 80, 80, 80, 80, 20, 20, 20, 20))
        .containsExactly(new Expected(0, 6_000));
  }

  @Test
  void aCalmThatNoReadingEndedClearsNothing() {
    assertThat(evaluate(WatchKind.DELAYED, 80, 80, 80, 80, 20, 20))
        .containsExactly(new Expected(0, 0));
  }

  @Test
  void aShortCalmDoesNotClearADelayedWatch() {
    assertThat(evaluate(WatchKind.DELAYED, 80, 80, 80, 80, 20, 20, 80, 20, 20, 20))
        .containsExactly(new Expected(0, 9_000));
  }

  @Test
  void aBrokenInstrumentNeitherRaisesNorClears() {
    double none = WatchedSignal.NONE;

    assertThat(evaluate(WatchKind.BREAKING, 80, none, none, none, 80, 20, 20, 20))
        .containsExactly(new Expected(0, 7_000));
    assertThat(evaluate(WatchKind.BREAKING, 80, 20, none)).containsExactly(new Expected(0, 0));
    assertThat(evaluate(WatchKind.BREAKING, none, none)).isEmpty();
  }

  @Test
  void aSignalIsTheSameForTheSameSeedAndHasEveryKindOfPhase() {
    WatchedSignal one = new WatchedSignal(WatchKind.BREAKING, 7, 0);
    WatchedSignal other = new WatchedSignal(WatchKind.BREAKING, 7, 0);
    boolean calm = false;
    boolean abnormal = false;
    boolean none = false;
    for (long t = 0; t < 200_000; t += 200) {
      assertThat(Double.compare(one.at(t), other.at(t))).isZero();
      calm |= one.at(t) == WatchedSignal.CALM;
      abnormal |= one.at(t) == WatchedSignal.ABNORMAL;
      none |= Double.isNaN(one.at(t));
    }
    assertThat(calm && abnormal && none).isTrue();
  }

  private static List<Expected> evaluate(WatchKind kind, double... values) {
    long[] times = new long[values.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = i * 1_000L;
    }
    return Oracle.evaluate(kind, times, values);
  }
}
