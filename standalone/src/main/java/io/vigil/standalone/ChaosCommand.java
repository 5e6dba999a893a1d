package io.vigil.standalone;

import io.vigil.standalone.chaos.Ledger;
import io.vigil.standalone.chaos.LedgerReport;
import io.vigil.standalone.chaos.OneProcess;
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
        "Kills a server under load at random moments and reconciles everything sent with"
            + " everything kept; exit status 0 only when every count is zero.")
final class ChaosCommand implements Callable<Integer> {
  private static final int SHORT_KILLS = 3;

  @Mixin private LedgerRun run = new LedgerRun();

  @Option(names = "--kills", description = "How often to kill; default ${DEFAULT-VALUE}.")
  private int kills = 20;

  @Option(names = "--short", description = "3 kills; with --separate each process once.")
  private boolean brief;

  @Option(
      names = "--separate",
      description =
          "Every part and every server (Mosquitto, PostgreSQL, InfluxDB) as a process of its own,"
              + " killed one after the other.")
  private boolean separate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kills < 1) {
      throw new CommandException("--kills must be at least 1, is " + kills);
    }
    return run.finish(separate ? separate() : together());
  }

  private LedgerReport together() throws IOException, InterruptedException {
    return ledger(OneProcess.start(run.folder()), SHORT_KILLS);
  }

  private LedgerReport separate() throws IOException, InterruptedException {
    run.requireServers();
    SeparateProcesses all = SeparateProcesses.start(run.folder());
    return ledger(all, all.count());
  }

  private LedgerReport ledger(Victim victim, int few) throws IOException, InterruptedException {
    try (victim) {
      return new Ledger(victim, brief ? few : kills, run.seed(), run::say).run();
    }
  }
}
