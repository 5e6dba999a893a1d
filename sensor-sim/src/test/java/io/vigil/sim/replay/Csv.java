package io.vigil.sim.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Small recordings that a test writes itself. */
final class Csv {
  /** 2020-01-01 00:00:00, at which the recordings of tests begin; milliseconds UTC. */
  static final long MIDNIGHT = 1_577_836_800_000L;

  private Csv() {}

  /** A recording of these lines, its header first. */
  static Recording recording(Path folder, String... lines) throws IOException {
    return Recording.open(Files.write(folder.resolve("recording.csv"), List.of(lines)));
  }

  /** All its rows. */
  static List<Row> rows(Recording recording) throws IOException {
    List<Row> all = new ArrayList<>();
    try (Rows rows = recording.rows()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    return all;
  }

  /** All its cells, each with its fate. */
  static List<Cell> cells(Recording recording, double... sentinels) throws IOException {
    CellSorter sorter = new CellSorter(recording, sentinels(sentinels));
    List<Cell> all = new ArrayList<>();
    rows(recording).forEach(row -> all.addAll(sorter.sort(row)));
    return all;
  }

  private static Set<Double> sentinels(double... sentinels) {
    return Arrays.stream(sentinels).boxed().collect(Collectors.toUnmodifiableSet());
  }
}
