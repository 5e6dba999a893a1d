package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
  private static final long GIB = 1L << 30;

  /**
   * 4 GiB of readings, 1 of backfill, 1.25 of what is said, 64 MiB each of plant events and leads,
   * 4 MiB of who owns the lanes.
   */
  private static final long FULL_LOG = 25 * GIB / 4 + GIB / 8 + GIB / 256;

  @TempDir Path folder;

  @Test
  void exactlyEnoughIsEnoughAndAByteLessIsNot() {
    assertThat(DiskCheck.mistakes(5 * GIB + 1, 5 * GIB)).isEmpty();
    assertThat(DiskCheck.mistakes(5 * GIB, 5 * GIB)).isEmpty();
    assertThat(DiskCheck.mistakes(5 * GIB - 1, 5 * GIB)).hasSize(1);
  }

  @Test
  void whatIsFreeAndWhatIsNeededIsSaid() {
    assertThat(DiskCheck.mistakes(GIB / 2, 7 * GIB))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.key()).isEqualTo("data");
              assertThat(mistake.zh()).contains("0.5 GiB").contains("7.0 GiB");
              assertThat(mistake.en()).contains("0.5 GiB are free").contains("7.0 GiB");
            });
  }

  @Test
  void whatTheLogHoldsAlreadyIsNotNeededAgain() throws IOException {
    assertThat(DiskCheck.needed(folder, true) - DiskCheck.needed(folder, false))
        .isEqualTo(FULL_LOG);

    Files.createDirectories(folder.resolve("log/readings-0"));
    Files.write(folder.resolve("log/readings-0/0.log"), new byte[1_000]);

    assertThat(DiskCheck.needed(folder, true) - DiskCheck.needed(folder, false))
        .isEqualTo(FULL_LOG - 1_000);
  }
}
