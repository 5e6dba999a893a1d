package io.vigil.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigil streaming CONFIG}: the jobs as a process of their own, until it is told to stop. */
@Command(
    name = "streaming",
    mixinStandardHelpOptions = true,
    description = "Runs the jobs alone, as a process of its own.")
final class StreamingCommand implements Callable<Integer> {
  @Mixin private ConfigArgument config = new ConfigArgument();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StandaloneOptions options = ConfigFile.read(config.file(), StreamingProcess.NEEDED);
    LogFile.open(options.data().resolve("logs").resolve("streaming"));
    UntilStopped.run(() -> StreamingProcess.start(options), running -> {});
    return 0;
  }
}
