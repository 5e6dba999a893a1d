package io.vigil.sim.replay;

import static io.vigil.sim.replay.Csv.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellListTest {
  private Path file;
  private Recording recording;

  @BeforeEach
  void writeRecording(@TempDir Path folder) throws IOException {
    file = folder.resolve("lists/of/cells.csv");
    recording =
        Csv.recording(
            folder, "timestamp,\"A, mean\"", "2020-01-01 00:00:00,\"say \"\"no\"\"\"", "noon,1");
  }

  @Test
  void listIsACsvThatReadsBackCellByCell() throws IOException {
    try (CellList list = CellList.create(file, recording)) {
      list.cell(Csv.cells(recording).get(0));
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(CsvLine.split(lines.get(0), ','))
        .containsExactly("row", "stamp", "point", "column", "raw", "fate", "reason");
    assertThat(CsvLine.split(lines.get(1), ','))
        .containsExactly(
            "2",
            "2020-01-01T00:00:00Z",
            "A__mean",
            "A, mean",
            "say \"no\"",
            "TEXT",
            "no number: refused");
  }

  @Test
  void differenceSaysDiffersWhateverTheFateWasToBe() throws IOException {
    try (CellList list = CellList.create(file, recording)) {
      list.difference(Csv.cells(recording).get(0), "stored as 1.0 GOOD");
      list.difference("X", MIDNIGHT + 250, "stored, but no cell of the recording");
    }
    assertThat(Files.readAllLines(file).subList(1, 3))
        .containsExactly(
            "2,2020-01-01T00:00:00Z,A__mean,\"A, mean\",\"say \"\"no\"\"\",DIFFERS,"
                + "stored as 1.0 GOOD",
            ",2020-01-01T00:00:00.250Z,X,,,DIFFERS,\"stored, but no cell of the recording\"");
  }

  @Test
  void lineThatIsNoRowIsListedInItsWords() throws IOException {
    try (CellList list = CellList.create(file, recording);
        Rows rows = recording.rows(list::line)) {
      assertThat(rows.next()).isNotNull();
      assertThat(rows.next()).isNull();
    }
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "row,stamp,point,column,raw,fate,reason", "3,,,,,NO_ROW,line 3: 'noon' is no time");
  }

  @Test
  void newListTakesThePlaceOfTheOneBefore() throws IOException {
    try (CellList list = CellList.create(file, recording)) {
      list.line(new BadLine(9, "", "of an earlier play"));
    }
    assertThat(Files.readAllLines(file)).as("control").hasSize(2);
    CellList.create(file, recording).close();
    assertThat(Files.readAllLines(file)).hasSize(1);
  }
}
