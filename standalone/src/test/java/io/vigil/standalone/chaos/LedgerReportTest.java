package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerReportTest {
  @Test
  void zerosAreCleanHoweverMuchWasSent() {
    LedgerReport report = report(new long[7], struck("log", 3_000));
    assertThat(report.isClean()).isTrue();
    assertThat(report.inWords())
        .endsWith(
            "ledger: 1 faults, 1000 readings, 30 activations, 5 messages resent, 7 sent twice, 9"
                + " overtaken; readings lost 0, doubled 0; activations missed 0, doubled 0, early"
                + " 0, wrongly cleared 0, wrongly open 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void everyCountAloneMakesItUnclean(int which) {
    long[] counts = new long[7];
    counts[which] = 1;
    assertThat(report(counts).isClean()).isFalse();
    assertThat(page(report(counts))).contains("**Not every count is zero.**", " | 1 |");
  }

  @Test
  void recoveriesAreToldByShortestMedianAndLongest() {
    Struck[] struck = {struck("log", 9_000), struck("log", 20_000), struck("ingest", 12_300)};
    assertThat(report(new long[7], struck).inWords())
        .contains("recoveries: 3, shortest 9.0 s, median 12.3 s, longest 20.0 s");
    assertThat(report(new long[7]).inWords())
        .contains("recoveries: 0, shortest 0.0 s, median 0.0 s, longest 0.0 s");
  }

  @Test
  void thePageTellsEachFaultAndThemTogetherByName() {
    Struck[] struck = {struck("log", 9_000), struck("log", 20_000), struck("ingest", 12_300)};
    assertThat(page(report(new long[7], struck)))
        .contains(
            "Written by `vigil chaos` at commit abc, from 1970-01-01T00:00:00Z to"
                + " 1970-01-01T00:31:00Z (31 minutes)",
            "**Every count that must be zero is.**",
            "| SIGSTOP of ingest | 1 | 12.3 | 12.3 | 12.3 | 2.5 |\n"
                + "| SIGSTOP of log | 2 | 9.0 | 20.0 | 20.0 | 2.5 |",
            "| 1970-01-01T00:00:01Z | SIGSTOP of log | 30.0 | 9.0 | 2.5 |");
  }

  private static String page(LedgerReport report) {
    return new ReliabilityPage(report)
        .inWords("vigil chaos", "abc", Instant.EPOCH, Instant.EPOCH.plusSeconds(31 * 60));
  }

  private static Struck struck(String target, long recoveryMillis) {
    return new Struck(
        FaultKind.STOPPED,
        "SIGSTOP of " + target,
        1_000,
        Duration.ofSeconds(30),
        Duration.ofMillis(recoveryMillis),
        Duration.ofMillis(2_500));
  }

  private static LedgerReport report(long[] counts, Struck... struck) {
    return new LedgerReport(
        Arrays.asList(struck),
        new Disturbance(5, 7, 9),
        1_000,
        30,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        counts[6],
        List.of());
  }
}
