package io.vigil.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vigil ingest CONFIG}: ingest as a process of its own, until it is told to stop. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Runs ingest alone, as a process of its own.")
final class IngestCommand implements Callable<Integer> {
  @Mixin private ConfigArgument config = new ConfigArgument();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StandaloneOptions options = ConfigFile.read(config.file(), IngestProcess.NEEDED);
    LogFile.open(options.data().resolve("logs").resolve("ingest"));
    UntilStopped.run(() -> IngestProcess.start(options), running -> {});
    return 0;
  }
}
