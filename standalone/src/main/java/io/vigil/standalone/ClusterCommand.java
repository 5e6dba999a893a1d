package io.vigil.standalone;

import io.vigil.standalone.chaos.FaultPlan;
import io.vigil.standalone.chaos.Ledger;
import io.vigil.standalone.chaos.LedgerReport;
import io.vigil.standalone.chaos.Pace;
import io.vigil.standalone.chaos.SeparateProcesses;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code vigil cluster}: the ledger over a Flink cluster; exit status 0 only when every count is
 * zero.
 */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description =
        "Runs the jobs in a Flink cluster of one job manager and two task managers, with every other"
            + " part and server as a process of its own; kills a task manager under load, goes from"
            + " parallelism 2 to 4, kills the other task manager, the job manager and the process"
            + " that keeps the jobs running, and reconciles everything sent with everything kept;"
            + " exit status 0 only when every count is zero.")
final class ClusterCommand implements Callable<Integer> {
  @Mixin private LedgerRun run = new LedgerRun();

  @Override
  public Integer call() throws IOException, InterruptedException {
    run.requireServers();
    LedgerReport report;
    try (SeparateProcesses all = SeparateProcesses.startCluster(run.folder())) {
      FaultPlan plan = FaultPlan.inOrder(all.faults(), Pace.FULL, run.seed());
      report = new Ledger(all, plan, run.seed(), run::say).run();
    }
    return run.finish(report);
  }
}
