package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void everyColumnButStampDeviceAndLabelsIsASignal() throws IOException {
    Recording recording =
        Csv.recording(
            folder, "when;A;device;anomaly;B;changepoint", "2020-01-01 00:00:00;1;d;0;2;0");
    assertThat(recording.signals()).containsExactly("A", "B");
    assertThat(recording.otherColumns())
        .containsExactly("when", "device", "anomaly", "changepoint");
    assertThat(recording.hasDevices()).isTrue();
    Row row = Csv.rows(recording).get(0);
    assertThat(row.device()).isEqualTo("d");
    assertThat(row.values()).containsExactly(1, 2);
  }

  @Test
  void recordingWithoutADeviceColumnIsOfOneNamelessDevice() throws IOException {
    Recording recording = Csv.recording(folder, "timestamp,A", "2020-01-01 00:00:00,1");
    assertThat(recording.hasDevices()).isFalse();
    assertThat(Csv.rows(recording).get(0).device()).isEmpty();
    assertThat(recording.code("", 0)).isEqualTo("A");
  }

  @Test
  void byteOrderMarkBelongsToNoColumn() throws IOException {
    Recording recording = Csv.recording(folder, "\uFEFFtimestamp,A", "2020-01-01 00:00:00,1");
    assertThat(recording.otherColumns()).containsExactly("timestamp");
    assertThat(Csv.rows(recording)).hasSize(1);
  }

  @Test
  void columnWithoutANameIsNamedAfterItsPlace() throws IOException {
    Recording recording = Csv.recording(folder, "timestamp,A,,B,");
    assertThat(recording.signals()).containsExactly("A", "column2", "B", "column4");
  }

  @Test
  void codeKeepsWhatACodeMayHoldAndPutsALineForTheRest() throws IOException {
    Recording recording =
        Csv.recording(folder, "timestamp,\"CO (mg/m³), mean\",F01.CH4-T0,甲烷 %,a#1:b");
    assertThat(recording.signals()).contains("CO (mg/m³), mean");
    assertThat(recording.code("", 0)).isEqualTo("CO_(mg/m_)__mean");
    assertThat(recording.code("", 1)).isEqualTo("F01.CH4-T0");
    assertThat(recording.code("d1", 2)).isEqualTo("d1.甲烷__");
    assertThat(recording.code("", 3)).isEqualTo("a#1:b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp",
        "timestamp,device,anomaly",
        "timestamp,A,A",
        "timestamp,A b,A_b",
        "timestamp,column2,"
      })
  void headerWhoseSignalsCannotBeToldApartIsRefused(String header) {
    assertThatThrownBy(() -> Csv.recording(folder, header, "2020-01-01 00:00:00,1,2"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("recording.csv: no signals, or two of the same name");
  }

  @Test
  void emptyAndMissingFilesAreRefusedByName() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertThatThrownBy(() -> Recording.open(empty))
        .isInstanceOf(IOException.class)
        .hasMessage(empty + " is empty");
    assertThatThrownBy(() -> Recording.open(folder.resolve("missing.csv")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing.csv");
  }
}
