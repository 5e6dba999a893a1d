package io.vigil.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sim.mqtt.GatewayClient;
import io.vigil.sim.mqtt.GatewayListener;
import io.vigil.sim.mqtt.GatewayOptions;
import io.vigil.sim.mqtt.Mosquitto;
import io.vigil.sim.mqtt.StubServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingPlayerIT {
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
  void sameBootSendsTheSameMessagesAtEveryPace() throws IOException, InterruptedException {
    RecordingPlant plant = RecordingPlant.of(small());
    long began = System.nanoTime();
    Played paced = play(plant, Pace.times(100));
    long pacedMillis = (System.nanoTime() - began) / 1_000_000;
    List<String> first = payloads(0);
    Played fast = play(plant, Pace.FASTEST);
    assertThat(first).hasSize((int) paced.messages()).hasSize(100);
    assertThat(payloads(first.size())).isEqualTo(first);
    assertThat(fast).isEqualTo(paced);
    assertThat(pacedMillis).as("99 s at 100 times").isGreaterThanOrEqualTo(985);
  }

  @Test
  void longwallArrivesWholeWithTheClockGoingOnBetweenItsRows()
      throws IOException, InterruptedException {
    RecordingPlant plant = RecordingPlant.of(RecordingsFolder.file("methane/longwall_a.csv"));
    Played played = play(plant, Pace.FASTEST);
    assertThat(played.readings()).isEqualTo(80_208);
    assertThat(played.ticks()).as("10 s and 20 s after each row").isEqualTo(2 * 13_367L);
    assertThat(server.heard()).hasSize((int) played.messages());
    assertThat(server.heard().stream().map(heard -> heard.data().at())).isSorted();
    assertThat(server.heard().stream().mapToLong(heard -> heard.data().size()).sum())
        .isEqualTo(80_208);
  }

  private Played play(RecordingPlant plant, Pace pace) throws IOException, InterruptedException {
    GatewayOptions options =
        GatewayOptions.of(
                BrokerAddress.of(folder),
                plant.file().enterprise(),
                RecordingPlant.GATEWAY,
                "secret")
            .withBoot("run-1");
    try (GatewayClient gateway = GatewayClient.start(options, GatewayListener.NONE)) {
      Played played = RecordingPlayer.play(plant, gateway, pace);
      assertThat(gateway.awaitAcknowledged(Duration.ofSeconds(120))).isTrue();
      return played;
    }
  }

  private List<String> payloads(int from) {
    return server.heard().stream()
        .skip(from)
        .map(heard -> new String(heard.payload(), StandardCharsets.UTF_8))
        .toList();
  }

  private Path small() throws IOException {
    List<String> lines = new ArrayList<>(List.of("timestamp,A,B"));
    for (int i = 0; i < 100; i++) {
      lines.add("2020-01-01 00:%02d:%02d,%d,%d".formatted(i / 60, i % 60, i, i * i));
    }
    return Files.write(folder.resolve("small.csv"), lines);
  }
}
