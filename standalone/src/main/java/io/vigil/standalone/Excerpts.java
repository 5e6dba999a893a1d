package io.vigil.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The beginnings of some recordings, for a check that takes seconds. Stateless; any thread. */
final class Excerpts {
  /** So many rows of a recording. */
  static final int ROWS = 200;

  private Excerpts() {}

  /**
   * Writes the first rows of the first recording of each set, under the same name below another
   * folder. A set is a folder of the collection.
   */
  static List<Path> write(Path collection, List<Path> recordings, Path into) throws IOException {
    TreeMap<String, Path> first = new TreeMap<>();
    for (Path recording : recordings.stream().sorted().toList()) {
      Path name = collection.toAbsolutePath().normalize().relativize(recording);
      first.putIfAbsent(name.getName(0).toString(), name);
    }
    List<Path> written = new ArrayList<>();
    for (Path name : first.values()) {
      Path excerpt = into.resolve(name.toString());
      Files.createDirectories(excerpt.toAbsolutePath().getParent());
      try (Stream<String> lines = Files.lines(collection.resolve(name))) {
        Files.write(excerpt, lines.limit(1 + ROWS).toList());
      }
      written.add(excerpt);
    }
    return written;
  }
}
