package io.vigil.standalone;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words of the command line in, the command that runs them in a JVM of its own out. */
public final class VigilProcess {
  private VigilProcess() {}

  /**
   * A JVM like this one.
   *
   * @param heap for example {@code 1g}
   * @param words for example {@code run vigil.properties}
   */
  public static List<String> command(String heap, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    // Tuned as this JVM is: by the script, or by the build for a test.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:"))
        .forEach(command::add);
    command.addAll(List.of("-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"));
    Optional.ofNullable(System.getProperty("logback.configurationFile"))
        .ifPresent(file -> command.add("-Dlogback.configurationFile=" + file));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Vigil.class.getName());
    command.addAll(List.of(words));
    return command;
  }
}
