package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A live plant of scenario 10, in a county where a red is another's after a minute. Stateless. */
final class RedPlant {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** A plant of a county whose times of escalation are a minute. */
  private static final String RED_PLANT =
      """
      {"enterprise":"red-chain","name":"场景","nameEn":"Scenario","division":"533421","packs":["coal"],
       "gateways":[{"name":"gw1"}],"points":[{"code":"T1","name":"点","nameEn":"point","unit":"U1",
       "kind":"x","gateway":"gw1","measureUnit":"bool","rangeLow":0,"rangeHigh":1,
       "reporting":"byException","sampleMillis":1000,"rules":[],"customRules":[{"rationale":{"harm":"MAJOR","consequence":"设备损坏",
         "consequenceEn":"equipment breaks","action":"停车检查","actionEn":"stop and look",
         "respondMinutes":5,"justification":"样例 / a sample"},
         "id":"X-RED",
       "severity":1,"rule":"limit","comparison":"GE","limit":1,"clearWhen":"LT","clear":1,
       "onMillis":0,"offMillis":0}]}]}""";

  private static final String MINUTE_BY_MINUTE =
      """
      {"steps":[{"tier":"county","minutes":1},{"tier":"prefecture","minutes":30},
       {"tier":"province"}],"basis":"scenario"}""";

  private RedPlant() {}

  /** The alert of a red as it is raised now; its minute begins. It clears, and comes back. */
  static JsonNode raise(Endpoints endpoints, VigilApi admin)
      throws IOException, InterruptedException {
    admin.put("/api/v1/escalation-plans/533421/red", new ObjectMapper().readTree(MINUTE_BY_MINUTE));
    String password = admin.importPlant("red-chain", RED_PLANT).get("gw1");
    PostedReadings gateway = new PostedReadings(endpoints, "red-chain", "gw1", password);
    gateway.post(Map.of("T1", 1.0));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (JsonNode alert : admin.get("/api/v1/alerts?limit=100").path("items")) {
        if (alert.path("enterprise").asText().equals("red-chain")) {
          gateway.post(Map.of("T1", 0.0));
          gateway.post(Map.of("T1", 1.0));
          return alert;
        }
      }
      assertThat(System.nanoTime()).as("raised").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
