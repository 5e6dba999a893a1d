package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.ActivationEvent.Kind;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import io.vigil.standalone.chaos.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running instance says of one plant while it is changed. One thread. */
final class SaidOfPlant {
  private static final Logger LOG = LoggerFactory.getLogger(SaidOfPlant.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Endpoints endpoints;
  private final String enterprise;

  SaidOfPlant(Endpoints endpoints, String enterprise) {
    this.endpoints = endpoints;
    this.enterprise = enterprise;
  }

  /** Something done to the registry, or sent. */
  @FunctionalInterface
  interface Act {
    void run() throws IOException, InterruptedException;
  }

  /** Everything, oldest first. */
  List<ActivationEvent> all() {
    List<ActivationEvent> said = new ArrayList<>();
    TopicReader.forEach(
        endpoints.log(),
        LogTopics.ACTIVATIONS,
        record -> {
          if (JudgeEventCodec.decode(record.value()) instanceof ActivationEvent event
              && event.point().enterprise().equals(enterprise)) {
            said.add(event);
          }
        });
    return said;
  }

  /**
   * Makes a change and waits until the judge has said what follows; how long that took is logged.
   */
  ActivationEvent after(String change, Act act, Predicate<ActivationEvent> follows)
      throws IOException, InterruptedException {
    int before = all().size();
    long began = System.nanoTime();
    act.run();
    while (System.nanoTime() - began < PATIENCE.toNanos()) {
      List<ActivationEvent> said = all();
      for (ActivationEvent event : said.subList(before, said.size())) {
        if (follows.test(event)) {
          long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
          LOG.info("{} was judged by within {} ms", change, millis);
          return event;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError(change + ": nothing followed in " + PATIENCE);
  }

  /** The open Alert of the point and rule, once it has got so far; there is never a second one. */
  JsonNode open(VigilApi duty, String pointAndRule, String state)
      throws IOException, InterruptedException {
    String watch = enterprise + "/" + pointAndRule;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode alert : duty.get("/api/v1/alerts?open=true").path("items")) {
        if (alert.path("watch").asText().equals(watch)) {
          found.add(alert);
        }
      }
      assertThat(found).as("open Alerts of %s", watch).hasSizeLessThan(2);
      if (!found.isEmpty() && found.get(0).path("state").asText().equals(state)) {
        return found.get(0);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new AssertionError(watch + " is not " + state + " in " + PATIENCE);
  }

  /** Each of these rules was raised once, and what was raised is still open. */
  void assertOpenOnce(String... rules) {
    for (String rule : rules) {
      List<ActivationEvent> of = all().stream().filter(one -> one.rule().equals(rule)).toList();
      assertThat(of).filteredOn(one -> one.kind() == Kind.RAISE).as("%s raised", rule).hasSize(1);
      assertThat(of.get(of.size() - 1).active()).as("%s is open", rule).isTrue();
    }
  }
}
