package io.vigil.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void aShareOfAllDelaysLiesBelowItsQuantile() {
    Latencies latencies = new Latencies();
    for (int millis = 2_000; millis >= 1; millis--) {
      latencies.add(millis * 1_000_000L);
    }

    assertThat(latencies.count()).isEqualTo(2_000);
    assertThat(latencies.millis(0.5)).isEqualTo(1_000);
    assertThat(latencies.millis(0.99)).isEqualTo(1_980);
    assertThat(latencies.millis(1)).isEqualTo(2_000);
  }

  @Test
  void withoutDelaysThereIsNoQuantile() {
    assertThat(new Latencies().millis(0.5)).isNaN();
  }
}
