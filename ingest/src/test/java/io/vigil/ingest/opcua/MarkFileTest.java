package io.vigil.ingest.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.opcua.Gaps.Gap;
import io.vigil.ingest.opcua.MarkFile.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkFileTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsRead() throws IOException {
    MarkFile file = new MarkFile(folder.resolve("marks/tank-a.opc1"));
    assertThat(file.read()).as("at the first start").isNull();
    Known known = new Known(1_795_334_531_000L, List.of(new Gap(5, 9), new Gap(-3, 2)));
    file.write(new Known(1, List.of()));
    file.write(known);
    assertThat(file.read()).isEqualTo(known);
    try (var files = Files.list(folder.resolve("marks"))) {
      assertThat(files).as("nothing half written is left").hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1\n2", "1\nfrom to"})
  void fileThatCannotBeUnderstoodIsNotGuessed(String text) throws IOException {
    Path path = Files.writeString(folder.resolve("mark"), text);
    assertThatThrownBy(() -> new MarkFile(path).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be understood");
  }
}
