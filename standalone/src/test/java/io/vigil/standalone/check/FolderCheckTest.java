package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {
  @TempDir Path folder;

  @Test
  void aFolderThatIsNotThereYetIsGoodAndIsNotMade() throws IOException {
    Path data = folder.resolve("a/b");

    assertThat(FolderCheck.mistakes(data, Files::isWritable)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(FolderCheck.mistakes(file.resolve("data"), Files::isWritable))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.key()).isEqualTo("data");
              assertThat(mistake.en()).contains(file + " is no folder");
              assertThat(mistake.zh()).contains(file + " 不是目录");
            });
  }

  @Test
  void theNearestFolderAboveIsWhereWritingMustBeAllowed() throws IOException {
    assertThat(FolderCheck.mistakes(folder.resolve("a/b"), place -> !place.equals(folder)))
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.en()).contains("cannot write " + folder));
  }

  @Test
  void whatAnotherUserLeftInTheFolderIsFound() throws IOException {
    Path log = Files.createDirectory(folder.resolve("log"));
    Files.createDirectory(folder.resolve("store"));

    assertThat(FolderCheck.mistakes(folder, place -> !place.equals(log)))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.en()).contains("cannot write " + log);
              assertThat(mistake.zh()).contains("不能写 " + log);
            });
  }
}
