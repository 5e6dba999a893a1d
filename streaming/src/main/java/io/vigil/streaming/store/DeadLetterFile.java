package io.vigil.streaming.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * Lines that the store refused for good, one a row: when, why, and the line, parted by tabs. At 64
 * MiB the file becomes {@code .old}, in place of the one before. One thread.
 */
final class DeadLetterFile {
  private static final long FULL_BYTES = 64L << 20;

  private final Path file;
  private final Clock clock;

  /** Nothing is created before the first line. */
  DeadLetterFile(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Keeps a line. */
  void append(String reason, String line) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.exists(file) && Files.size(file) >= FULL_BYTES) {
      Path old = file.resolveSibling(file.getFileName() + ".old");
      Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
    }
    String row = clock.instant() + "\t" + oneRow(reason) + "\t" + oneRow(line) + "\n";
    Files.writeString(
        file, row, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String oneRow(String text) {
    return text.strip().replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }
}
