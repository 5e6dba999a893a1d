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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential that the registry issued opens the HTTP door, and its end shuts it. */
class HttpDoorOfVigilIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PLANT =
      """
      {"enterprise": "sump-h", "name": "集水井", "nameEn": "Sump", "division": "140428", "packs": ["integrity"],
       "gateways": [{"name": "gw1", "door": "MQTT", "mode": "LIVE"}],
       "points": [{"code": "S1.LT", "name": "水位", "nameEn": "Level", "unit": "S1",
         "kind": "sump.level", "gateway": "gw1", "measureUnit": "m",
         "rangeLow": 0, "rangeHigh": 5, "reporting": "byException", "sampleMillis": 1000,
         "customRules": [{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
           "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
           "respondMinutes":5,"justification":"样例 / a sample"},
           "id": "SUMP-H", "severity": 2, "rule": "limit", "comparison": "GE",
           "limit": 3, "clearWhen": "LT", "clear": 2.8, "onMillis": 0, "offMillis": 0}]}]}
      """;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void postedReadingRaisesAnAlertAndARotatedPasswordOpensNothing(@TempDir Path data)
      throws IOException, InterruptedException {
    try (Standalone vigil = Standalone.start(StandaloneOptions.demo(data).withFreePorts())) {
      VigilApi admin = login(vigil, data, "admin");
      String password = Objects.requireNonNull(admin.importPlant("sump-h", PLANT).get("gw1"));
      assertThat(post(vigil, password + "x", 0).statusCode()).isEqualTo(401);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (post(vigil, password, 1).statusCode() == 503) {
        assertThat(System.nanoTime()).as("defined in ingest").isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
      assertThat(post(vigil, password, 1).body()).contains("\"stored\":[[1,1]]");
      VigilApi duty = login(vigil, data, "duty");
      while (!duty.get("/api/v1/alerts?open=true").toString().contains("水位 4.20 m")) {
        assertThat(System.nanoTime()).as("an alert").isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
      String fresh = admin.rotateCredential("sump-h", "gw1");
      assertThat(post(vigil, password, 2).statusCode()).isEqualTo(401);
      assertThat(post(vigil, fresh, 3).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> post(Standalone vigil, String password, int sequence)
      throws IOException, InterruptedException {
    long now = System.currentTimeMillis();
    String body =
        """
        {"v":1,"boot":"b","seq":%d,"sent":"%s","r":[{"p":"S1.LT","t":%d,"x":4.2,"q":"GOOD"}]}
        """
            .formatted(sequence, Instant.ofEpochMilli(now), now);
    byte[] pair = ("sump-h.gw1:" + password).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(vigil.endpoints().door() + "/v1/up/data"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static VigilApi login(Standalone vigil, Path data, String user)
      throws IOException, InterruptedException {
    String password = Files.readString(data.resolve("passwords").resolve(user)).strip();
    return VigilApi.login(vigil.endpoints().http(), user, password);
  }
}
