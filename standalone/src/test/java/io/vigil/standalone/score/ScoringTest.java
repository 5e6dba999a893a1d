package io.vigil.standalone.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.standalone.score.Scoring.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small recordings made up here, one of each set. */
class ScoringTest {
  private static final int ROWS = 1_000;
  private static final LocalDateTime START = LocalDateTime.of(2020, 3, 1, 0, 0);

  @TempDir Path folder;

  private final Random random = new Random(5);

  private Path data() {
    return folder.resolve("data");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void write(String name, String header, char separator, int columns) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    for (int row = 0; row < ROWS; row++) {
      StringBuilder line = new StringBuilder(START.plusMinutes(5L * row) + ":00");
      for (int column = 0; column < columns; column++) {
        double value = row >= 800 && row < 900 ? 9 : random.nextDouble();
        line.append(separator).append(value);
      }
      lines.add(line.toString());
    }
    Path file = data().resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private List<String> said(String name) throws IOException {
    return Files.readAllLines(out().resolve(name));
  }

  @Test
  void everySetIsJudgedRowByRow() throws IOException {
    write("nab/data/real/a.csv", "timestamp,value", ',', 1);
    write("skab/valve/1.csv", "datetime;a;b;anomaly;changepoint", ';', 4);
    write("power/power.csv", "timestamp,kWh,lag_kvarh", ',', 2);
    write("methane/face.csv", "timestamp,air,MM116_CH4_pct", ',', 2);
    assertThat(Scoring.run(data(), out()))
        .containsExactly(
            new Written("nab", 1, ROWS),
            new Written("skab", 1, ROWS),
            new Written("power", 1, ROWS),
            new Written("methane", 1, ROWS));
    assertThat(said("nab/real/a.csv")).hasSize(1 + ROWS).startsWith("timestamp,anomaly_score");
    assertThat(said("skab/valve/1.csv")).startsWith("timestamp,alert,changepoint");
    assertThat(said("power/power.csv")).startsWith("timestamp,alert");
    assertThat(said("methane/face.csv")).startsWith("timestamp,warn");
    assertThat(said("nab/real/a.csv").get(1)).isEqualTo("2020-03-01T00:00:00,0.0");
    assertThat(said("nab/real/a.csv").get(801)).doesNotEndWith(",0.0");
    assertThat(said("skab/valve/1.csv").get(850)).endsWith(",1,0");
    assertThat(said("power/power.csv").get(810)).endsWith(",1");
    assertThat(said("methane/face.csv").get(850)).endsWith(",1");
  }

  @Test
  void labelsAreNotLookedAt() throws IOException {
    write("skab/valve/1.csv", "datetime;a;b;anomaly;changepoint", ';', 4);
    Scoring.run(data(), out());
    List<String> before = said("skab/valve/1.csv");
    Path file = data().resolve("skab/valve/1.csv");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(line.startsWith("2020") ? line.replaceFirst(";[^;]*;[^;]*$", ";1;1") : line);
    }
    Files.write(file, lines);
    Scoring.run(data(), out());
    assertThat(said("skab/valve/1.csv")).isEqualTo(before).contains("2020-03-03T22:50:00,1,0");
  }

  @Test
  void whatIsNotThereIsLeftOut() throws IOException {
    assertThat(Scoring.run(data(), out())).isEmpty();
    assertThat(out()).doesNotExist();
  }

  @Test
  void rowThatIsNotAsWideAsTheHeaderIsNamed() throws IOException {
    write("power/power.csv", "timestamp,kWh,lag_kvarh", ',', 3);
    assertThatThrownBy(() -> Scoring.run(data(), out()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("power.csv")
        .hasMessageContaining("row 1: not as wide as the header");
  }

  @Test
  void missingColumnIsNamed() throws IOException {
    write("methane/face.csv", "timestamp,air,other", ',', 2);
    assertThatThrownBy(() -> Scoring.run(data(), out()))
        .hasMessageContaining("no column MM116_CH4_pct among [air, other]");
  }
}
