package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchedSignalTest {
  private static final long BEGIN = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;

  /** A sender's sample may fall a period later, and the clock of a lane is its own. */
  private static final long CLEARLY = 1_000;

  @ParameterizedTest
  @EnumSource(WatchKind.class)
  void noPhaseComesNearItsDelay(WatchKind kind) {
    for (long[] phase : phases(kind)) {
      boolean abnormal = phase[0] == 1;
      long delay = abnormal ? kind.onMillis() : kind.offMillis();
      assertThat(Math.abs(phase[1] - delay))
          .as("%s: a phase of %s ms beside a delay of %s ms", kind, phase[1], delay)
          .isGreaterThanOrEqualTo(CLEARLY / 2);
    }
  }

  @ParameterizedTest
  @EnumSource(WatchKind.class)
  void phasesBothFallShortOfADelayAndOutlastIt(WatchKind kind) {
    if (kind.onMillis() > 0) {
      assertThat(phases(kind)).anyMatch(phase -> phase[0] == 1 && phase[1] < kind.onMillis());
      assertThat(phases(kind)).anyMatch(phase -> phase[0] == 1 && phase[1] > kind.onMillis());
    }
    if (kind.offMillis() > 0) {
      assertThat(phases(kind)).anyMatch(phase -> phase[0] == 0 && phase[1] < kind.offMillis());
      assertThat(phases(kind)).anyMatch(phase -> phase[0] == 0 && phase[1] > kind.offMillis());
    }
  }

  @ParameterizedTest
  @EnumSource(WatchKind.class)
  void instrumentsBreakOnlyWhileAbnormalAndOnlyWhereTheyMay(WatchKind kind) {
    WatchedSignal signal = new WatchedSignal(kind, 5, BEGIN);
    double before = WatchedSignal.CALM;
    boolean broke = false;
    for (long time = BEGIN; time < BEGIN + HOUR; time += LedgerSender.PERIOD_MILLIS) {
      double value = signal.at(time);
      if (Double.isNaN(value)) {
        broke = true;
        assertThat(before).as("before it broke").isNotEqualTo(WatchedSignal.CALM);
      }
      before = value;
    }
    assertThat(broke).isEqualTo(kind.mayBreak());
  }

  @ParameterizedTest
  @EnumSource(WatchKind.class)
  void theSameSeedGivesTheSameSignalAndAnotherAnother(WatchKind kind) {
    WatchedSignal signal = new WatchedSignal(kind, 5, BEGIN);
    WatchedSignal same = new WatchedSignal(kind, 5, BEGIN);
    WatchedSignal other = new WatchedSignal(kind, 6, BEGIN);
    int differing = 0;
    for (long time = BEGIN; time < BEGIN + HOUR; time += 1_000) {
      assertThat(same.at(time)).isEqualTo(Double.valueOf(signal.at(time)));
      differing += Double.compare(other.at(time), signal.at(time)) == 0 ? 0 : 1;
    }
    assertThat(differing).isGreaterThan(100);
  }

  /** Whether abnormal (1) or calm (0), and how long; broken ones count as abnormal. */
  private static List<long[]> phases(WatchKind kind) {
    WatchedSignal signal = new WatchedSignal(kind, 5, BEGIN);
    List<long[]> phases = new ArrayList<>();
    long began = BEGIN;
    boolean abnormal = false;
    for (long time = BEGIN; time < BEGIN + HOUR; time += 10) {
      boolean now = signal.at(time) != WatchedSignal.CALM;
      if (now != abnormal) {
        phases.add(new long[] {abnormal ? 1 : 0, time - began});
        began = time;
        abnormal = now;
      }
    }
    return phases;
  }
}
