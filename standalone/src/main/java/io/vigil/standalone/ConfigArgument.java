package io.vigil.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Argument that names the configuration file; the package brings one that is used otherwise. */
final class ConfigArgument {
  @Parameters(
      paramLabel = "CONFIG",
      arity = "0..1",
      defaultValue = "${sys:vigil.config:-vigil.properties}",
      description = "Java properties; see docs/operations.md. Default: ${DEFAULT-VALUE}.")
  private Path file = Path.of("vigil.properties");

  /** The file, whether or not it exists. */
  Path file() {
    return file;
  }
}
