package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.replay.Fate;
import io.vigil.sim.replay.RecordingPlant;
import io.vigil.sim.replay.ReplayVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTotalsTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final ReplayTotals totals = new ReplayTotals(new PrintWriter(out));

  @Test
  void exactRecordingsAddUp() throws IOException {
    totals.add(plant("a.csv"), verdict(2, List.of()), folder.resolve("a-list.csv"));
    totals.add(plant("b.csv"), verdict(2, List.of()), folder.resolve("b-list.csv"));
    totals.print();
    assertThat(totals.areExact()).isTrue();
    assertThat(out.toString())
        .contains("2 of 2 recordings exact, 0 differences")
        .contains("stored once and unaltered: 4")
        .contains("each listed in " + folder.resolve("a-list.csv"));
  }

  @Test
  void oneDifferenceMakesTheWholeInexactAndIsTold() throws IOException {
    totals.add(plant("a.csv"), verdict(2, List.of()), folder.resolve("list.csv"));
    totals.add(plant("b.csv"), verdict(1, List.of("v at 2 is missing")), folder.resolve("l.csv"));
    totals.print();
    assertThat(totals.areExact()).isFalse();
    assertThat(out.toString())
        .contains("DIFFERS v at 2 is missing")
        .contains("1 of 2 recordings exact, 1 differences");
  }

  @Test
  void manyDifferencesAreCutShort() throws IOException {
    List<String> many = IntStream.range(0, 50).mapToObj(i -> "difference " + i).toList();
    totals.add(plant("a.csv"), verdict(0, many), folder.resolve("list.csv"));
    assertThat(out.toString())
        .contains("DIFFERS difference 9")
        .doesNotContain("difference 10")
        .contains("... and more");
  }

  @Test
  void aFolderWithoutAManifestLacksNothing() throws IOException {
    totals.addUnplayed(List.of(folder), List.of());
    assertThat(totals.areExact()).isTrue();
    assertThat(out.toString()).isEmpty();
  }

  private RecordingPlant plant(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "t,v\n2026-01-01T00:00:00Z,1.5\n2026-01-01T00:00:01Z,2.5\n");
    return RecordingPlant.of(file);
  }

  private static ReplayVerdict verdict(long storedOnce, List<String> differences) {
    return new ReplayVerdict(
        Map.of(Fate.STORED, 2L), 0, storedOnce, Map.of(), differences.size(), differences);
  }
}
