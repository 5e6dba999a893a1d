package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Plants;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Receiver.Got;
import io.vigil.alerting.testing.Room;
import io.vigil.model.alert.Severity;
import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.LogTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries over the lives of a process, and those that come to nothing. */
class DeliveryKillIT {
  private static final String ONE = "mine-one";
  private static final String TWO = "mine-two";
  private static final String ALLOW = "delivery.allow=127.0.0.1";
  private static final String DEMO = "demo=true";
  private static final int KILLS = 2;

  @Test
  @DisplayName("attack91: killed between stored and notified, it goes out, and repeats are marked")
  void killedBetweenStoredAndNotified(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log);
        Receiver receiver = Receiver.start().hanging()) {
      AlertingOptions options = options(folder, log);
      try (Alerting first = Alerting.start(options)) {
        prepare(first, options, receiver);
      }
      AlertingProcess one = AlertingProcess.start(folder, options, ALLOW, DEMO);
      judge.say(judge.watch(ONE, "F01.CH4", Room.RULE).raise(1.6));
      receiver.got(1);
      judge.say(judge.watch(TWO, "F01.CH4", Room.RULE).raise(1.6));
      Eventually.get(() -> enterprises(log), all -> all.contains(TWO));
      one.kill();
      assertThat(receiver.got()).as("stored, and not notified").hasSize(1);

      AlertingProcess two = AlertingProcess.start(folder, options, ALLOW, DEMO);
      receiver.got(2);
      two.kill();
      receiver.answering(200);
      try (Alerting last = Alerting.start(options)) {
        Browser admin = Browser.signedIn(last.port(), options.data(), "admin");
        Eventually.get(() -> states(admin), all -> all.equals(List.of("SENT", "SENT")));
        assertThat(admin.get("/api/v1/alerts?open=true").json().get("items"))
            .as("the board, no quieter")
            .hasSize(2)
            .allMatch(alert -> alert.get("state").asText().equals("ACTIVE_UNACKED"));
      }
      assertOnTheWire(receiver.got());
    }
  }

  /** At least once, at most once more than there were kills, and known by the key. */
  private static void assertOnTheWire(List<Got> got) {
    Map<String, List<Got>> byKey = new HashMap<>();
    got.forEach(one -> byKey.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
    assertThat(byKey).as("an idempotent receiver has two").hasSize(2);
    assertThat(got).as("a kill has made a repeat").hasSizeGreaterThan(2);
    for (List<Got> attempts : byKey.values()) {
      assertThat(attempts).hasSizeLessThanOrEqualTo(1 + KILLS);
      assertThat(attempts).extracting(Got::text).containsOnly(attempts.get(0).text());
      assertThat(attempts).extracting(Got::attempt).doesNotHaveDuplicates();
      assertThat(attempts.stream().skip(1)).allMatch(one -> one.attempt() > 1);
    }
  }

  @Test
  @DisplayName("attack80: what is given up is a dead letter for all to see, and can be sent again")
  void deadLetters(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log);
        Receiver receiver = Receiver.start().answering(500)) {
      AlertingOptions options = options(folder, log);
      options =
          options.withDelivery(
              options
                  .delivery()
                  .retrying(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(2)));
      try (Alerting alerting = Alerting.start(options)) {
        Browser admin = prepare(alerting, options, receiver);
        judge.say(judge.watch(ONE, "F01.CH4", Room.RULE).raise(1.6));
        Eventually.get(() -> states(admin), all -> all.equals(List.of("DEAD")));
        JsonNode dead = admin.get("/api/v1/deliveries?state=DEAD").json().get("items").get(0);
        assertThat(dead.get("en").asText()).isEqualTo("the receiver did not accept it");
        assertThat(dead.get("attempts").asInt()).isEqualTo(receiver.got().size()).isGreaterThan(1);

        receiver.answering(200);
        String retry = "/api/v1/deliveries/" + dead.get("id").asLong() + "/retry";
        assertThat(admin.post(retry, "{}").status()).isEqualTo(200);
        Eventually.get(() -> states(admin), all -> all.equals(List.of("SENT")));
        Got last = receiver.got().get(receiver.got().size() - 1);
        assertThat(last.key()).isEqualTo(receiver.got().get(0).key());
        assertThat(last.attempt()).isEqualTo(dead.get("attempts").asInt() + 1);
      }
    }
  }

  @Test
  @DisplayName("Red waits for no time to gather, and takes along what was gathered")
  void redWaitsForNothing(@TempDir Path folder) throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log);
        Receiver receiver = Receiver.start()) {
      AlertingOptions options = options(folder, log);
      options = options.withDelivery(options.delivery().gathering(Duration.ofHours(1)));
      try (Alerting alerting = Alerting.start(options)) {
        Browser admin = prepare(alerting, options, receiver);
        judge.say(judge.watch(ONE, "F01.CH4", Room.RULE).raise(1.6));
        receiver.got(1);
        judge.say(judge.watch(ONE, "F02.CH4", Room.RULE).raise(1.6));
        Eventually.get(() -> states(admin), all -> all.equals(List.of("WAITING", "SENT")));
        judge.say(judge.watch(ONE, "F03.CH4", Room.RULE).at(Severity.RED).raise(1.6));
        assertThat(receiver.got(2).get(1).points()).containsExactly("F02.CH4", "F03.CH4");
      }
    }
  }

  private static AlertingOptions options(Path folder, KafkaNode log) throws Exception {
    AlertingOptions options =
        AlertingOptions.defaults(Files.createDirectories(folder.resolve("data")), log.bootstrap());
    return options.withDelivery(Room.quickDelivery()).asDemo();
  }

  private static Browser prepare(Alerting alerting, AlertingOptions options, Receiver receiver) {
    alerting.plants().apply(ONE, Plants.bytes(Plants.coalMine(ONE, 3)));
    alerting.plants().apply(TWO, Plants.bytes(Plants.coalMine(TWO, 1)));
    Browser admin = Browser.signedIn(alerting.port(), options.data(), "admin");
    String url = "{\"url\":\"" + receiver.url() + "\"}";
    assertThat(admin.put("/api/v1/channels/other-system", url).status()).isEqualTo(200);
    return admin;
  }

  private static List<String> enterprises(KafkaNode log) {
    return log.read(LogTopics.ALERT_JOURNAL).stream()
        .map(record -> AlertJournalCodec.decode(record.value()).enterprise())
        .toList();
  }

  private static List<String> states(Browser admin) {
    return admin.get("/api/v1/deliveries").json().get("items").findValuesAsText("state");
  }
}
