package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gateway that posts its readings through the HTTP door. One thread. */
final class PostedReadings {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI door;
  private final String authorization;
  private int sequence;

  PostedReadings(
      Endpoints endpoints, String enterprise, String gateway, @Nullable String password) {
    door = URI.create(endpoints.door() + "/v1/up/data");
    byte[] pair = (enterprise + "." + gateway + ":" + password).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** A reading to post: time in milliseconds UTC, quality as it stands in the message. */
  record Posted(String point, long time, double value, String quality) {}

  /** Posts these values of now, once ingest knows the gateway. */
  void post(Map<String, Double> values) throws IOException, InterruptedException {
    long now = System.currentTimeMillis();
    post(good(values, now), "");
  }

  /** Posts these values until ingest knows their points. */
  void postUntilTaken(Map<String, Double> values) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (post(good(values, System.currentTimeMillis()), "").contains("POINT_UNKNOWN")) {
      assertThat(System.nanoTime()).as("%s defined in ingest", values).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Posts these values of a moment of a recording, milliseconds UTC. */
  void replay(Map<String, Double> values, long at) throws IOException, InterruptedException {
    replay(good(values, at), at);
  }

  /** Posts these readings of a recording at a moment of it. */
  void replay(List<Posted> readings, long at) throws IOException, InterruptedException {
    post(readings, ",\"at\":" + at);
  }

  private static List<Posted> good(Map<String, Double> values, long at) {
    return values.entrySet().stream()
        .map(one -> new Posted(one.getKey(), at, one.getValue(), "GOOD"))
        .toList();
  }

  private String post(List<Posted> posted, String more) throws IOException, InterruptedException {
    sequence++;
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = send(posted, more);
    while (answer.statusCode() == 503) {
      assertThat(System.nanoTime()).as("defined in ingest").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      answer = send(posted, more);
    }
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> send(List<Posted> posted, String more)
      throws IOException, InterruptedException {
    String readings =
        posted.stream()
            .map(
                one ->
                    "{\"p\":\"%s\",\"t\":%d,\"x\":%s,\"q\":\"%s\"}"
                        .formatted(one.point(), one.time(), one.value(), one.quality()))
            .collect(Collectors.joining(","));
    String body =
        "{\"v\":1,\"boot\":\"b\",\"seq\":%d,\"sent\":\"%s\"%s,\"r\":[%s]}"
            .formatted(sequence, Instant.now(), more, readings);
    HttpRequest request =
        HttpRequest.newBuilder(door)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
