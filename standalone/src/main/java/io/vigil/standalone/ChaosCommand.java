package io.vigil.standalone;

import io.vigil.standalone.chaos.FaultPlan;
import io.vigil.standalone.chaos.Ledger;
import io.vigil.standalone.chaos.LedgerReport;
import io.vigil.standalone.chaos.OneProcess;
import io.vigil.standalone.chaos.Pace;
import io.vigil.standalone.chaos.SeparateProcesses;
import io.vigil.standalone.chaos.Victim;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigil chaos}: the ledger; exit status 0 only when every count is zero. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Lets faults strike a Vigil under load at random moments and reconciles everything sent"
            + " with everything kept; exit status 0 only when every count is zero. In one process"
            + " it is killed. Separate processes are killed, one and all, stand still (SIGSTOP),"
            + " have their connections to the broker and to the log cut, their store away for"
            + " minutes, and their broker started again with messages in its queues.")
final class ChaosCommand implements Callable<Integer> {
  private static final int FEW = 3;

  @Mixin private LedgerRun run = new LedgerRun();

  @Option(
      names = {"--faults", "--kills"},
      description = "How many faults; default ${DEFAULT-VALUE}.")
  private int faults = 20;

  @Option(names = "--short", description = "3 kills; with --separate each fault once, and short.")
  private boolean brief;

  @Option(
      names = "--separate",
      description =
          "Every part and every server (Mosquitto, PostgreSQL, InfluxDB) as a process of its own.")
  private boolean separate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (faults < 1) {
      throw new CommandException("--faults must be at least 1, is " + faults);
    }
    return run.finish(separate ? separate() : together());
  }

  private LedgerReport together() throws IOException, InterruptedException {
    try (Victim victim = OneProcess.start(run.folder())) {
      return ledger(
          victim,
          brief ? FaultPlan.drawn(victim.faults(), FEW, Pace.BRIEF, run.seed()) : full(victim));
    }
  }

  private LedgerReport separate() throws IOException, InterruptedException {
    run.requireServers();
    try (SeparateProcesses all = SeparateProcesses.start(run.folder())) {
      return ledger(all, brief ? all.briefly(run.seed()) : full(all));
    }
  }

  private FaultPlan full(Victim victim) {
    return FaultPlan.drawn(victim.faults(), faults, Pace.FULL, run.seed());
  }

  private LedgerReport ledger(Victim victim, FaultPlan plan)
      throws IOException, InterruptedException {
    return new Ledger(victim, plan, run.seed(), run::say).run();
  }
}
