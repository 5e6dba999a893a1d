package io.vigil.standalone.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of recordings in, a folder of what the detectors say out: a CSV file a recording, with
 * the same rows in the same order. Which detectors: by the set that a recording belongs to. No
 * label is read. Stateless; any thread.
 */
public final class Scoring {
  private static final List<RecordingSet> SETS =
      List.of(
          new RecordingSet("nab/data", "nab", "*/*.csv", SeriesJudging::new),
          new RecordingSet("skab", "skab", "*/*.csv", UnitJudging::new),
          new RecordingSet("power", "power", "power.csv", PowerJudging::new),
          new RecordingSet("methane", "methane", "*.csv", MethaneJudging::new));

  private Scoring() {}

  /**
   * What was written of a set.
   *
   * @param set its name
   * @param files how many recordings
   * @param rows of all of them
   */
  public record Written(String set, int files, long rows) {}

  /** Judges every recording of the sets that are there; empty if none is. */
  public static List<Written> run(Path data, Path out) throws IOException {
    List<Written> written = new ArrayList<>();
    for (RecordingSet set : SETS) {
      Path folder = data.resolve(set.from());
      if (Files.isDirectory(folder)) {
        written.add(run(set, folder, out.resolve(set.to())));
      }
    }
    return written;
  }

  private static Written run(RecordingSet set, Path folder, Path out) throws IOException {
    long rows = 0;
    List<Path> files = files(folder, set.pattern());
    for (Path file : files) {
      Path name = folder.relativize(file);
      try {
        Sheet sheet = Sheet.read(file);
        set.judging().get().judge(sheet).write(out.resolve(name.toString()));
        rows += sheet.rows().size();
      } catch (IOException wrong) {
        throw new IOException(file + ": " + wrong.getMessage(), wrong);
      }
    }
    return new Written(set.to(), files.size(), rows);
  }

  private static List<Path> files(Path folder, String pattern) throws IOException {
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(file -> matcher.matches(folder.relativize(file))).sorted().toList();
    }
  }
}
