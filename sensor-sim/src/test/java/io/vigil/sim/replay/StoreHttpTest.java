package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreHttpTest {
  private CannedStore server;
  private StoreHttp store;

  @BeforeEach
  void startServer() throws IOException {
    server = CannedStore.start();
    store = new StoreHttp(server.url() + "/ask?q=");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void questionArrivesAsItWasAskedWhateverSignsItHolds() throws IOException, InterruptedException {
    server.answer(200, "{\"甲\":\"烷\"}");
    assertThat(store.ask("a = 'x+y' & b > 5% ; 甲/烷#?").path("甲").asText()).isEqualTo("烷");
    String query = server.asked().get(0).getRawQuery();
    assertThat(query)
        .isEqualTo("q=a+%3D+%27x%2By%27+%26+b+%3E+5%25+%3B+%E7%94%B2%2F%E7%83%B7%23%3F");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 401, 500, 503})
  void refusalIsGivenBackInTheWordsOfTheStore(int status) {
    server.answer(status, status == 204 ? "" : "{\"error\":\"no table\"}");
    assertThatThrownBy(() -> store.ask("x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the store answers " + status)
        .hasMessageContaining(status == 204 ? "" : "no table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "<html>busy</html>", "{\"dataset\":[[1,", "\u0000"})
  void answerThatIsNoJsonIsRefused(String body) {
    server.answer(200, body);
    assertThatThrownBy(() -> store.ask("x")).isInstanceOf(IOException.class);
  }

  @Test
  void answerCutShortIsRefusedEvenIfWhatCameIsJson() {
    server.answerCutShort("{\"dataset\":[]}");
    assertThatThrownBy(() -> store.ask("x")).isInstanceOf(IOException.class);
  }

  @Test
  void storeThatIsNotThereIsRefused() {
    server.close();
    assertThatThrownBy(() -> store.ask("x")).isInstanceOf(IOException.class);
  }

  @Test
  void refusalOfOneQuestionDoesNotSpoilTheNext() throws IOException, InterruptedException {
    server.answer(500, "busy").answer(200, "{\"n\":5}");
    assertThatThrownBy(() -> store.ask("x")).hasMessageContaining("500 busy");
    assertThat(store.ask("x").path("n").asInt()).isEqualTo(5);
  }
}
