package io.vigil.standalone;

import io.vigil.streaming.FlinkProcess;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigil taskmanager CONFIG}: a task manager of the Flink cluster, until it is stopped. */
@Command(
    name = "taskmanager",
    mixinStandardHelpOptions = true,
    description = "Runs a task manager of the Flink cluster that the jobs run in.")
final class TaskManagerCommand implements Callable<Integer> {
  @Mixin private ConfigArgument config = new ConfigArgument();

  @Option(
      names = "--name",
      description = "Tells several on one machine apart; default ${DEFAULT-VALUE}.")
  private String name = "taskmanager";

  @Option(
      names = "--port",
      description = "Port of liveness and metrics; default ${DEFAULT-VALUE}, 0 is any free one.")
  private int port = 8083;

  @Override
  public Integer call() throws IOException {
    if (!name.matches("[a-z0-9-]{1,32}")) {
      throw new CommandException("--name takes a-z, 0-9 and -, is " + name);
    }
    StandaloneOptions options = ConfigFile.read(config.file(), JobManagerCommand.NEEDED);
    LogFile.open(options.data().resolve("logs").resolve(name));
    StageCpu cpu = new StageCpu();
    HealthServer health =
        HealthServer.open(
            options.httpHost(),
            port,
            name,
            Optional::empty,
            () -> new ChainMetrics(cpu, null, ChainMetrics.JOBS).text());
    try (health) {
      FlinkProcess.runTaskManager(
          options.processes().cluster().orElseThrow(),
          options.data().resolve("flink").resolve(name));
    }
    return 0;
  }
}
