package io.vigil.sim.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.plant.PlantFileReader;
import io.vigil.model.plant.PlantFileReader.Outcome;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.sim.load.LoadOptions.Sender;
import io.vigil.sim.mqtt.Mosquitto;
import io.vigil.sim.mqtt.StubServer;
import io.vigil.sim.mqtt.StubServer.Heard;
import io.vigil.sim.mqtt.Wait;
import io.vigil.sim.replay.BrokerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadGeneratorIT {
  private static final int POINTS = 20;
  private static final List<Sender> TWO =
      List.of(new Sender("load-a", "load", "a"), new Sender("load-b", "load", "b"));

  private Path folder;
  private Mosquitto broker;
  private StubServer server;

  @BeforeEach
  void startBroker(@TempDir Path temporary) throws IOException, MqttException {
    folder = temporary;
    broker = Mosquitto.start(folder);
    server = StubServer.start(BrokerAddress.of(folder), heard -> true);
  }

  @AfterEach
  void stopEverything() throws MqttException {
    if (server != null) {
      server.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void rateIsKeptAndEveryCrossingIsKnownByItsStamp() throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (LoadGenerator load = LoadGenerator.start(options(2000, Duration.ofSeconds(2), 7))) {
      assertThat(load.awaitEnd(Duration.ofSeconds(30))).isTrue();
      LoadCounters counters = load.counters();
      // 2000 a second for 2 s in messages of 10; what a busy machine made late is named.
      assertThat(counters.messages() + counters.skipped()).isEqualTo(400);
      assertThat(counters.readings()).isEqualTo(counters.messages() * 10);
      assertThat(counters.acknowledged()).isEqualTo(counters.messages());
      assertThat(load.crossings().size()).isEqualTo((int) counters.crossings()).isPositive();
      takeAllCrossings(load, before);
      assertThat(load.crossings().size()).isZero();
    }
  }

  private void takeAllCrossings(LoadGenerator load, long before) {
    for (Heard heard : server.heard()) {
      DataMessage message = heard.data();
      int high = 0;
      for (int i = 0; i < message.size(); i++) {
        if (message.values()[i] >= 50) {
          high++;
          String enterprise = heard.address().enterprise();
          assertThat(load.crossings().take(enterprise, message.points()[i], message.times()[i]))
              .isPresent()
              .satisfies(
                  nanos -> assertThat(nanos.getAsLong()).isBetween(before, System.nanoTime()));
        }
      }
      assertThat(high).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void pointsTakeTurnsAndTheirStampsRise() throws IOException, InterruptedException {
    try (LoadGenerator load = LoadGenerator.start(options(4000, Duration.ofSeconds(1), 1))) {
      assertThat(load.awaitEnd(Duration.ofSeconds(30))).isTrue();
    }
    Map<String, Long> newest = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    Set<String> high = new HashSet<>();
    for (Heard heard : server.heard()) {
      DataMessage message = heard.data();
      for (int i = 0; i < message.size(); i++) {
        String key = heard.address().enterprise() + "/" + message.points()[i];
        assertThat(newest.merge(key, message.times()[i], (old, time) -> time > old ? time : -1))
            .as(key)
            .isNotEqualTo(-1);
        counts.merge(key, 1, Integer::sum);
        boolean isHigh = message.values()[i] > 50;
        assertThat(isHigh && !high.add(key)).as("high twice: " + key).isFalse();
        if (!isHigh) {
          high.remove(key);
        }
      }
    }
    assertThat(counts).hasSize(2 * POINTS);
    int first = counts.getOrDefault("load-a/P0", 0);
    assertThat(counts.getOrDefault("load-a/P19", 0)).isBetween(first - 1, first);
  }

  @Test
  void fullWindowIsCountedAndClosingDoesNotWaitForIt() throws IOException, InterruptedException {
    server.answer(heard -> false);
    LoadGenerator load = LoadGenerator.start(options(40_000, Duration.ZERO, 0));
    Wait.until("both are blocked", () -> load.counters().blocked() >= 2);
    assertThat(load.counters().messages()).isLessThanOrEqualTo(2000);
    assertThat(load.counters().crossings()).isZero();
    assertThat(load.awaitEnd(Duration.ofMillis(10))).isFalse();
    long began = System.nanoTime();
    load.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void plantFileGivesEachPointOneRuleAndIsInOrder() {
    Outcome outcome = PlantFileReader.read(LoadGenerator.plantFile("load-a", 3));
    assertThat(outcome).isInstanceOf(Outcome.Taken.class);
    List<PlantPoint> points = ((Outcome.Taken) outcome).file().points();
    assertThat(points).extracting(PlantPoint::code).containsExactly("P0", "P1", "P2");
    assertThat(points).allMatch(point -> point.customRules().size() == 1);
    assertThat(points).allMatch(point -> List.of().equals(point.rules()));
    assertThat(points).allMatch(point -> point.stampMemory() == 1);
  }

  @Test
  void optionsThatCannotWorkAreRefused() {
    assertThatThrownBy(() -> options(2 * POINTS * 1000 + 1, Duration.ZERO, 0))
        .hasMessageContaining("stamps are milliseconds");
    assertThatThrownBy(() -> new LoadOptions("", TWO, 5, 10, 6, Duration.ZERO, 0))
        .hasMessageContaining("batch 6 of 5 points");
    List<Sender> same = List.of(TWO.get(0), TWO.get(0));
    assertThatThrownBy(() -> new LoadOptions("", same, 5, 10, 5, Duration.ZERO, 0))
        .hasMessageContaining("enterprise of their own");
    assertThat(new Sender("load-a", "load", "secret").toString()).doesNotContain("secret");
  }

  private LoadOptions options(int readingsPerSecond, Duration duration, int crossingEvery)
      throws IOException {
    return new LoadOptions(
        BrokerAddress.of(folder), TWO, POINTS, readingsPerSecond, 10, duration, crossingEvery);
  }
}
