package io.vigil.standalone;

import io.vigil.standalone.chaos.Ledger;
import io.vigil.standalone.chaos.LedgerReport;
import io.vigil.standalone.chaos.OneProcess;
import io.vigil.standalone.chaos.SeparateProcesses;
import io.vigil.standalone.chaos.Victim;
import io.vigil.standalone.servers.DebianServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil chaos}: the ledger; exit status 0 only when every count is zero. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Kills a server under load at random moments and reconciles everything sent with"
            + " everything kept; exit status 0 only when every count is zero.")
final class ChaosCommand implements Callable<Integer> {
  private static final int SHORT_KILLS = 3;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--kills", description = "How often to kill; default ${DEFAULT-VALUE}.")
  private int kills = 20;

  @Option(names = "--short", description = "3 kills.")
  private boolean brief;

  @Option(
      names = "--separate",
      description =
          "Every part and every server (Mosquitto, PostgreSQL, InfluxDB) as a process of its own,"
              + " killed one after the other.")
  private boolean separate;

  @Option(names = "--seed", description = "Of signals and moments; default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--data", description = "Folder for everything; default a temporary one.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kills < 1) {
      throw new CommandException("--kills must be at least 1, is " + kills);
    }
    if (separate && !DebianServers.missing().isEmpty()) {
      throw new CommandException(
          "本机缺少 %s | not on this machine: %s"
              .formatted(DebianServers.missing(), DebianServers.missing()));
    }
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = data != null ? data : Files.createTempDirectory("vigil-chaos");
    out.println("data, configuration and the server's output: " + folder);
    out.flush();
    LedgerReport report;
    try (Victim victim = separate ? SeparateProcesses.start(folder) : OneProcess.start(folder)) {
      report =
          new Ledger(
                  victim,
                  brief ? SHORT_KILLS : kills,
                  seed,
                  line -> {
                    out.println(line);
                    out.flush();
                  })
              .run();
    }
    out.println(report.inWords());
    out.flush();
    return report.isClean() ? 0 : 1;
  }
}
