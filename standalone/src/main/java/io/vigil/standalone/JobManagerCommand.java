package io.vigil.standalone;

import io.vigil.streaming.ClusterAddress;
import io.vigil.streaming.FlinkProcess;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigil jobmanager CONFIG}: the job manager of the Flink cluster, until it is stopped. */
@Command(
    name = "jobmanager",
    mixinStandardHelpOptions = true,
    description = "Runs the job manager of the Flink cluster that the jobs run in.")
final class JobManagerCommand implements Callable<Integer> {
  /** Keys without which there is no cluster. */
  static final List<String> NEEDED = List.of("flink.host", "flink.folder");

  @Mixin private ConfigArgument config = new ConfigArgument();

  @Override
  public Integer call() throws IOException {
    StandaloneOptions options = ConfigFile.read(config.file(), NEEDED);
    LogFile.open(options.data().resolve("logs").resolve("jobmanager"));
    ClusterAddress cluster = options.processes().cluster().orElseThrow();
    FlinkProcess.runJobManager(cluster, options.data().resolve("flink").resolve("jobmanager"));
    return 0;
  }
}
