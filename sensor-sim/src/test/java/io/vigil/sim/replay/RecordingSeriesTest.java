package io.vigil.sim.replay;

import static io.vigil.sim.replay.Csv.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSeriesTest {
  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void repeatsAndStepsBackwardAreNotJudged() throws IOException {
    RecordingSeries series =
        series(
            "A",
            "timestamp,A,B",
            "2020-01-01 00:00:10,1,9",
            "2020-01-01 00:00:10,2,9",
            "2020-01-01 00:00:05,3,9",
            "2020-01-01 00:00:11,4,9");
    assertThat(seconds(series)).containsExactly(10, 11);
    assertThat(series.values()).containsExactly(1, 4);
  }

  @Test
  void whatIsNoNumberIsLeftOutAndLeavesItsStampToTheNext() throws IOException {
    RecordingSeries series =
        series(
            "B",
            "timestamp,A,B",
            "2020-01-01 00:00:00,1,n/a",
            "2020-01-01 00:00:00,1,5",
            "2020-01-01 00:00:09,1,",
            "2020-01-01 00:00:08,1,6");
    assertThat(seconds(series)).containsExactly(0, 8);
    assertThat(series.values()).containsExactly(5, 6);
  }

  @Test
  void pointOfOneDeviceDoesNotSeeTheOthers() throws IOException {
    String[] lines = {
      "timestamp,device,A",
      "2020-01-01 00:00:00,d1,1",
      "2020-01-01 00:00:07,d2,2",
      "2020-01-01 00:00:05,d1,3",
      "2020-01-01 00:00:06,d2,4",
      "2020-01-01 00:00:08,d2,5"
    };
    assertThat(series("d1.A", lines).values()).containsExactly(1, 3);
    assertThat(series("d2.A", lines).values()).containsExactly(2, 5);
  }

  @Test
  void pointWithoutANumberIsEmptyButOneThatIsNotThereIsRefused() throws IOException {
    String[] lines = {"timestamp,A b", "2020-01-01 00:00:00,off"};
    assertThat(series("A_b", lines).times()).isEmpty();
    assertThatThrownBy(() -> series("A b", lines))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("no point A b in");
    assertThatThrownBy(() -> series("A_b", "timestamp,A b"))
        .as("no row names it")
        .isInstanceOf(NoSuchElementException.class);
  }

  private RecordingSeries series(String code, String... lines) throws IOException {
    return RecordingSeries.of(Csv.recording(folder, lines), code);
  }

  private static long[] seconds(RecordingSeries series) {
    return Arrays.stream(series.times()).map(time -> (time - MIDNIGHT) / 1_000).toArray();
  }
}
