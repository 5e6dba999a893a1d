package io.vigil.standalone.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a recording and what was said to each, as a CSV file. One thread. */
final class Verdicts {
  private final List<String> lines = new ArrayList<>();

  /** With a column a name, behind the stamp. */
  Verdicts(String... names) {
    lines.add("timestamp," + String.join(",", names));
  }

  void add(String stamp, String... said) {
    lines.add(stamp + "," + String.join(",", said));
  }

  static String of(boolean said) {
    return said ? "1" : "0";
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }
}
