package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The README's guarantees, against a server that is killed three times under load. */
class LedgerIT {
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void nothingIsLostDoubledEarlyOrWronglyClearedOverThreeKills()
      throws IOException, InterruptedException {
    LedgerReport report;
    try (Victim victim = OneProcess.start(folder)) {
      FaultPlan plan = FaultPlan.drawn(victim.faults(), KILLS, Pace.BRIEF, 1);
      report =
          new Ledger(victim, plan, 1, line -> LoggerFactory.getLogger(LedgerIT.class).info(line))
              .run();
    }

    assertThat(report.isClean()).as(report.inWords()).isTrue();
    assertThat(report.expected()).as("activations that had to be").isGreaterThan(100);
    assertThat(report.disturbance().resent()).as("messages caught by a kill").isPositive();
  }
}
