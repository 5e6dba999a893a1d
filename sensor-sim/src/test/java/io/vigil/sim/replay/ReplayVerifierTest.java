package io.vigil.sim.replay;

import static io.vigil.sim.replay.Csv.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.replay.StoredReadings.StoredRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayVerifierTest {
  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  /** A store that holds rows of one enterprise. */
  private record Held(String owner, List<StoredRow> rows) implements StoredReadings {
    @Override
    public long count(String enterprise) {
      return enterprise.equals(owner) ? rows.size() : 0;
    }

    @Override
    public void forEach(String enterprise, Consumer<StoredRow> taker) throws IOException {
      if (!enterprise.equals(owner)) {
        throw new IOException("asked for " + enterprise);
      }
      rows.forEach(taker);
    }

    @Override
    public void between(String enterprise, long from, long to, Consumer<LoggedRow> taker) {
      throw new UnsupportedOperationException("a verifier looks at everything");
    }
  }

  @Test
  void orderInWhichTheStoreAnswersDoesNotMatter() throws IOException, InterruptedException {
    RecordingPlant plant = plant("0,1,2", "1,3,4");
    ReplayVerdict verdict =
        verify(plant, good("B", 1, 4), good("A", 1, 3), good("B", 0, 2), good("A", 0, 1));
    assertThat(verdict.differences()).isEmpty();
    assertThat(verdict.storedOnce()).isEqualTo(4);
    assertThat(verdict.sums()).isEqualTo(Map.of("A", 4.0, "B", 6.0));
  }

  @Test
  void valueMustBeStoredToTheLastBit() throws IOException, InterruptedException {
    RecordingPlant plant = plant("0,0.3,");
    assertThat(verify(plant, good("A", 0, 0.3)).isExact()).as("control").isTrue();
    assertThat(verify(plant, good("A", 0, 0.1 + 0.2)).differences())
        .containsExactly("A row 2 '0.3': stored as 0.30000000000000004 GOOD");
  }

  @Test
  void secondRowOfAStampIsADifferenceThoughItIsEqual() throws IOException, InterruptedException {
    ReplayVerdict verdict = verify(plant("0,1,"), good("A", 0, 1), good("A", 0, 1));
    assertThat(verdict.differences())
        .containsExactly("A at 2020-01-01T00:00:00Z: 1.0 GOOD stored more than once");
    assertThat(verdict.storedOnce()).isEqualTo(1);
  }

  @Test
  void sentinelStoredAsAGoodValueIsADifferenceAndNotInTheSum()
      throws IOException, InterruptedException {
    RecordingPlant plant = plant("0,-9999,");
    ReplayVerdict verdict = verify(plant, good("A", 0, -9999));
    assertThat(verdict.differences()).containsExactly("A row 2 '-9999': stored as -9999.0 GOOD");
    assertThat(verdict.sums()).containsEntry("A", 0.0);
    assertThat(verdict.count(Fate.SENTINEL)).isEqualTo(1);
  }

  @Test
  void textIsListedAsNotCarriedOverOpcUaAndNothingNeedBeSaidOfIt()
      throws IOException, InterruptedException {
    Path file = Csv.recording(folder, "timestamp,A", "2020-01-01 00:00:00,much").file();
    ReplayVerdict overMqtt = verify(RecordingPlant.of(file));
    assertThat(overMqtt.differences())
        .containsExactly("A row 2 'much': TEXT, but Vigil did not say so");
    ReplayVerdict overOpcUa = verify(RecordingPlant.overOpcUa(file, "opc.tcp://127.0.0.1:1/plant"));
    assertThat(overOpcUa.isExact()).isTrue();
    assertThat(overOpcUa.count(Fate.UNCARRIED)).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("cells.csv"))).contains("cannot carry it, not sent");
  }

  @Test
  void differencesBeyondTheFirstHundredAreCountedAndListed()
      throws IOException, InterruptedException {
    RecordingPlant plant = plant(numbered(120));
    ReplayVerdict verdict = verify(plant);
    assertThat(verdict.differing()).isEqualTo(120);
    assertThat(verdict.differences()).hasSize(100);
    assertThat(verdict.summary()).startsWith("NOT exact, 120 differences: 0 of 120");
    assertThat(Files.readAllLines(folder.resolve("cells.csv"))).hasSize(1 + 240);
  }

  @Test
  void storeThatFailsIsNoVerdict() throws IOException {
    RecordingPlant plant = plant("0,1,2");
    StoredReadings strange = new Held("rec-other", List.of());
    assertThatThrownBy(() -> verify(plant, strange))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("asked for " + plant.file().enterprise());
  }

  private static String[] numbered(int rows) {
    String[] lines = new String[rows];
    for (int i = 0; i < rows; i++) {
      lines[i] = i + "," + i + ",";
    }
    return lines;
  }

  private static StoredRow good(String point, int second, double value) {
    return new StoredRow(point, MIDNIGHT + second * 1_000L, value, "GOOD");
  }

  private ReplayVerdict verify(RecordingPlant plant, StoredRow... rows)
      throws IOException, InterruptedException {
    return verify(plant, new Held(plant.file().enterprise(), List.of(rows)));
  }

  private ReplayVerdict verify(RecordingPlant plant, StoredReadings store)
      throws IOException, InterruptedException {
    try (CellList list = CellList.create(folder.resolve("cells.csv"), plant.recording())) {
      return ReplayVerifier.verify(plant, store, new SaidRefusals(), list);
    }
  }

  /** Rows of signals A and B, each "second,a,b". */
  private RecordingPlant plant(String... rows) throws IOException {
    String[] lines = new String[rows.length + 1];
    lines[0] = "timestamp,A,B";
    for (int i = 0; i < rows.length; i++) {
      int comma = rows[i].indexOf(',');
      int second = Integer.parseInt(rows[i].substring(0, comma));
      lines[i + 1] =
          "2020-01-01 00:%02d:%02d%s".formatted(second / 60, second % 60, rows[i].substring(comma));
    }
    return RecordingPlant.of(Csv.recording(folder, lines).file());
  }
}
