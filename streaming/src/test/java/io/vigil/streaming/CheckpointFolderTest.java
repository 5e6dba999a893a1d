package io.vigil.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aFolderThatIsNotThereHoldsNothing() throws Exception {
    CheckpointFolder checkpoints = new CheckpointFolder(folder.resolve("absent"));
    assertThat(checkpoints.complete()).isEmpty();
    checkpoints.prune(3);
    assertThat(checkpoints.newRun()).exists().hasFileName("run-000001");
  }

  @Test
  void theNewestCompleteOneComesFirstByNumberAndNotByName() throws Exception {
    Path nine = checkpoint(1, 9);
    Path ten = checkpoint(1, 10);
    Path next = checkpoint(2, 11);
    assertThat(new CheckpointFolder(folder).complete()).containsExactly(next, ten, nine);
  }

  @Test
  void aCheckpointThatWasNotFinishedIsNoCheckpoint() throws Exception {
    Path whole = checkpoint(1, 4);
    Files.createDirectories(folder.resolve("run-000001").resolve("chk-5"));
    assertThat(new CheckpointFolder(folder).complete()).containsExactly(whole);
  }

  @Test
  void aRunThatFellBackIsNewerThanWhatItCouldNotRead() throws Exception {
    Path unreadable = checkpoint(1, 10);
    Path fallenBack = checkpoint(2, 10);
    assertThat(new CheckpointFolder(folder).complete()).containsExactly(fallenBack, unreadable);
  }

  @Test
  void everyRunHasANumberOfItsOwn() throws Exception {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    checkpoint(41, 1);
    assertThat(checkpoints.newRun()).hasFileName("run-000042");
    assertThat(checkpoints.newRun()).hasFileName("run-000043");
  }

  @Test
  void pruningKeepsWhatAStartMayComeBackTo() throws Exception {
    checkpoint(1, 1);
    Path second = checkpoint(2, 2);
    Path third = checkpoint(2, 3);
    Path fourth = checkpoint(4, 4);
    Files.createDirectories(folder.resolve("run-000003").resolve("chk-9"));
    Files.createDirectories(folder.resolve("run-000004").resolve("shared"));
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    checkpoints.prune(3);
    assertThat(checkpoints.complete()).containsExactly(fourth, third, second);
    assertThat(folder.resolve("run-000001")).doesNotExist();
    assertThat(folder.resolve("run-000003")).doesNotExist();
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws Exception {
    Path stranger = Files.createDirectories(folder.resolve("notes"));
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    checkpoints.prune(1);
    assertThat(stranger).exists();
    assertThat(checkpoints.complete()).isEmpty();
  }

  private Path checkpoint(int run, int number) throws IOException {
    Path checkpoint = folder.resolve("run-%06d".formatted(run)).resolve("chk-" + number);
    Files.createDirectories(checkpoint);
    Files.writeString(checkpoint.resolve("_metadata"), "x");
    return checkpoint;
  }
}
