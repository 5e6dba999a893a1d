package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RecordingCensusTest {
  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  @TestFactory
  Stream<DynamicTest> everyRecordingHoldsWhatTheManifestSays() throws IOException {
    return RecordingsFolder.manifest().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.path("file").asText(), () -> holdsWhatTheManifestSays(entry)));
  }

  private static void holdsWhatTheManifestSays(JsonNode entry) throws IOException {
    Path file = RecordingsFolder.file(entry.path("file").asText());
    Recording recording = Recording.open(file);
    RecordingCensus census = RecordingCensus.of(recording, RecordingPlant.sentinels(file));
    ReplayReport report = ReplayReport.of(recording, census);
    assertThat(recording.signals()).hasSize(entry.path("signals").asInt());
    assertThat(report.badLines()).isZero();
    assertThat(report.rows()).isEqualTo(entry.path("rows").asLong());
    assertThat(report.sent()).isEqualTo(entry.path("messages").asLong());
    assertThat(report.missing()).isEqualTo(entry.path("missing").asLong());
    assertThat(report.texts()).isZero();
    assertThat(report.distinct()).isEqualTo(entry.path("distinct").asLong());
    assertThat(report.duplicatesEqual()).isEqualTo(entry.path("duplicates_equal").asLong());
    assertThat(report.conflicting()).isEqualTo(entry.path("conflicting").asLong());
    assertThat(report.sentinels()).isEqualTo(entry.path("sentinel").asLong());
    assertThat(census.backwardSteps()).isEqualTo(entry.path("backward_steps").asLong());
    assertThat(census.repeatedStamps()).isEqualTo(entry.path("duplicate_stamps").asLong());
    assertThat(census.first()).isEqualTo(CellText.stamp(entry.path("first").asText()));
    assertThat(census.last()).isEqualTo(CellText.stamp(entry.path("last").asText()));
    sumsAgree(recording, report, entry.path("sums_good"));
    assertThat(census.reach()).as("repeats follow at once").isEqualTo(1);
  }

  private static void sumsAgree(Recording recording, ReplayReport report, JsonNode sums) {
    assertThat(report.goodSums()).hasSize(sums.size());
    for (String signal : recording.signals()) {
      double expected = sums.path(signal).asDouble();
      assertThat(report.goodSums().get(signal))
          .isCloseTo(expected, within(1e-6 + Math.abs(expected) * 1e-12));
    }
  }

  @Test
  void quirksAreCountedEachUnderItsName() throws IOException {
    RecordingCensus census =
        census(
            Set.of(-200.0),
            "timestamp,A,B",
            "2020-01-01 00:00:00,1.5,", // B missing
            "2020-01-01 00:01:00,2.5,-200", // sentinel
            "2020-01-01 00:01:00,2.5,-200", // both repeated
            "2020-01-01 00:01:00,3.5,7", // both in conflict
            "2020-01-01 00:00:30,9,abc", // backward; text
            "yesterday,1,1",
            "2020-01-01 00:02:00,1,1,1");
    PointCensus a = census.point("A");
    PointCensus b = census.point("B");
    assertThat(census.rows()).isEqualTo(5);
    assertThat(census.backwardSteps()).isEqualTo(1);
    assertThat(census.repeatedStamps()).isEqualTo(2);
    assertThat(a.numbers()).isEqualTo(5);
    assertThat(List.of(a.distinct(), a.duplicates(), a.conflicts())).containsExactly(3L, 1L, 1L);
    assertThat(a.goodSum()).isEqualTo(1.5 + 2.5 + 9);
    assertThat(List.of(b.missing(), b.texts(), b.sentinels())).containsExactly(1L, 1L, 2L);
    assertThat(b.good()).isZero();
    assertThat(b.conflicts()).isEqualTo(1);
    assertThat(census.badCount()).isEqualTo(2);
    assertThat(census.badLines().get(0).en()).isEqualTo("line 7: 'yesterday' is no time");
    assertThat(census.badLines().get(1).zh()).contains("第 8 行有 4 列");
  }

  @Test
  void reachSaysHowManyNewestStampsMustBeRemembered() throws IOException {
    RecordingCensus census =
        census(
            Set.of(),
            "timestamp,A",
            "2020-01-01 00:00:00,1",
            "2020-01-01 00:01:00,2",
            "2020-01-01 00:02:00,3",
            "2020-01-01 00:01:00,2");
    assertThat(census.reach()).isEqualTo(2);
  }

  @Test
  void sameStampOfAnotherDeviceIsNoRepeat() throws IOException {
    RecordingCensus census =
        census(
            Set.of(),
            "timestamp;device;A b;anomaly",
            "2020-01-01 00:00:00;d1;1;0",
            "2020-01-01 00:00:00;d2;1;1",
            "2020-01-01 00:00:00;d2;1;1");
    assertThat(census.devices()).containsExactly("d1", "d2");
    assertThat(census.points().keySet()).containsExactly("d1.A_b", "d2.A_b");
    assertThat(census.total(PointCensus::duplicates)).isEqualTo(1);
  }

  @Test
  void stampsWithoutZoneAreUtcAndZonesAreHonoured() {
    Map<String, Long> stamps =
        Map.of(
            "2004-03-10 18:00:00", 1_078_941_600_000L,
            "2004-03-10T18:00:00", 1_078_941_600_000L,
            "2004-03-10T18:00:00.250", 1_078_941_600_250L,
            "2004-03-10 18:00:00Z", 1_078_941_600_000L,
            "2004-03-11T02:00:00+08:00", 1_078_941_600_000L);
    stamps.forEach((text, millis) -> assertThat(CellText.stamp(text)).isEqualTo(millis));
  }

  @Test
  void onlyFiniteDecimalNumbersAreNumbers() {
    assertThat(List.of("1", "-2.50", "+3e-2", ".5")).allMatch(t -> !isNaN(t));
    assertThat(List.of("NaN", "inf", "0x1p3", "1d", "1e999", "--1", "abc")).allMatch(t -> isNaN(t));
  }

  private static boolean isNaN(String text) {
    return Double.isNaN(CellText.number(text));
  }

  private RecordingCensus census(Set<Double> sentinels, String... lines) throws IOException {
    Path file = Files.write(folder.resolve("recording.csv"), List.of(lines));
    return RecordingCensus.of(Recording.open(file), sentinels);
  }
}
