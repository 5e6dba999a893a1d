package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.ingest.quota.Quota;
import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Outgoing;
import io.vigil.sim.replay.StoreQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reading that tests the whole way: seen while it comes through, missed when it does not; and
 * what goes with it, how many enterprises send more than they may.
 */
class ProbeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String PLANT =
      """
      {"enterprise":"probe-q","name":"集水井","nameEn":"Sump","division":"140428","packs":["integrity"],
       "gateways":[{"name":"gw1","door":"MQTT","mode":"LIVE"}],
       "points":[{"code":"S1.LT","name":"水位","nameEn":"Level","unit":"S1","kind":"sump.level",
         "gateway":"gw1","measureUnit":"m","rangeLow":0,"rangeHigh":5,"reporting":"byException",
         "sampleMillis":1000}]}
      """;

  /** Ten seconds of it may come at once. */
  private static final Quota SMALL = new Quota(3, 100_000);

  private static final int MORE_THAN_IT = 60;

  private static final Pattern METRIC = Pattern.compile("\\bvigil_[a-z_]+");

  @TempDir Path data;

  @Test
  void selfCheckComesThroughUnseenAndItsAbsenceIsAnAlertOfOurOwn()
      throws IOException, InterruptedException {
    StandaloneOptions options = StandaloneOptions.demo(data).withFreePorts().withQuota(SMALL);
    try (Standalone vigil = Standalone.start(options)) {
      SyntheticProbe probe = vigil.startProbe();
      String http = vigil.endpoints().http();
      await("two pulses", () -> metric(http, "vigil_probe_travelled_seconds_count") >= 2);
      assertThat(metric(http, "vigil_probe_silent_seconds")).isLessThan(15);
      assertThat(shown(http)).containsAll(named("vigil-alerts.yml"));
      assertThat(shown(http)).containsAll(named("vigil-dashboard.json"));
      VigilApi admin =
          VigilApi.login(http, "admin", Files.readString(data.resolve("passwords/admin")).strip());
      assertThat(items(admin)).as("nobody has to look at it").isEmpty();

      StoreQuery store = new StoreQuery(vigil.endpoints().store());
      await("nobody over the quota", () -> overQuota(store, 0) > 0);
      assertThat(overQuota(store, 1)).isZero();
      sendMoreThanTheQuota(vigil.endpoints(), admin);
      await("one enterprise over its quota", () -> overQuota(store, 1) > 0);

      probe.close();
      await("an alert of our own", () -> !items(admin).isEmpty());
      JsonNode alert = items(admin).get(0);
      assertThat(alert.path("enterprise").asText()).isEqualTo("vigil-probe");
      assertThat(alert.path("rule").asText()).isEqualTo("SY-2");
      assertThat(alert.path("severity").asInt()).isEqualTo(2);
      await("a board that knows", () -> metric(http, "vigil_probe_silent_seconds") > 15);
    }
  }

  private static void sendMoreThanTheQuota(Endpoints endpoints, VigilApi admin)
      throws IOException, InterruptedException {
    String secret = Objects.requireNonNull(admin.importPlant("probe-q", PLANT).get("gw1"));
    try (GatewayClient gateway =
        GatewayClient.start(
            GatewayOptions.of(endpoints.mqtt(), "probe-q", "gw1", secret), GatewayListener.NONE)) {
      for (int i = 0; i < MORE_THAN_IT; i++) {
        gateway.send(new Outgoing().add("S1.LT", System.currentTimeMillis(), 1.2));
      }
      await("some not taken", () -> gateway.counters().rejected() > 0);
    }
  }

  /** How often the probe said that so many enterprises are over their quota. */
  private static long overQuota(StoreQuery store, int enterprises)
      throws IOException, InterruptedException {
    return store.number(
        "select count() from reading where point = 'OVER_QUOTA' and value = " + enterprises);
  }

  private static JsonNode items(VigilApi admin) throws IOException, InterruptedException {
    return admin.get("/api/v1/alerts?open=true").path("items");
  }

  /** The metrics that a file for those who look at us names. */
  private static Set<String> named(String file) throws IOException {
    Path path = Path.of("src/main/dist/observability", file);
    Set<String> names = metrics(Files.readString(path));
    assertThat(names).as(file).hasSizeGreaterThan(5);
    return names;
  }

  /** The metrics of a running Vigil, and those it has once there is a channel (DeliveryIT). */
  private static Set<String> shown(String http) throws IOException, InterruptedException {
    Set<String> names = metrics(text(http));
    names.addAll(Set.of("vigil_alerting_delivery_waiting", "vigil_alerting_delivery_dead"));
    return names;
  }

  private static Set<String> metrics(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(String http) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(http + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static double metric(String http, String name) throws IOException, InterruptedException {
    return text(http)
        .lines()
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
