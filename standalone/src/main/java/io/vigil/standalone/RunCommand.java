package io.vigil.standalone;

import io.vigil.standalone.ConfigFile.BadConfigException;
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
    if (options.processes().broker().isPresent()) {
      throw new BadConfigException(
          config.file()
              + ": mqtt.url 用于独立进程（vigil ingest 等）；vigil run 自带代理，请删去"
              + " | mqtt.url is for processes of their own (vigil ingest and others); vigil run brings"
              + " a broker: leave it out");
    }
    LogFile.open(options.data().resolve("logs"));
    Standalone.runUntilStopped(options, line -> {});
    return 0;
  }
}
