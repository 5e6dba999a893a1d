package io.vigil.standalone;

import io.vigil.standalone.chaos.LedgerReport;
import io.vigil.standalone.chaos.ReliabilityPage;
import io.vigil.standalone.servers.DebianServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all commands with a ledger take and say. */
final class LedgerRun {
  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--seed", description = "Of signals and moments; default ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--data", description = "Folder for everything; default a temporary one.")
  private @Nullable Path data;

  @Option(
      names = "--report",
      description = "File that gets what was found, with the recovery times, as Markdown.")
  private @Nullable Path report;

  private final Instant began = Instant.now();

  long seed() {
    return seed;
  }

  /** Where everything goes; said once. */
  Path folder() throws IOException {
    Path folder = data != null ? data.toAbsolutePath() : Files.createTempDirectory("vigil-chaos");
    say("data, configuration and output of the processes: " + folder);
    return folder;
  }

  void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** The report, also as a file if one is asked for; the summary last. The exit status. */
  int finish(LedgerReport found) throws IOException, InterruptedException {
    if (report != null) {
      List<String> words =
          Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs();
      String page =
          new ReliabilityPage(found)
              .inWords("vigil " + String.join(" ", words), commit(), began, Instant.now());
      Files.writeString(report, page);
    }
    say(found.inWords());
    return found.isClean() ? 0 : 1;
  }

  /** Of the folder that it is run in, as Git names it. */
  private static String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? commit : "unknown";
  }

  /** Refuses, in words, where a server of others is not installed. */
  void requireServers() throws IOException {
    List<String> missing = DebianServers.missing();
    if (!missing.isEmpty()) {
      throw new CommandException(
          "本机缺少 %s，请先安装 | not on this machine, install them first: %s"
              .formatted(String.join(" ", missing), String.join(" ", missing)));
    }
  }
}
