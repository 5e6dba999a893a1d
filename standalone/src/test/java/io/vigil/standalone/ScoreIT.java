package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on the real recordings, where there are some. */
class ScoreIT {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("vigil.recordings", "recordings")).toAbsolutePath();

  private static final int STAMP = 19;

  @TempDir Path folder;

  private static int score(Path data, Path out, StringWriter said) {
    return Vigil.commandLine()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute("score", "--data", data.toString(), "--out", out.toString());
  }

  @Test
  void everyRowOfEveryRecordingIsJudgedAndASecondTimeTheSame() throws IOException {
    Path series = RECORDINGS.resolve("nab/data");
    assumeTrue(Files.isDirectory(series), "skipped: no recordings at " + series);
    StringWriter said = new StringWriter();
    assertThat(score(RECORDINGS, folder.resolve("first"), said)).isZero();
    assertThat(said.toString()).contains("nab", "skab", "power", "methane");
    assertThat(score(RECORDINGS, folder.resolve("second"), said)).isZero();
    List<Path> written = files(folder.resolve("first"));
    assertThat(written).hasSizeGreaterThan(4);
    for (Path name : written) {
      Path first = folder.resolve("first").resolve(name);
      assertThat(first).hasSameBinaryContentAs(folder.resolve("second").resolve(name));
      assertThat(stamps(first)).as("%s", name).isEqualTo(stamps(RECORDINGS.resolve(source(name))));
    }
  }

  @Test
  void folderWithoutRecordingsIsSaidInWords() {
    StringWriter said = new StringWriter();
    assertThat(score(folder, folder.resolve("out"), said)).isEqualTo(1);
    assertThat(said.toString()).contains("没有可评分的记录", "no recordings to score");
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).map(below::relativize).sorted().toList();
    }
  }

  private static Path source(Path name) {
    return name.startsWith("nab")
        ? Path.of("nab/data").resolve(Path.of("nab").relativize(name))
        : name;
  }

  private static List<String> stamps(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.substring(0, Math.min(STAMP, line.length())))
        .toList();
  }
}
