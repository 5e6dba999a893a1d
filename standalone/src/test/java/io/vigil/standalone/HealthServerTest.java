package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final AtomicReference<Optional<String>> trouble =
      new AtomicReference<>(Optional.of("waiting for the log"));

  @Test
  void readinessSaysInWordsWhatIsWrongAndLivenessOnlyThatItAnswers()
      throws IOException, InterruptedException {
    try (HealthServer health =
        HealthServer.open("127.0.0.1", 0, "ingest", trouble::get, () -> "vigil_threads 7\n")) {
      HttpResponse<String> waiting = get(health, "/health/readiness");
      assertThat(waiting.statusCode()).isEqualTo(503);
      assertThat(waiting.body())
          .isEqualTo(
              "{\"status\":\"DOWN\",\"parts\":[{\"name\":\"ingest\",\"status\":\"DOWN\","
                  + "\"trouble\":\"waiting for the log\"}]}");
      assertThat(get(health, "/health/liveness").statusCode()).isEqualTo(200);

      trouble.set(Optional.empty());

      assertThat(get(health, "/health/readiness").statusCode()).isEqualTo(200);
      assertThat(get(health, "/metrics").body()).isEqualTo("vigil_threads 7\n");
    }
  }

  private static HttpResponse<String> get(HealthServer health, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health.port() + path)).build(),
            BodyHandlers.ofString());
  }
}
