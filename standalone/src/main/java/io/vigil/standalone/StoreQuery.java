package io.vigil.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the embedded time-series store in SQL. Any thread. */
public final class StoreQuery {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  /** The base URL of the store. */
  public StoreQuery(String url) {
    this.url = url;
  }

  /** The rows of the answer, each an array. */
  public JsonNode rows(String sql) throws IOException, InterruptedException {
    String query = "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + query)).timeout(TIMEOUT).GET().build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("store: " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body()).path("dataset");
  }

  /** The one number that the answer is. */
  public long number(String sql) throws IOException, InterruptedException {
    return rows(sql).path(0).path(0).asLong();
  }
}
