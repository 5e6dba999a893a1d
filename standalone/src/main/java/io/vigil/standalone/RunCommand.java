package io.vigil.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vigil run CONFIG}: everything in one JVM, until it is told to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs everything in one JVM as a configuration file says.")
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONFIG", description = "Java properties; see docs/operations.md.")
  private Path config = Path.of("vigil.properties");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Standalone.runUntilStopped(ConfigFile.read(config), line -> {});
    return 0;
  }
}
