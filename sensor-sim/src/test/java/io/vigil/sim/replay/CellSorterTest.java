package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellSorterTest {
  private static final double SENTINEL = -9999;

  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void firstNumberOfAStampCountsAndLaterOnesAreHeldAgainstIt() throws IOException {
    List<Cell> cells =
        cells("00:00:00,1.50", "00:00:00,1.5", "00:00:00,2", "00:00:00,1.5", "00:00:01,2");
    assertThat(cells)
        .extracting(Cell::fate)
        .containsExactly(Fate.STORED, Fate.DUPLICATE, Fate.CONFLICT, Fate.DUPLICATE, Fate.STORED);
    assertThat(cells.get(2).reason()).isEqualTo("conflict with row 2: its 1.5 stays, 2 is refused");
    assertThat(cells.get(3).reason()).isEqualTo("duplicate of row 2, where 1.5 is stored");
  }

  @Test
  void stampThatStepsBackIsStoredAndNamesTheNewestBeforeIt() throws IOException {
    List<Cell> cells = cells("00:00:10,1", "00:00:20,2", "00:00:15,3", "00:00:16,4", "00:00:21,5");
    assertThat(cells)
        .extracting(Cell::fate)
        .containsExactly(Fate.STORED, Fate.STORED, Fate.BACKWARD, Fate.BACKWARD, Fate.STORED);
    assertThat(cells).extracting(Cell::other).containsExactly(2L, 3L, 3L, 3L, 6L);
    assertThat(cells.get(2).otherValue()).isEqualTo(2);
  }

  @Test
  void repeatOfAStampLongPastIsStillKnown() throws IOException {
    List<Cell> cells = cells("00:00:00,1", "00:00:01,2", "00:00:02,3", "00:00:00,1", "00:00:00,9");
    assertThat(cells.get(3).fate()).isEqualTo(Fate.DUPLICATE);
    assertThat(cells.get(4).fate()).isEqualTo(Fate.CONFLICT);
    assertThat(cells.get(4).other()).isEqualTo(2);
  }

  @Test
  void sentinelTakesItsStampAsANumberDoes() throws IOException {
    List<Cell> cells =
        cells("00:00:00,-9999", "00:00:00,-9999.0", "00:00:00,7", "00:00:01,7", "00:00:01,-9999");
    assertThat(cells)
        .extracting(Cell::fate)
        .containsExactly(Fate.SENTINEL, Fate.DUPLICATE, Fate.CONFLICT, Fate.STORED, Fate.CONFLICT);
    assertThat(cells.get(0).reason()).startsWith("-9999 means no value");
  }

  @Test
  void whatIsNoNumberTakesNoStampAndDoesNotMoveTheNewest() throws IOException {
    List<Cell> cells =
        cells("00:00:09,n/a", "00:00:09,", "00:00:09,5", "00:00:10,NaN", "00:00:09,5");
    assertThat(cells)
        .extracting(Cell::fate)
        .containsExactly(Fate.TEXT, Fate.EMPTY, Fate.STORED, Fate.TEXT, Fate.DUPLICATE);
    assertThat(cells.get(0).value()).isNaN();
    assertThat(cells.get(0).raw()).isEqualTo("n/a");
  }

  @Test
  void zeroWithASignIsTheSameZero() throws IOException {
    assertThat(cells("00:00:00,0", "00:00:00,-0.0").get(1).fate()).isEqualTo(Fate.DUPLICATE);
  }

  @Test
  void everySignalAndEveryDeviceHasStampsOfItsOwn() throws IOException {
    Recording recording =
        Csv.recording(
            folder,
            "timestamp,device,A,B",
            "2020-01-01 00:00:10,d1,1,2",
            "2020-01-01 00:00:05,d2,1,",
            "2020-01-01 00:00:10,d1,1,3",
            "2020-01-01 00:00:05,d2,4,4");
    assertThat(Csv.cells(recording))
        .extracting(cell -> cell.point() + " " + cell.fate())
        .containsExactly(
            "d1.A STORED",
            "d1.B STORED",
            "d2.A STORED",
            "d2.B EMPTY",
            "d1.A DUPLICATE",
            "d1.B CONFLICT",
            "d2.A CONFLICT",
            "d2.B STORED");
  }

  @Test
  void reachGrowsWithTheStampsBetweenARepeatAndTheNewest() throws IOException {
    Recording recording =
        Csv.recording(
            folder,
            "timestamp,A",
            "2020-01-01 00:00:00,1",
            "2020-01-01 00:00:01,1",
            "2020-01-01 00:00:02,1",
            "2020-01-01 00:00:03,1");
    CellSorter sorter = new CellSorter(recording, Set.of());
    Csv.rows(recording).forEach(sorter::sort);
    PointCells point = sorter.points("").get(0);
    assertThat(point.stampsFrom(Csv.MIDNIGHT + 3_000)).isEqualTo(1);
    assertThat(point.stampsFrom(Csv.MIDNIGHT + 2_000)).isEqualTo(2);
    assertThat(point.stampsFrom(Csv.MIDNIGHT)).isEqualTo(4);
  }

  private List<Cell> cells(String... rows) throws IOException {
    String[] lines = new String[rows.length + 1];
    lines[0] = "timestamp,A";
    for (int i = 0; i < rows.length; i++) {
      lines[i + 1] = "2020-01-01 " + rows[i];
    }
    return Csv.cells(Csv.recording(folder, lines), SENTINEL);
  }
}
