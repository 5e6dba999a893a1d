package io.vigil.ingest.opcua;

import io.vigil.ingest.opcua.Gaps.Gap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a server over restarts of ours: up to which source time its values are in the
 * log, and which gaps before are still open. One line of text each; replaced as a whole, so that a
 * kill leaves the old or the new. One thread.
 */
final class MarkFile {
  private final Path file;

  MarkFile(Path file) {
    this.file = file;
  }

  /**
   * What the file says.
   *
   * @param mark the newest source time that is in the log, milliseconds UTC
   * @param gaps that were open
   */
  record Known(long mark, List<Gap> gaps) {
    Known {
      gaps = List.copyOf(gaps);
    }
  }

  /** What is known; null if nothing is. A file that cannot be understood says nothing. */
  @Nullable Known read() throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      List<Gap> gaps = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] ends = line.split(" ", -1);
        gaps.add(new Gap(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
      }
      return new Known(Long.parseLong(lines.get(0)), gaps);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file + " cannot be understood", e);
    }
  }

  void write(Known known) throws IOException {
    StringBuilder text = new StringBuilder().append(known.mark).append('\n');
    known.gaps.forEach(gap -> text.append(gap.from()).append(' ').append(gap.to()).append('\n'));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
