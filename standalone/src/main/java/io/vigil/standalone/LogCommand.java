package io.vigil.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code vigil log CONFIG}: a Kafka of one node as a process of its own, until it is told to stop.
 */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Runs the log alone: a Kafka of one node, for this machine only.")
final class LogCommand implements Callable<Integer> {
  @Mixin private ConfigArgument config = new ConfigArgument();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StandaloneOptions options = ConfigFile.read(config.file(), LogProcess.NEEDED);
    LogFile.open(options.data().resolve("logs").resolve("log"));
    UntilStopped.run(() -> LogProcess.start(options), running -> {});
    return 0;
  }
}
