package io.vigil.sim.replay;

import io.vigil.model.point.Door;
import io.vigil.model.refusal.Refusal;
import io.vigil.sim.replay.StoredReadings.StoredRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the store and Vigil's own words against a recording, cell by cell: every distinct good
 * value is stored once and unaltered, every other cell is listed with its reason, and nothing else
 * is stored or said. One thread, once.
 */
public final class ReplayVerifier {
  private static final int MOST_DIFFERENCES = 100;

  private final RecordingPlant plant;
  private final SaidRefusals said;
  private final CellList list;

  /** What is stored and not yet explained by a cell. */
  private final Map<String, Map<Long, StoredRow>> stored = new HashMap<>();

  private final List<StoredRow> doubled = new ArrayList<>();
  private final List<Cell> spokenOf = new ArrayList<>();
  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
  private final Map<String, PreciseSum> sums = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();
  private long differing;
  private long badLines;
  private long storedOnce;

  private ReplayVerifier(RecordingPlant plant, SaidRefusals said, CellList list) {
    this.plant = plant;
    this.said = said;
    this.list = list;
    plant.recording().signals().forEach(signal -> sums.put(signal, new PreciseSum()));
  }

  /**
   * Asks the store and compares; throws {@link IOException} when it does not answer.
   *
   * @param said what Vigil refused or marked of this play
   * @param list takes every cell that is not simply a stored value, and every difference
   */
  public static ReplayVerdict verify(
      RecordingPlant plant, StoredReadings store, SaidRefusals said, CellList list)
      throws IOException, InterruptedException {
    ReplayVerifier verifier = new ReplayVerifier(plant, said, list);
    store.forEach(plant.file().enterprise(), verifier::takeStored);
    verifier.takeCells();
    verifier.takeWhatIsLeft();
    return verifier.verdict();
  }

  private void takeStored(StoredRow row) {
    StoredRow known =
        stored.computeIfAbsent(row.point(), point -> new HashMap<>()).putIfAbsent(row.time(), row);
    if (known != null) {
      doubled.add(row);
    }
  }

  private void takeCells() throws IOException {
    Recording recording = plant.recording();
    CellSorter sorter = new CellSorter(recording, RecordingPlant.sentinels(recording.file()));
    try (Rows rows = recording.rows(this::takeBadLine)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        for (Cell cell : sorter.sort(row)) {
          take(plant.door() == Door.OPC_UA ? cell.overOpcUa() : cell);
        }
      }
    }
  }

  private void takeBadLine(BadLine bad) throws IOException {
    badLines++;
    list.line(bad);
  }

  private void take(Cell cell) throws IOException {
    fates.merge(cell.fate(), 1L, Long::sum);
    String difference = difference(cell);
    if (difference != null) {
      differ(cell.point() + " row " + cell.line() + " '" + cell.raw() + "': " + difference);
      list.difference(cell, difference);
    } else if (cell.fate() != Fate.STORED) {
      list.cell(cell);
    }
  }

  private @Nullable String difference(Cell cell) {
    String difference =
        switch (cell.fate()) {
          case STORED, BACKWARD -> differenceOfGood(cell, takeRow(cell));
          case SENTINEL -> differenceOfSentinel(takeRow(cell));
          case DUPLICATE, CONFLICT, TEXT, UNCARRIED, EMPTY -> null;
        };
    if (isSpokenOf(cell)) {
      spokenOf.add(cell);
    }
    return difference == null && !said.agreeOn(cell)
        ? cell.fate() + ", but Vigil did not say so"
        : difference;
  }

  private static boolean isSpokenOf(Cell cell) {
    return switch (cell.fate()) {
      case BACKWARD, SENTINEL, DUPLICATE, CONFLICT, TEXT -> true;
      case STORED, UNCARRIED, EMPTY -> false;
    };
  }

  private @Nullable StoredRow takeRow(Cell cell) {
    Map<Long, StoredRow> rows = stored.get(cell.point());
    return rows == null ? null : rows.remove(cell.time());
  }

  private @Nullable String differenceOfGood(Cell cell, @Nullable StoredRow row) {
    if (row == null) {
      return "not stored";
    }
    if (!row.quality().equals("GOOD") || row.value() != cell.value()) {
      return "stored as " + row.value() + " " + row.quality();
    }
    storedOnce++;
    Objects.requireNonNull(sums.get(signal(cell))).add(row.value());
    return null;
  }

  private String signal(Cell cell) {
    return plant.recording().signals().get(cell.signal());
  }

  private static @Nullable String differenceOfSentinel(@Nullable StoredRow row) {
    if (row == null) {
      return "no bad row stored";
    }
    boolean isBad = row.quality().equals("BAD") && Double.isNaN(row.value());
    return isBad ? null : "stored as " + row.value() + " " + row.quality();
  }

  private void takeWhatIsLeft() throws IOException {
    for (StoredRow row : doubled) {
      differ(row, "stored more than once");
    }
    for (Map<Long, StoredRow> rows : stored.values()) {
      for (StoredRow row : rows.values()) {
        differ(row, "stored, but no cell of the recording");
      }
    }
    for (Refusal refusal : said.besides(spokenOf)) {
      differ(
          Objects.requireNonNullElse(refusal.point(), ""),
          refusal.time(),
          "Vigil says " + refusal.code() + ": " + refusal.en());
    }
  }

  private void differ(StoredRow row, String words) throws IOException {
    differ(row.point(), row.time(), row.value() + " " + row.quality() + " " + words);
  }

  private void differ(String point, long time, String words) throws IOException {
    differ(point + " at " + Instant.ofEpochMilli(time) + ": " + words);
    list.difference(point, time, words);
  }

  private void differ(String words) {
    differing++;
    if (differences.size() < MOST_DIFFERENCES) {
      differences.add(words);
    }
  }

  private ReplayVerdict verdict() {
    Map<String, Double> values = new HashMap<>();
    sums.forEach((signal, sum) -> values.put(signal, sum.value()));
    return new ReplayVerdict(fates, badLines, storedOnce, values, differing, differences);
  }
}
