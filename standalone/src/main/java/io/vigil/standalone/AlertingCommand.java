package io.vigil.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigil alerting CONFIG}: alerting as a process of its own, until it is told to stop. */
@Command(
    name = "alerting",
    mixinStandardHelpOptions = true,
    description = "Runs registry, alerts and pages alone, as a process of its own.")
final class AlertingCommand implements Callable<Integer> {
  @Mixin private ConfigArgument config = new ConfigArgument();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StandaloneOptions options = ConfigFile.read(config.file(), AlertingProcess.NEEDED);
    LogFile.open(options.data().resolve("logs").resolve("alerting"));
    UntilStopped.run(() -> AlertingProcess.start(options), running -> {});
    return 0;
  }
}
