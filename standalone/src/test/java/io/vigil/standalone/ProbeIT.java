package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading that tests the whole way: seen while it comes through, missed when it does not. */
class ProbeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void selfCheckComesThroughUnseenAndItsAbsenceIsAnAlertOfOurOwn()
      throws IOException, InterruptedException {
    StandaloneOptions options = StandaloneOptions.demo(data).withFreePorts();
    try (Standalone vigil = Standalone.start(options)) {
      SyntheticProbe probe = vigil.startProbe();
      String http = vigil.endpoints().http();
      await("two pulses", () -> metric(http, "vigil_probe_travelled_seconds_count") >= 2);
      assertThat(metric(http, "vigil_probe_silent_seconds")).isLessThan(15);
      VigilApi admin =
          VigilApi.login(http, "admin", Files.readString(data.resolve("passwords/admin")).strip());
      assertThat(items(admin)).as("nobody has to look at it").isEmpty();

      probe.close();
      await("an alert of our own", () -> !items(admin).isEmpty());
      JsonNode alert = items(admin).get(0);
      assertThat(alert.path("enterprise").asText()).isEqualTo("vigil-probe");
      assertThat(alert.path("rule").asText()).isEqualTo("SY-2");
      assertThat(alert.path("severity").asInt()).isEqualTo(2);
      await("a board that knows", () -> metric(http, "vigil_probe_silent_seconds") > 15);
    }
  }

  private static JsonNode items(VigilApi admin) throws IOException, InterruptedException {
    return admin.get("/api/v1/alerts?open=true").path("items");
  }

  private static double metric(String http, String name) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(http + "/metrics")).build();
    String text = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return text.lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .filter(line -> !line.contains("quantile"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Something that comes to hold. */
  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void await(String what, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
