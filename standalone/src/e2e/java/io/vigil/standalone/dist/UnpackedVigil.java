package io.vigil.standalone.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The package in a folder of its own. Its script sees the tools that it needs and nothing else of
 * this machine: no Maven, no variables.
 */
final class UnpackedVigil {
  private static final long LIMIT_SECONDS = 120;
  private static final List<String> TOOLS =
      List.of("sh", "dirname", "readlink", "sed", "head", "getconf");

  private final Path home;
  private final Path tools;

  private UnpackedVigil(Path home, Path tools) {
    this.home = home;
    this.tools = tools;
  }

  /** Unpacks what the build has made into this empty folder. */
  static UnpackedVigil in(Path folder) throws IOException, InterruptedException {
    Path packed = only(Path.of("target"), "vigil-*.tar.gz");
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    Process tar =
        new ProcessBuilder("tar", "-xzf", packed.toString(), "-C", unpacked.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(tar.exitValue()).isZero();
    return new UnpackedVigil(only(unpacked, "vigil-*"), tools(folder.resolve("tools")));
  }

  /** The folder that stood in the package. */
  Path home() {
    return home;
  }

  /** Starts a command with this Java; what it says goes into the file. */
  Process start(Path javaHome, Path said, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/vigil").toString());
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("PATH", tools.toString(), "JAVA_HOME", javaHome.toString()));
    return builder.start();
  }

  /** Runs a command to its end; its exit status. */
  int run(Path javaHome, Path said, String... words) throws IOException, InterruptedException {
    Process process = start(javaHome, said, words);
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path tools(Path folder) throws IOException {
    Files.createDirectory(folder);
    for (String tool : TOOLS) {
      Path found =
          Stream.of("/usr/bin", "/bin")
              .map(path -> Path.of(path, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(folder.resolve(tool), found);
    }
    return folder;
  }

  private static Path only(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (var matching = Files.newDirectoryStream(folder, glob)) {
      matching.forEach(found::add);
    }
    assertThat(found).as("%s in %s", glob, folder).hasSize(1);
    return found.get(0);
  }
}
