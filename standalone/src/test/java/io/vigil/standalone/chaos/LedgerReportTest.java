package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerReportTest {
  @Test
  void zerosAreCleanHoweverMuchWasSent() {
    LedgerReport report = report(new long[7], Duration.ofSeconds(3));
    assertThat(report.isClean()).isTrue();
    assertThat(report.inWords())
        .endsWith(
            "ledger: 20 kills, 1000 readings, 30 activations, 5 messages resent; readings lost 0,"
                + " doubled 0; activations missed 0, doubled 0, early 0, wrongly cleared 0,"
                + " wrongly open 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void everyCountAloneMakesItUnclean(int which) {
    long[] counts = new long[7];
    counts[which] = 1;
    assertThat(report(counts).isClean()).isFalse();
  }

  @Test
  void restartsAreToldByMedianAndLongest() {
    Duration[] restarts = {
      Duration.ofSeconds(9), Duration.ofSeconds(20), Duration.ofMillis(12_300)
    };
    assertThat(report(new long[7], restarts).inWords())
        .contains("restarts: 3, median 12.3 s, longest 20.0 s");
    assertThat(report(new long[7]).inWords()).contains("restarts: 0, median 0.0 s, longest 0.0 s");
  }

  private static LedgerReport report(long[] counts, Duration... restarts) {
    return new LedgerReport(
        20,
        1_000,
        30,
        5,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        counts[6],
        Arrays.asList(restarts),
        List.of());
  }
}
