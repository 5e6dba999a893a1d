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

class QuestDbReadingsTest {
  private CannedStore server;
  private QuestDbReadings store;

  @BeforeEach
  void startServer() throws IOException {
    server = CannedStore.start();
    store = new QuestDbReadings(server.url());
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void onlyRowsOfTheEnterpriseAreCounted() throws IOException, InterruptedException {
    server.answer(200, "{\"columns\":[{\"name\":\"count\"}],\"dataset\":[[67023]]}");
    assertThat(store.count("rec-a")).isEqualTo(67_023);
    assertThat(server.asked().get(0).getPath()).isEqualTo("/exec");
    assertThat(server.asked().get(0).getQuery())
        .isEqualTo("query=SELECT+count()+FROM+reading+WHERE+enterprise+=+'rec-a'");
  }

  @Test
  void timesComeInMicrosecondsAndGoInMilliseconds() throws IOException, InterruptedException {
    long micros = MIDNIGHT * 1_000;
    server.answer(
        200,
        """
        {"dataset":[["A",%d,1.5,"GOOD"],["A",%d,-2,"UNCERTAIN"],["甲",-1,0.1,"GOOD"]]}
        """
            .formatted(micros, micros + 1_999));
    assertThat(rows("rec-a"))
        .containsExactly(
            new StoredRow("A", MIDNIGHT, 1.5, "GOOD"),
            new StoredRow("A", MIDNIGHT + 1, -2, "UNCERTAIN"),
            new StoredRow("甲", -1, 0.1, "GOOD"));
  }

  @Test
  void badRowWithoutAValueHasNone() throws IOException, InterruptedException {
    server.answer(200, "{\"dataset\":[[\"A\",0,null,\"BAD\"]]}");
    assertThat(rows("rec-a")).containsExactly(new StoredRow("A", 0, Double.NaN, "BAD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "null", "{\"error\":\"x\"}", "{\"dataset\":[[\"many\"]]}"})
  void answerThatCannotBeUnderstoodIsNotTakenForNoRows(String body) {
    server.answer(200, body).answer(200, body);
    assertThatThrownBy(() -> store.count("coal-a")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.forEach("coal-a", row -> {})).isInstanceOf(IOException.class);
  }

  @Test
  void emptyTableHasNoRows() throws IOException, InterruptedException {
    server.answer(200, "{\"dataset\":[[0]]}").answer(200, "{\"dataset\":[]}");
    assertThat(store.count("rec-a")).isZero();
    assertThat(rows("rec-a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ab", "REC", "rec a", "x' OR '1'='1", "rec-a;DROP TABLE reading", "甲乙丙"})
  void nameThatIsNoEnterpriseNeverReachesTheStore(String enterprise) {
    assertThatThrownBy(() -> store.count(enterprise))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no enterprise");
    assertThatThrownBy(() -> rows(enterprise)).isInstanceOf(IllegalArgumentException.class);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void missingTableIsSaidInTheWordsOfTheStore() {
    server
        .answer(400, "{\"error\":\"table does not exist [table=reading]\"}")
        .answer(400, "{\"error\":\"table does not exist [table=reading]\"}");
    assertThatThrownBy(() -> store.count("rec-a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("table does not exist");
    assertThatThrownBy(() -> rows("rec-a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("table does not exist");
  }

  private List<StoredRow> rows(String enterprise) throws IOException, InterruptedException {
    List<StoredRow> rows = new ArrayList<>();
    store.forEach(enterprise, rows::add);
    return rows;
  }
}
