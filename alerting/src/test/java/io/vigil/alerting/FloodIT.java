package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.alerting.testing.Browser;
import io.vigil.alerting.testing.Eventually;
import io.vigil.alerting.testing.Judge;
import io.vigil.alerting.testing.KafkaNode;
import io.vigil.alerting.testing.Receiver;
import io.vigil.alerting.testing.Room;
import io.vigil.alerting.testing.Stream;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of Alerts at once. It prints how long the one that matters took and asserts no time:
 * {@code -Dflood.alerts=5000} is the run that docs/benchmarks.md records.
 */
class FloodIT {
  private static final int ALERTS = Integer.getInteger("flood.alerts", 1_000);
  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "attack68 a flood of blue ones from one plant neither loses an Alert nor hides a red of another")
  void redComesThroughAFlood() throws Exception {
    try (KafkaNode log = KafkaNode.start(folder.resolve("log"));
        Judge judge = new Judge(log);
        Receiver receiver = Receiver.start();
        Alerting alerting =
            Alerting.start(
                AlertingOptions.defaults(folder, log.bootstrap())
                    .withDelivery(Room.quickDelivery())
                    .asDemo())) {
      Browser admin = Browser.signedIn(alerting.port(), folder, "admin");
      Browser duty = Browser.signedIn(alerting.port(), folder, "duty");
      assertThat(
              admin
                  .put("/api/v1/channels/all", "{\"url\":\"%s\"}".formatted(receiver.url()))
                  .status())
          .isEqualTo(200);
      try (Stream stream = duty.stream("")) {
        for (int round = 1; round <= ROUNDS; round++) {
          flood(round, judge, stream, receiver, admin);
        }
      }
      Eventually.get(
          () -> receiver.got().stream().flatMap(one -> one.points().stream()).distinct().count(),
          told -> told == (long) ROUNDS * (ALERTS + 2));
      List<JsonNode> open = open(duty);
      assertThat(open.stream().map(FloodIT::point))
          .as("each once")
          .hasSize(ROUNDS * (ALERTS + 2))
          .doesNotHaveDuplicates();
      assertThat(open.stream().filter(one -> point(one).startsWith("WORSE")))
          .as("what was told before its turn has its whole story, in order")
          .hasSize(ROUNDS)
          .allMatch(one -> one.get("state").asText().equals("CLEARED_UNACKED"))
          .allMatch(one -> one.get("severity").asInt() == 1)
          .allMatch(one -> one.get("extreme").asDouble() == 3);
    }
  }

  private static void flood(int round, Judge judge, Stream stream, Receiver receiver, Browser admin)
      throws Exception {
    String red = "RED" + round;
    Judge.About worse = judge.watch("quiet-a", "WORSE" + round, Room.RULE);
    List<ActivationEvent> events = new ArrayList<>();
    events.add(worse.raise(2));
    for (int i = 0; i < ALERTS; i++) {
      if (i == ALERTS / 2) {
        events.add(worse.at(Severity.RED).update(3));
        events.add(judge.watch("quiet-a", red, Room.RULE).at(Severity.RED).raise(9));
      }
      events.add(
          judge.watch("flood-a", "P" + round + "." + i, Room.RULE).at(Severity.BLUE).raise(1.6));
    }
    events.add(worse.at(Severity.RED).clear(0.4));
    long began = System.nanoTime();
    judge.sayAll(events);
    long said = System.nanoTime();
    long seen =
        stream
            .next(event -> event.event().equals("alert") && red.equals(point(event.data())))
            .nanos();
    Eventually.get(receiver::got, got -> got.stream().anyMatch(one -> one.points().contains(red)));
    long told = System.nanoTime();
    Eventually.get(
        () -> admin.get("/metrics").raw().body(),
        text ->
            text.contains("vigil_alerting_events_total{kind=\"RAISE\"} " + round * (ALERTS + 2)));
    long done = System.nanoTime();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "flood %d: %d blue and a red; after the first was said: all said %.2f s, red in the stream"
            + " %.2f s, red at its channel %.2f s, all open %.2f s; heap %d MB%n",
        round,
        ALERTS,
        seconds(began, said),
        seconds(began, seen),
        seconds(began, told),
        seconds(began, done),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  /** The open Alerts, page by page. */
  private static List<JsonNode> open(Browser duty) {
    List<JsonNode> alerts = new ArrayList<>();
    String from = "";
    do {
      JsonNode page = duty.get("/api/v1/alerts?open=true&limit=5000" + from).json();
      page.get("items").forEach(alerts::add);
      from = page.path("cursor").isTextual() ? "&cursor=" + page.get("cursor").asText() : "";
    } while (!from.isEmpty());
    return alerts;
  }

  private static String point(JsonNode alert) {
    return alert.path("point").asText();
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }
}
