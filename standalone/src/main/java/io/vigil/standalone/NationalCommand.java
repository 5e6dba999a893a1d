package io.vigil.standalone;

import io.vigil.standalone.national.NationalLoad;
import io.vigil.standalone.national.NationalReport;
import io.vigil.standalone.national.NationalScale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil national}: scenario 16; exit status 0 only when nothing is lost or doubled. */
@Command(
    name = "national",
    mixinStandardHelpOptions = true,
    description =
        "Sends 9,260 readings a second for ten minutes and five times as many for half a minute"
            + " through the whole chain, and holds what is stored and told against what was sent;"
            + " exit status 0 only when nothing is lost or doubled.")
final class NationalCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--short", description = "A tenth of it for half a minute and five seconds.")
  private boolean brief;

  @Option(names = "--data", description = "Folder for everything; default a temporary one.")
  private @Nullable Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = data != null ? data : Files.createTempDirectory("vigil-national");
    NationalScale scale = brief ? NationalScale.tenth() : NationalScale.full();
    NationalLoad load =
        new NationalLoad(
            folder,
            scale,
            line -> {
              out.println(line);
              out.flush();
            });
    NationalReport report = load.run();
    out.println(report.inWords());
    out.flush();
    return report.isClean() ? 0 : 1;
  }
}
