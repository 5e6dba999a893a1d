package io.vigil.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.standalone.servers.DebianServers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The README's guarantees with every part and every server as a process of its own, against real
 * servers of others.
 */
class SeparateProcessesIT {
  private static final Logger LOG = LoggerFactory.getLogger(SeparateProcessesIT.class);

  @TempDir Path folder;

  @Test
  void nothingIsLostDoubledEarlyOrWronglyClearedWhenEachProcessIsKilledStopsOrIsCutOffInTurn()
      throws IOException, InterruptedException {
    assumeTrue(
        DebianServers.missing().isEmpty(),
        "not on this machine, apt-get install them: " + DebianServers.missing());
    LedgerReport report;
    try (SeparateProcesses all = SeparateProcesses.start(folder)) {
      report = new Ledger(all, all.briefly(1), 1, LOG::info).run();
    }

    assertThat(report.isClean()).as(report.inWords()).isTrue();
    assertThat(report.expected()).as("activations that had to be").isGreaterThan(100);
    assertThat(report.disturbance().resent()).as("messages caught by a fault").isPositive();
    assertThat(report.disturbance().overtaken()).as("messages out of order").isPositive();
  }
}
