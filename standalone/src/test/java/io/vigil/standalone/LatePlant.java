package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** A live plant of scenario 09, whose gateway kept a peak for six hours. Stateless. */
final class LatePlant {
  static final String POINT = "S1.LT";

  /** When the level was too high. */
  static final Instant PEAK = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(6 * 3600);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String PLANT =
      """
      {"enterprise":"late-chain","name":"场景","nameEn":"Scenario","division":"530100",
       "packs":["integrity"],"gateways":[{"name":"gw1"}],"points":[{"code":"S1.LT","name":"水位",
       "nameEn":"Level","unit":"S1","kind":"sump.level","gateway":"gw1","measureUnit":"m",
       "rangeLow":0,"rangeHigh":5,"reporting":"byException","sampleMillis":1000,"customRules":[
       {"rationale":{"harm":"MAJOR","consequence":"设备损坏","consequenceEn":"equipment breaks",
         "action":"停车检查","actionEn":"stop and look","respondMinutes":5,
         "justification":"样例 / a sample"},
       "id":"SUMP-H","severity":2,"rule":"limit","comparison":"GE","limit":3,"clearWhen":"LT",
       "clear":2.8,"onMillis":0,"offMillis":0}]}]}""";

  private LatePlant() {}

  /** The peak with what was before and after it, the newest first, and all of it again. */
  static void send(Endpoints endpoints, VigilApi admin) throws IOException, InterruptedException {
    String secret = Objects.requireNonNull(admin.importPlant("late-chain", PLANT).get("gw1"));
    long peak = PEAK.toEpochMilli();
    GatewayOptions options = GatewayOptions.of(endpoints.mqtt(), "late-chain", "gw1", secret);
    try (GatewayClient gateway = GatewayClient.start(options, GatewayListener.NONE)) {
      for (int i = 0; i < 2; i++) {
        Outgoing kept = new Outgoing().late();
        kept.add(POINT, peak + 60_000, 1.2).add(POINT, peak, 4.2).add(POINT, peak - 60_000, 1.1);
        gateway.send(kept);
      }
      assertThat(gateway.awaitAcknowledged(PATIENCE)).isTrue();
    }
  }
}
