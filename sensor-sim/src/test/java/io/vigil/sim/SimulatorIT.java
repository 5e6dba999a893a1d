package io.vigil.sim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.plant.PlantPoint;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.sim.ledger.SendLedger;
import io.vigil.sim.model.Example;
import io.vigil.sim.model.Mine;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.Plants;
import io.vigil.sim.mqtt.Mosquitto;
import io.vigil.sim.mqtt.StubServer;
import io.vigil.sim.mqtt.StubServer.Heard;
import io.vigil.sim.mqtt.Wait;
import io.vigil.sim.scenario.Happened;
import io.vigil.sim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorIT {
  private Mosquitto broker;
  private StubServer server;
  private Path folder;

  @BeforeEach
  void startBroker(@TempDir Path temporary) throws IOException, MqttException {
    folder = temporary;
    broker = Mosquitto.start(temporary);
    server = StubServer.start(broker.url(), heard -> true);
  }

  @AfterEach
  void stopBroker() throws MqttException {
    try {
      if (server != null) {
        server.close();
      }
    } finally {
      if (broker != null) {
        broker.close();
      }
    }
  }

  @Test
  void plantLivesASecondASecondAndItsScenarioShowsInTheReadings() throws IOException {
    SimOptions options =
        SimOptions.demo(Mine.model(), broker.url(), Map.of("gw1", "secret"))
            .withScenarios(List.of(Mine.scenario("fan-trip")));
    try (Simulator simulator = Simulator.start(options)) {
      Wait.until("four seconds were heard", () -> server.heard().size() >= 4);
      List<Heard> heard = server.heard();
      long first = heard.get(0).data().times()[0];
      assertThat(heard.get(3).data().times()[0]).isEqualTo(first + 3_000);
      assertThat(Math.abs(System.currentTimeMillis() - first)).isLessThan(20_000);
      assertThat(points(heard)).containsAll(periodicPoints());
      assertThat(valuesOf(heard, Mine.LOCAL_FAN)).containsOnly(0.0);
      assertThat(valuesOf(heard, Mine.MAIN_FAN)).as("control").containsOnly(1.0);
      assertThat(simulator.happened())
          .containsExactly(new Happened(first, Mine.scenario("fan-trip")));
      Wait.until("the birth arrived", () -> server.others().size() == 1);
      assertThat(server.others().get(0).kind()).isEqualTo(Up.BIRTH);
    }
  }

  @Test
  void calibrationIsAnnouncedBeforeItsReadingsAreSent() throws IOException {
    SimOptions options =
        SimOptions.demo(Mine.model(), broker.url(), Map.of("gw1", "secret"))
            .withScenarios(List.of(Mine.scenario("calibration")));
    try (Simulator simulator = Simulator.start(options)) {
      Wait.until("announced", () -> server.events().size() == 1);
      PlantEvent event = server.events().get(0).events().get(0);
      assertThat(event.type()).isEqualTo(PlantEvent.Type.CALIBRATION_BEGIN);
      assertThat(event.points()).containsExactly("F01.CH4.T1");
      assertThat(event.until()).isEqualTo(event.time() + 1_800_000);
      assertThat(simulator.happened()).hasSize(1);
      Wait.until("its readings come", () -> server.heard().size() >= 3);
      long announced = server.events().get(0).sequence();
      assertThat(server.heard())
          .filteredOn(one -> one.data().sequence() < announced)
          .allSatisfy(one -> assertThat(one.data().times()).doesNotContain(event.time()));
    }
  }

  @Test
  void ledgerHoldsWhatTheServerHeardAndWhatItAnswered() throws IOException, InterruptedException {
    server.answer(heard -> heard.data().sequence() % 2 == 0);
    Path file = folder.resolve("ledger");
    SimOptions options =
        SimOptions.demo(Mine.model(), broker.url(), Map.of("gw1", "secret")).withLedger(file);
    SimMain.run(new SimOptions.Start(options, Optional.of(Duration.ofSeconds(5))));
    List<SendLedger.Entry> entries = SendLedger.read(file);
    assertThat(entries).hasSizeBetween(3, 7);
    assertThat(entries).anyMatch(SendLedger.Entry::acknowledged);
    assertThat(entries).allMatch(entry -> !entry.acknowledged() || entry.sequence() % 2 == 0);
    Set<String> heard = new TreeSet<>();
    server.heard().forEach(one -> heard.add(new String(one.payload(), UTF_8)));
    assertThat(entries).allMatch(entry -> heard.contains(entry.payload()));
  }

  @Test
  void configurationFileIsAllThatIsNeeded() throws IOException, InterruptedException {
    Path credentials = Files.writeString(folder.resolve("credentials"), "gw1=secret\n");
    Path config =
        Files.writeString(
            folder.resolve("sim.properties"),
            "mqtt=" + broker.url() + "\ncredentials=" + credentials + "\nduration=PT2S\n");
    SimMain.main(new String[] {config.toString()});
    assertThat(server.heard()).isNotEmpty();
  }

  @Test
  void scenarioIsStartedByItsIdWhileThePlantLivesAndNoneRuns() throws IOException {
    PlantModel example = Example.model();
    PlantModel quiet =
        new PlantModel(
            example.file(), example.quantities(), example.sensors(), example.scenarios(), null);
    try (Simulator simulator =
        Simulator.start(SimOptions.demo(quiet, broker.url(), Map.of("gw1", "secret")))) {
      assertThat(simulator.scenarios()).extracting(Scenario::id).containsExactly("pump-fails");
      Wait.until("the plant lives", () -> !server.heard().isEmpty());
      assertThat(simulator.running()).isEmpty();
      assertThat(simulator.start("earthquake")).isFalse();
      assertThat(simulator.start("pump-fails")).isTrue();
      assertThat(simulator.start("pump-fails")).as("it runs").isFalse();
      Happened running = simulator.running().orElseThrow();
      Wait.until("it has begun", () -> !simulator.happened().isEmpty());
      assertThat(simulator.happened()).containsExactly(running);
    }
  }

  @Test
  void whatAnOpcUaGatewaySaysGoesToTheSinkAndNotToTheBroker() throws IOException {
    Queue<String> sunk = new ConcurrentLinkedQueue<>();
    PlantModel farm = Plants.of("tank-farm");
    try (Simulator simulator =
        Simulator.start(
            SimOptions.demo(farm, broker.url(), Map.of("dcs", "secret")),
            (gateway, point, time, value, reason) -> sunk.add(gateway + " " + point))) {
      Wait.until("both are heard", () -> points(server.heard()).size() >= 8 && sunk.size() >= 4);
      assertThat(simulator.counters()).containsOnlyKeys("dcs");
      assertThat(sunk)
          .contains("sis TK101.LT2", "sis TK101.XV")
          .allMatch(one -> one.startsWith("sis "));
      assertThat(points(server.heard())).contains("TK101.LT1").doesNotContain("TK101.LT2");
    }
  }

  private static Set<String> points(List<Heard> heard) {
    Set<String> points = new TreeSet<>();
    heard.forEach(one -> points.addAll(List.of(one.data().points())));
    return points;
  }

  private static List<String> periodicPoints() {
    return Mine.of(1).file().points().stream()
        .filter(point -> point.sampleMillis() == 1_000)
        .map(PlantPoint::code)
        .toList();
  }

  private static Set<Double> valuesOf(List<Heard> heard, String point) {
    Set<Double> values = new TreeSet<>();
    for (Heard one : heard) {
      for (int i = 0; i < one.data().size(); i++) {
        if (one.data().points()[i].equals(point)) {
          values.add(one.data().values()[i]);
        }
      }
    }
    return values;
  }
}
