package io.vigil.standalone;

import io.vigil.standalone.bench.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil bench}: rates, CPU per reading and stage, latency and memory in one run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures the whole chain with everything embedded: rates, CPU per reading and stage,"
            + " message to activation, memory.")
final class BenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--rate", description = "Readings a second; default ${DEFAULT-VALUE}.")
  private int rate = 20_000;

  @Option(names = "--batch", description = "Readings a message; default ${DEFAULT-VALUE}.")
  private int batch = 50;

  @Option(names = "--seconds", description = "How long; default ${DEFAULT-VALUE}.")
  private int seconds = 30;

  @Option(
      names = "--warm-up",
      description = "Seconds of load before it is measured; default ${DEFAULT-VALUE}.")
  private int warmUp = 30;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rate < 1 || batch < 1 || batch > rate || seconds < 1 || warmUp < 0) {
      throw new CommandException(
          "--rate and --seconds must be at least 1, --batch from 1 to --rate, --warm-up at least 0");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Bench bench =
        new Bench(
            Files.createTempDirectory("vigil-bench"),
            line -> {
              out.println(line);
              out.flush();
            });
    bench.run(rate, batch, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
    return 0;
  }
}
