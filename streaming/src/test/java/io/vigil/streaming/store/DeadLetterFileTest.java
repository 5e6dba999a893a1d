package io.vigil.streaming.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @TempDir private Path folder = Path.of("");

  @Test
  void keepsOneRowALineWhateverTheReasonHolds() throws Exception {
    Path file = folder.resolve("letters.tsv");
    DeadLetterFile letters = new DeadLetterFile(file, CLOCK);
    letters.append("first\n\tsecond", "reading,point=主井 value=1 1\n");
    letters.append("other", "reading,point=b value=1 1\n");
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "2026-01-02T03:04:05Z\tfirst  second\treading,point=主井 value=1 1",
            "2026-01-02T03:04:05Z\tother\treading,point=b value=1 1");
  }

  @Test
  void aFullFileMakesRoom() throws Exception {
    Path file = folder.resolve("letters.tsv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(64L << 20);
    }
    new DeadLetterFile(file, CLOCK).append("why", "line");
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(folder.resolve("letters.tsv.old")).hasSize(64L << 20);
  }
}
