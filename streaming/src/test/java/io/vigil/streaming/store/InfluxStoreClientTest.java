package io.vigil.streaming.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vigil.streaming.store.StoreClient.LinesRefusedException;
import io.vigil.streaming.store.StoreOptions.Dialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against an HTTP server that answers what the test says. */
class InfluxStoreClientTest {
  private static final String LINE = "reading,point=主井 value=1 1700000000000000000\n";

  private record Request(String uri, @Nullable String authorization, String body) {}

  private final List<Request> requests = new ArrayList<>();
  private HttpServer server;
  private int status = 204;

  @SuppressWarnings("NullAway.Init")
  InfluxStoreClientTest() {}

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void writesToTheNewerAddress() throws Exception {
    write(StoreOptions.influx2(url(), "org", "bucket", "x").withToken("secret"));
    assertThat(requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.uri())
                  .startsWith("/api/v2/write?")
                  .contains("org=org", "bucket=bucket", "precision=ns");
              assertThat(request.authorization()).isEqualTo("Token secret");
              assertThat(request.body()).isEqualTo(LINE);
            });
  }

  @Test
  void withoutASecretNoneIsSent() throws Exception {
    write(StoreOptions.questDb(url(), "x"));
    assertThat(requests).singleElement().extracting(Request::authorization).isNull();
  }

  @Test
  void writesToTheOlderAddress() throws Exception {
    write(StoreOptions.influx1(url(), "vigil", "x"));
    assertThat(requests).containsExactly(new Request("/write?db=vigil&precision=ns", null, LINE));
  }

  @Test
  void theOlderAddressKnowsPoliciesUsersAndPrefixes() throws Exception {
    write(StoreOptions.influx1(url() + "/tsdb/", "vigil/year", "x").withToken("u:p"));
    assertThat(requests)
        .containsExactly(
            new Request("/tsdb/write?db=vigil&precision=ns&rp=year", "Basic dTpw", LINE));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void whatSpeaksOfTheLinesIsARefusal(int answer) {
    status = answer;
    assertThatThrownBy(() -> write(StoreOptions.questDb(url(), "x")))
        .isInstanceOf(LinesRefusedException.class)
        .hasMessageContaining("the store's own words");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408, 429, 500, 502, 503})
  void everythingElseIsToBeTriedAgain(int answer) {
    status = answer;
    assertThatThrownBy(() -> write(StoreOptions.questDb(url(), "x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Integer.toString(answer));
  }

  @Test
  void aStoreThatIsNotThereIsToBeTriedAgain() {
    String url = url();
    server.stop(0);
    assertThatThrownBy(() -> write(StoreOptions.questDb(url, "x"))).isInstanceOf(IOException.class);
  }

  @Test
  void aBucketOfTheOlderDialectIsADatabase() {
    StoreOptions options = StoreOptions.influx1("http://s", "db", "x");
    assertThat(options.dialect()).isEqualTo(Dialect.INFLUX_1);
    assertThatThrownBy(
            () -> new StoreOptions(Dialect.INFLUX_1, "http://s", "db", "-", "", 0, 200, "x"))
        .hasMessageContaining("0 lines");
  }

  private void write(StoreOptions options) throws IOException, LinesRefusedException {
    try (StoreClient client = InfluxStoreClient.open(options)) {
      client.write(LINE);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            body));
    byte[] words =
        "{\"code\":\"invalid\",\"message\":\"the store's own words\"}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, status == 204 ? -1 : words.length);
    if (status != 204) {
      exchange.getResponseBody().write(words);
    }
    exchange.close();
  }
}
