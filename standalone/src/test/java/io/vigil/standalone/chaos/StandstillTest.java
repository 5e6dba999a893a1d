package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandstillTest {
  private final Standstill standstill = new Standstill();

  @Test
  void theLaneThatWasSilentLongestCountsInTheTimeAskedForAlone() {
    for (long time : new long[] {0, 1_000, 2_000, 9_000, 10_000, 30_000}) {
      standstill.pulse(0, time);
    }
    for (long time : new long[] {0, 1_000, 2_000, 3_000, 4_000, 5_000, 9_000}) {
      standstill.pulse(1, time);
    }

    assertThat(standstill.longest(1_500, 8_000)).as("lane 0, from 2 to 9 s").hasMillis(7_000);
    assertThat(standstill.longest(0, 1_500)).as("nothing yet").hasMillis(1_000);
    assertThat(standstill.longest(2_500, 9_500)).as("lane 1, from 5 to 9 s").hasMillis(4_000);
    assertThat(standstill.longest(9_500, 20_000)).as("goes on afterwards").hasMillis(20_000);
  }
}
