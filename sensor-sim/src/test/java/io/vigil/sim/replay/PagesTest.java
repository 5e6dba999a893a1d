package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.replay.StoredReadings.LoggedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void everyRowComesOnceThoughATimeIsCutByAPage() throws IOException, InterruptedException {
    List<LoggedRow> stored = stored(1, 2, 2, 3, 3, 3, 4, 5);
    for (int most = 4; most <= 9; most++) {
      assertThat(read(stored, most)).as("pages of %d", most).isEqualTo(stored);
    }
  }

  @Test
  void rowsOfOneTimeComeInTheOrderOfTheLog() throws IOException, InterruptedException {
    LoggedRow late = new LoggedRow("A", 7, 1, "GOOD", 12);
    LoggedRow early = new LoggedRow("B", 7, 1, "GOOD", 11);
    assertThat(read(List.of(late, early), 10)).containsExactly(early, late);
  }

  @Test
  void moreOfOneTimeThanAPageIsSaidAndNotLeftOut() {
    assertThatThrownBy(() -> read(stored(1, 1, 1, 2), 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 3 readings of one time");
  }

  private static List<LoggedRow> stored(long... times) {
    List<LoggedRow> rows = new ArrayList<>();
    LongStream.of(times).forEach(t -> rows.add(new LoggedRow("A", t, t, "GOOD", rows.size())));
    return rows;
  }

  private static List<LoggedRow> read(List<LoggedRow> stored, int most)
      throws IOException, InterruptedException {
    List<LoggedRow> read = new ArrayList<>();
    new Pages(
            most,
            (from, to) ->
                stored.stream()
                    .filter(row -> row.time() >= from && row.time() <= to)
                    .limit(most)
                    .toList())
        .forEach(0, 100, read::add);
    return read;
  }
}
