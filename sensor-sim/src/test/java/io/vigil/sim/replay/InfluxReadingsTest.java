package io.vigil.sim.replay;

import static io.vigil.sim.replay.Csv.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sim.replay.StoredReadings.StoredRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxReadingsTest {
  private static final String NOTHING = "{\"results\":[{\"statement_id\":0}]}";

  private CannedStore server;
  private InfluxReadings store;

  @BeforeEach
  void startServer() throws IOException {
    server = CannedStore.start();
    store = new InfluxReadings(server.url(), "vigil & co");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void rowsAreCountedByTheirQualityInTheDatabaseThatWasNamed()
      throws IOException, InterruptedException {
    server.answer(200, counted(3));
    assertThat(store.count("rec-a")).isEqualTo(3);
    assertThat(server.asked().get(0).getRawQuery())
        .startsWith("epoch=ms&db=vigil+%26+co&q=SELECT+count%28quality%29");
    assertThat(server.asked().get(0).getQuery()).endsWith("enterprise+=+'rec-a'");
  }

  @Test
  void everySeriesIsAPointAndItsRowsAreReadings() throws IOException, InterruptedException {
    server
        .answer(200, counted(3))
        .answer(
            200,
            """
            {"results":[{"series":[
              {"name":"reading","tags":{"point":"A"},"columns":["time","value","quality"],
               "values":[[%d,1.5,"GOOD"],[%d,null,"BAD"]]},
              {"name":"reading","tags":{"point":"d1.甲"},"columns":["time","value","quality"],
               "values":[[0,-2,"UNCERTAIN"]]}]}]}
            """
                .formatted(MIDNIGHT, MIDNIGHT + 1));
    assertThat(rows("rec-a"))
        .containsExactly(
            new StoredRow("A", MIDNIGHT, 1.5, "GOOD"),
            new StoredRow("A", MIDNIGHT + 1, Double.NaN, "BAD"),
            new StoredRow("d1.甲", 0, -2, "UNCERTAIN"));
  }

  @Test
  void nothingStoredIsNoError() throws IOException, InterruptedException {
    server.answer(200, NOTHING).answer(200, NOTHING).answer(200, NOTHING);
    assertThat(store.count("rec-a")).isZero();
    assertThat(rows("rec-a")).isEmpty();
  }

  @Test
  void answerWithFewerRowsThanThereAreIsRefusedAndSaysWhatToDo() {
    server.answer(200, counted(3)).answer(200, twoRows());
    assertThatThrownBy(() -> rows("rec-a"))
        .isInstanceOf(IOException.class)
        .hasMessage("InfluxDB answers 2 of 3 rows; raise its max-row-limit");
  }

  @Test
  void rowsWrittenBetweenTheTwoQuestionsAreNoError() throws IOException, InterruptedException {
    server.answer(200, counted(1)).answer(200, twoRows());
    assertThat(rows("rec-a")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "{\"results\":[]}"})
  void answerThatCannotBeUnderstoodIsNotTakenForNoRows(String body) {
    server.answer(200, body);
    assertThatThrownBy(() -> store.count("coal-a")).isInstanceOf(IOException.class);
  }

  @Test
  void errorOfAQueryIsSaidThoughTheAnswerIsTwoHundred() {
    server.answer(200, "{\"results\":[{\"error\":\"max-select-series limit exceeded\"}]}");
    assertThatThrownBy(() -> store.count("rec-a"))
        .isInstanceOf(IOException.class)
        .hasMessage("InfluxDB answers max-select-series limit exceeded");
  }

  @Test
  void errorOfTheSecondQuestionIsNotTakenForNoRows() {
    server.answer(200, NOTHING).answer(500, "{\"error\":\"timeout\"}");
    assertThatThrownBy(() -> rows("rec-a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("500")
        .hasMessageContaining("timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "rec-a' OR enterprise != '", "rec\"a", "rec_a"})
  void nameThatIsNoEnterpriseNeverReachesTheStore(String enterprise) {
    assertThatThrownBy(() -> rows(enterprise))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no enterprise");
    assertThat(server.asked()).isEmpty();
  }

  private static String counted(int rows) {
    return """
    {"results":[{"series":[{"name":"reading","columns":["time","count"],"values":[[0,%d]]}]}]}
    """
        .formatted(rows);
  }

  private static String twoRows() {
    return """
    {"results":[{"series":[{"tags":{"point":"A"},"values":[[1,1,"GOOD"],[2,2,"GOOD"]]}]}]}
    """;
  }

  private List<StoredRow> rows(String enterprise) throws IOException, InterruptedException {
    List<StoredRow> rows = new ArrayList<>();
    store.forEach(enterprise, rows::add);
    return rows;
  }
}
