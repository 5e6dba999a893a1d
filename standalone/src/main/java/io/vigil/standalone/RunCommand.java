package io.vigil.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigil run CONFIG}: everything in one JVM, until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs everything in one JVM as a configuration file says.")
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigArgument config = new ConfigArgument();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StandaloneOptions options = ConfigFile.read(config.file());
    LogFile.open(options.data().resolve("logs"));
    Standalone.runUntilStopped(options, line -> {});
    return 0;
  }
}
