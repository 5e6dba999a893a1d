package io.vigil.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code vigil prepare}: starts everything once and stops it again. The script has the JVM note
 * which classes that takes, and lays them down in an archive that later starts map into memory
 * instead of loading and verifying 30,000 classes.
 */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Makes later starts faster: lays down the classes that a start needs; once a build.")
final class PrepareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "An empty folder, of no use afterwards.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Standalone.start(StandaloneOptions.defaults(folder).withFreePorts()).close();
    return 0;
  }
}
