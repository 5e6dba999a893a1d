package io.vigil.standalone;

import io.vigil.rules.anomaly.ChosenPoint;
import io.vigil.standalone.score.Scoring;
import io.vigil.standalone.score.Scoring.Written;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code vigil score}: what the detectors of anomalies say to a collection of recordings, written
 * down for scorers. Reads no labels, so the figures are theirs.
 */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description =
        "Lets the anomaly detectors judge recordings (folders nab, skab, power, methane) and writes"
            + " what they say, a CSV file a recording with the same rows; no labels are read.")
final class ScoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, description = "Folder of the recordings.")
  private Path data = Path.of(".");

  @Option(names = "--out", required = true, description = "Folder to write to.")
  private Path out = Path.of(".");

  @Override
  public Integer call() {
    PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
    for (Written written : run()) {
      printer.printf("%-8s %3d files %7d rows%n", written.set(), written.files(), written.rows());
    }
    printer.printf("事先声明的阈值 | threshold declared beforehand: nab %.4f%n", ChosenPoint.THRESHOLD);
    printer.flush();
    return 0;
  }

  private List<Written> run() {
    try {
      List<Written> written = Scoring.run(data, out);
      if (written.isEmpty()) {
        throw new CommandException(
            data + ": 没有可评分的记录 | no recordings to score (nab, skab, power, methane)");
      }
      return written;
    } catch (IOException wrong) {
      throw new CommandException("无法评分 | cannot score: " + wrong.getMessage());
    }
  }
}
