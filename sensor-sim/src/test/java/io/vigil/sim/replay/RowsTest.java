package io.vigil.sim.replay;

import static io.vigil.sim.replay.Csv.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyKindOfLineEndEndsALine(String end) throws IOException {
    Path file = folder.resolve("ends.csv");
    Files.writeString(
        file,
        String.join(end, "timestamp,A,B", "2020-01-01 00:00:00,1,", "2020-01-01 00:00:01,2,3"));
    List<Row> rows = Csv.rows(Recording.open(file));
    assertThat(rows).extracting(Row::line).containsExactly(2L, 3L);
    assertThat(rows.get(0).raw()).containsExactly("1", "");
    assertThat(rows.get(1).values()).containsExactly(2, 3);
  }

  @Test
  void rowsComeInTheOrderOfTheFileHoweverTheirStampsJump() throws IOException {
    List<Row> rows =
        Csv.rows(
            Csv.recording(
                folder,
                "timestamp,A",
                "2020-01-01 00:00:10,1",
                "2020-01-01 00:00:00,2",
                "2020-01-01 00:00:10,3",
                "2020-01-02T00:00:00+08:00,4"));
    assertThat(rows)
        .extracting(row -> row.time() - MIDNIGHT)
        .containsExactly(10_000L, 0L, 10_000L, 57_600_000L);
    assertThat(rows).extracting(row -> row.values()[0]).containsExactly(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void blankLineIsPassedOverButCountsAsALine() throws IOException {
    Recording recording =
        Csv.recording(
            folder, "timestamp,A", "", "2020-01-01 00:00:00,1", "  ", "2020-01-01 00:00:01,2");
    assertThat(Csv.rows(recording)).extracting(Row::line).containsExactly(3L, 5L);
    assertThat(heard(recording)).isEmpty();
  }

  @Test
  void missingLastCellsAreEmptyAndOneTooManyIsNoRow() throws IOException {
    Recording recording =
        Csv.recording(
            folder,
            "timestamp,A,B",
            "2020-01-01 00:00:00",
            "2020-01-01 00:00:01,1",
            "2020-01-01 00:00:02,1,2",
            "2020-01-01 00:00:03,1,2,");
    List<Row> rows = Csv.rows(recording);
    assertThat(rows).extracting(Row::filled).containsExactly(0, 1, 2);
    assertThat(rows.get(1).has(0)).isTrue();
    assertThat(rows.get(1).has(1)).isFalse();
    assertThat(heard(recording))
        .containsExactly(
            new BadLine(5, "第 5 行有 4 列，多于表头 3 列", "line 5 has 4 columns, the header 3"));
  }

  @Test
  void unreadableStampIsToldInBothLanguagesAndTheNextRowIsRead() throws IOException {
    Recording recording =
        Csv.recording(folder, "timestamp,A", ",1", "昨天,2", "2020-01-01 00:00:00,3");
    assertThat(Csv.rows(recording)).extracting(Row::line).containsExactly(4L);
    assertThat(heard(recording))
        .containsExactly(
            new BadLine(2, "第 2 行的时间 “” 无法识别", "line 2: '' is no time"),
            new BadLine(3, "第 3 行的时间 “昨天” 无法识别", "line 3: '昨天' is no time"));
  }

  @Test
  void quoteLeftOpenCostsTheCellsBehindItAndNoOtherLine() throws IOException {
    List<Row> rows =
        Csv.rows(
            Csv.recording(
                folder, "timestamp,A,B", "2020-01-01 00:00:00,\"1,2", "2020-01-01 00:00:01,3,4"));
    assertThat(rows.get(0).raw()).containsExactly("1,2", "");
    assertThat(rows.get(0).values()).containsExactly(Double.NaN, Double.NaN);
    assertThat(rows.get(1).values()).containsExactly(3, 4);
  }

  @Test
  void allBadLinesAreCountedAndTheFirstHundredKept() throws IOException {
    List<String> lines = new ArrayList<>(List.of("timestamp,A"));
    lines.addAll(Collections.nCopies(250, "never,1"));
    Recording recording = Csv.recording(folder, lines.toArray(String[]::new));
    try (Rows rows = recording.rows()) {
      assertThat(rows.next()).isNull();
      assertThat(rows.badCount()).isEqualTo(250);
      assertThat(rows.badLines()).hasSize(100);
      assertThat(rows.badLines().get(99).line()).isEqualTo(101);
      assertThat(rows.next()).as("the end stays the end").isNull();
    }
    assertThat(heard(recording)).as("whoever listens hears all").hasSize(250);
  }

  @Test
  void listenerThatCannotWriteItDownEndsTheReading() throws IOException {
    Recording recording = Csv.recording(folder, "timestamp,A", "2020-01-01 00:00:00,1", "never,1");
    Rows.BadLineTaker full =
        bad -> {
          throw new IOException("disk full at line " + bad.line());
        };
    try (Rows rows = recording.rows(full)) {
      assertThat(rows.next()).isNotNull();
      assertThatThrownBy(rows::next).isInstanceOf(IOException.class).hasMessageContaining("line 3");
    }
  }

  private static List<BadLine> heard(Recording recording) throws IOException {
    List<BadLine> heard = new ArrayList<>();
    try (Rows rows = recording.rows(heard::add)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        assertThat(row.raw()).hasSameSizeAs(recording.signals());
      }
    }
    return heard;
  }
}
