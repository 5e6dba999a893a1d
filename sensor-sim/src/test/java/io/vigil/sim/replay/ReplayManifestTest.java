package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayManifestTest {
  private Path folder;
  private RecordingPlant plant;

  @BeforeEach
  void writeRecording(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Path file = Files.createDirectories(folder.resolve("set")).resolve("one.csv");
    Files.write(
        file,
        List.of(
            "timestamp,A",
            "2020-01-01 00:00:00,1.5",
            "2020-01-01 00:00:00,1.5",
            "2020-01-01 00:01:00,-9999"));
    plant = RecordingPlant.of(file);
  }

  @Test
  void theNearestManifestAboveARecordingIsFoundAndAgrees() throws IOException {
    write("set/one.csv", 1.5, sha256());
    ReplayManifest manifest = ReplayManifest.above(plant.recording().file()).orElseThrow();
    assertThat(manifest.folder()).isEqualTo(folder);
    assertThat(manifest.recordings()).containsExactly(folder.resolve("set/one.csv"));
    assertThat(manifest.differences(plant, stored(1, 1.5))).isEmpty();
  }

  @Test
  void whatTheStoreOrTheFileHoldsOtherwiseIsNamed() throws IOException {
    write("set/one.csv", 1.5, "");
    ReplayManifest manifest = ReplayManifest.above(plant.recording().file()).orElseThrow();
    assertThat(manifest.differences(plant, stored(0, 0)))
        .containsExactly(
            "distinct: 1, the manifest says 2",
            "sum of A: 0.0, the manifest says 1.5",
            "sha256: the file is another one");
  }

  @Test
  void recordingThatTheManifestDoesNotTellOfIsUnknown() throws IOException {
    write("set/two.csv", 1.5, "");
    ReplayManifest manifest = ReplayManifest.above(plant.recording().file()).orElseThrow();
    assertThat(manifest.knows(folder.resolve("set/two.csv"))).isTrue();
    assertThat(manifest.knows(plant.recording().file())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[{\"file\": \"set/one.csv\"", "rows: 3", "[{]"})
  void manifestThatIsNoJsonIsRefused(String text) throws IOException {
    Files.writeString(folder.resolve(ReplayManifest.FILE), text);
    assertThatThrownBy(() -> ReplayManifest.above(plant.recording().file()))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "null"})
  void manifestThatTellsOfNothingKnowsNoRecording(String text) throws IOException {
    Files.writeString(folder.resolve(ReplayManifest.FILE), text);
    ReplayManifest manifest = ReplayManifest.above(plant.recording().file()).orElseThrow();
    assertThat(manifest.recordings()).isEmpty();
    assertThatThrownBy(() -> manifest.differences(plant, stored(1, 1.5)))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("one.csv in the manifest of " + folder);
  }

  @Test
  void whatAnEntryDoesNotSayIsADifferenceOfItsOwn() throws IOException {
    Files.writeString(
        folder.resolve(ReplayManifest.FILE), "[{\"file\": \"set/one.csv\", \"rows\": \"three\"}]");
    ReplayManifest manifest = ReplayManifest.above(plant.recording().file()).orElseThrow();
    assertThat(manifest.differences(plant, stored(1, 1.5)))
        .hasSize(13)
        .startsWith("rows: 3, the manifest says \"three\"", "signals: 1, the manifest says ")
        .contains("sums_good: [A], the manifest has 0", "sha256: the file is another one");
  }

  @ParameterizedTest(name = "a sum of 1.5 is {0} in the manifest: {1}")
  @CsvSource({"1.5000009, true", "1.4999991, true", "1.5000012, false", "1.4999988, false"})
  void sumMayDifferByTheRoundingOfTheManifestAndNoMore(double sum, boolean isEqual)
      throws IOException {
    write("set/one.csv", sum, sha256());
    ReplayManifest manifest = ReplayManifest.above(plant.recording().file()).orElseThrow();
    assertThat(manifest.differences(plant, stored(1, 1.5)).isEmpty()).isEqualTo(isEqual);
  }

  @Test
  void manifestNearerToTheRecordingHidesTheOneAbove() throws IOException {
    write("set/one.csv", 1.5, sha256());
    Files.writeString(folder.resolve("set").resolve(ReplayManifest.FILE), "[]");
    ReplayManifest manifest = ReplayManifest.above(plant.recording().file()).orElseThrow();
    assertThat(manifest.folder()).isEqualTo(folder.resolve("set"));
    assertThat(manifest.knows(plant.recording().file())).isFalse();
  }

  private static ReplayVerdict stored(long values, double sum) {
    Map<Fate, Long> fates = Map.of(Fate.STORED, 1L, Fate.DUPLICATE, 1L, Fate.SENTINEL, 1L);
    return new ReplayVerdict(fates, 0, values, Map.of("A", sum), 0, List.of());
  }

  private String sha256() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(plant.recording().file())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String file, double sum, String sha) throws IOException {
    Files.writeString(
        folder.resolve(ReplayManifest.FILE),
        """
        [{"file": "%s", "sha256": "%s", "rows": 3, "signals": 1, "messages": 3, "missing": 0,
          "distinct": 2, "duplicates_equal": 1, "conflicting": 0, "sentinel": 1,
          "backward_steps": 0, "duplicate_stamps": 1, "sums_good": {"A": %s}}]
        """
            .formatted(file, sha, sum));
  }
}
