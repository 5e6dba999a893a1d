package io.vigil.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one job over all its runs. Each start is a run with a number and a folder of
 * its own, in which Flink numbers checkpoints from where it resumed:
 *
 * <pre>
 * alert/run-000007/chk-4711/_metadata
 * </pre>
 *
 * <p>So order needs no clock, and a run that falls back to an older checkpoint never writes over
 * the one that could not be read. A checkpoint is complete once its {@code _metadata} is there,
 * which Flink writes last and renames into place.
 */
final class CheckpointFolder {
  private static final Pattern RUN = Pattern.compile("run-(\\d+)");
  private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)");
  private static final String COMPLETE = "_metadata";

  private final Path folder;

  CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /** Complete checkpoints, the newest first. */
  List<Path> complete() throws IOException {
    List<Path> complete = new ArrayList<>();
    for (Path run : newestFirst(folder, RUN)) {
      for (Path checkpoint : newestFirst(run, CHECKPOINT)) {
        if (Files.exists(checkpoint.resolve(COMPLETE))) {
          complete.add(checkpoint);
        }
      }
    }
    return complete;
  }

  /** Creates the folder of another run. */
  Path newRun() throws IOException {
    List<Path> runs = newestFirst(folder, RUN);
    long number = runs.isEmpty() ? 1 : number(runs.get(0), RUN) + 1;
    return Files.createDirectories(folder.resolve("run-%06d".formatted(number)));
  }

  /**
   * Deletes what no start would come back to: all but so many complete checkpoints, and runs that
   * hold none of them. Not to be called while a run is going on.
   */
  void prune(int keep) throws IOException {
    List<Path> complete = complete();
    List<Path> kept = complete.subList(0, Math.min(keep, complete.size()));
    for (Path run : newestFirst(folder, RUN)) {
      for (Path checkpoint : newestFirst(run, CHECKPOINT)) {
        if (!kept.contains(checkpoint)) {
          Folders.delete(checkpoint);
        }
      }
      if (newestFirst(run, CHECKPOINT).isEmpty()) {
        Folders.delete(run);
      }
    }
  }

  private static List<Path> newestFirst(Path parent, Pattern name) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(child -> number(child, name) >= 0)
          .sorted(Comparator.comparingLong((Path child) -> number(child, name)).reversed())
          .toList();
    }
  }

  private static long number(Path path, Pattern name) {
    Matcher matcher = name.matcher(String.valueOf(path.getFileName()));
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
