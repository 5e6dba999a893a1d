package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayReportTest {
  private static final Set<Double> SENTINELS = Set.of(-9999.0);

  @Test
  void everyCellIsInExactlyOneOfItsCounts(@TempDir Path folder) throws IOException {
    Recording recording =
        Csv.recording(
            folder,
            "timestamp,A,B",
            "2020-01-01 00:00:00,1,-9999",
            "2020-01-01 00:00:00,1,5", // repeated; in conflict
            "2020-01-01 00:00:01,off,", // text; missing
            "2020-01-01 00:00:01,2,3",
            "2020-01-01 00:00:02,4", // missing
            "never,1,1");
    ReplayReport report = report(recording);
    assertThat(report)
        .isEqualTo(new ReplayReport(5, 1, 8, 2, 1, 1, 5, 1, 1, Map.of("A", 1.0 + 2 + 4, "B", 3.0)));
    assertThat(report.distinct() + report.duplicatesEqual() + report.conflicting() + report.texts())
        .isEqualTo(report.sent());
    assertThat(report.sent() + report.missing()).isEqualTo(report.rows() * 2);
  }

  @Test
  void repeatedSentinelsAreCountedButStoredOnce(@TempDir Path folder) throws IOException {
    Recording recording =
        Csv.recording(
            folder,
            "timestamp,A",
            "2020-01-01 00:00:00,-9999",
            "2020-01-01 00:00:00,-9999",
            "2020-01-01 00:00:01,-9999");
    ReplayReport report = report(recording);
    assertThat(report.sentinels()).isEqualTo(3);
    assertThat(report.distinct()).isEqualTo(2);
    assertThat(report.goodSums()).isEqualTo(Map.of("A", 0.0));
  }

  @Test
  void sumOfASignalIsOverAllItsDevices(@TempDir Path folder) throws IOException {
    Recording recording =
        Csv.recording(
            folder,
            "timestamp,device,A",
            "2020-01-01 00:00:00,d1,1e16",
            "2020-01-01 00:00:00,d2,1",
            "2020-01-01 00:00:01,d2,1",
            "2020-01-01 00:00:00,d3,-1e16");
    assertThat(report(recording).goodSums()).isEqualTo(Map.of("A", 2.0));
  }

  @Test
  void recordingWithoutRowsHasNothingToReport(@TempDir Path folder) throws IOException {
    assertThat(report(Csv.recording(folder, "timestamp,A")))
        .isEqualTo(new ReplayReport(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of()));
  }

  private static ReplayReport report(Recording recording) throws IOException {
    return ReplayReport.of(recording, RecordingCensus.of(recording, SENTINELS));
  }
}
